// One figure: its number, and behind it what was counted and how.
import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useId, useState, type ReactElement, type ReactNode } from 'react';
import { SOURCE_NAMES, type Figure, type Source } from '../../domain/standup';
import type { DeskError } from '../../ports';
import { failureMessage } from '../../ui/failureMessages';
import { useScreenStyles } from '../useScreenStyles';

const useStyles = makeStyles({
  tile: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalXXS,
    width: '100%',
    height: '100%',
    minHeight: '96px',
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusXLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { boxShadow: tokens.shadow8 },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: tokens.strokeWidthThin,
    },
  },
  open: { border: `${tokens.strokeWidthThin} solid ${tokens.colorBrandStroke1}` },
  top: { display: 'flex', width: '100%', columnGap: tokens.spacingHorizontalXS },
  label: {
    flexGrow: 1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  value: {
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  unread: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorStatusDangerForeground1,
  },
  detail: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

export interface FigureTileProps<V> {
  readonly label: string;
  readonly figure: Figure<V>;
  readonly failures: ReadonlyMap<Source, DeskError>;
  /** The number, in as few characters as it takes. */
  readonly say: (value: V) => string;
  /** A few words under the number. */
  readonly under: (value: V) => string;
  /** What was counted. */
  readonly children: (value: V) => ReactNode;
}

/** The detail follows the tile in the grid and takes the whole row. */
export function FigureTile<V>(props: FigureTileProps<V>): ReactElement {
  const { figure, label } = props;
  const styles = useStyles();
  const screen = useScreenStyles();
  const [isOpen, setIsOpen] = useState(false);
  const detailId = useId();
  const Chevron = isOpen ? ChevronUpRegular : ChevronDownRegular;
  return (
    <>
      <button
        type="button"
        className={mergeClasses(styles.tile, isOpen && styles.open)}
        aria-expanded={isOpen}
        aria-controls={detailId}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
      >
        <span className={styles.top}>
          <span className={styles.label}>{label}</span>
          <Chevron aria-hidden />
        </span>
        {figure.kind === 'unread' ? (
          <>
            <span className={styles.unread}>Not known</span>
            <span className={screen.small}>{couldNotBeRead(figure.sources)}</span>
          </>
        ) : (
          <>
            <span className={styles.value}>{props.say(figure.value)}</span>
            <span className={screen.small}>{props.under(figure.value)}</span>
            {figure.isEstimate && (
              <Badge appearance="outline" color="informative">
                Estimate
              </Badge>
            )}
            {figure.missing.length > 0 && (
              <Badge appearance="tint" color="warning">
                Incomplete
              </Badge>
            )}
          </>
        )}
      </button>
      <section
        id={detailId}
        aria-label={label}
        hidden={!isOpen}
        className={isOpen ? styles.detail : ''}
      >
        {isOpen && (
          <>
            <Reasons
              sources={figure.kind === 'unread' ? figure.sources : figure.missing}
              failures={props.failures}
            />
            {figure.kind === 'read' && (
              <>
                <p className={screen.words}>{figure.formula}</p>
                {props.children(figure.value)}
              </>
            )}
          </>
        )}
      </section>
    </>
  );
}

export function couldNotBeRead(sources: readonly Source[]): string {
  return `${sources.map((source) => SOURCE_NAMES[source]).join(' and ')} could not be read`;
}

interface ReasonsProps {
  readonly sources: readonly Source[];
  readonly failures: ReadonlyMap<Source, DeskError>;
}

function Reasons({ sources, failures }: ReasonsProps): ReactElement | null {
  const screen = useScreenStyles();
  if (sources.length === 0) return null;
  return (
    <>
      {sources.map((source) => {
        const words = failureMessage(failures.get(source));
        return (
          <p key={source} className={screen.words}>
            <strong>
              {SOURCE_NAMES[source]} could not be read: {words.title}.
            </strong>{' '}
            {words.sentence} ({words.reference})
          </p>
        );
      })}
    </>
  );
}
