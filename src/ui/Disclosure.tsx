// A heading that opens and closes what stands below it; light enough for the first view.
import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useId, type ReactElement, type ReactNode } from 'react';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: 'inherit', fontWeight: 'inherit' },
  button: {
    display: 'flex',
    alignItems: 'center',
    width: '100%',
    minHeight: '32px',
    columnGap: tokens.spacingHorizontalXS,
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalXXS,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorTransparentBackground,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    cursor: 'pointer',
    // No change of ground: in high contrast it would take the words with it.
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: `-${tokens.strokeWidthThick}`,
    },
  },
  title: { flexGrow: 1 },
  aside: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  content: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    paddingInlineStart: tokens.spacingHorizontalS,
    paddingBlockEnd: tokens.spacingVerticalS,
  },
});

export interface DisclosureProps {
  readonly title: string;
  /** A few words at the right end, such as a count. */
  readonly aside?: string;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ReactNode;
  /** Heading level; sections of a screen are level 2. */
  readonly level?: 2 | 3 | 4;
  readonly buttonId?: string;
}

/** The content is not in the page while it is closed. */
export function Disclosure(props: DisclosureProps): ReactElement {
  const styles = useStyles();
  const contentId = useId();
  const Heading = `h${props.level ?? 2}` as const;
  return (
    <section>
      <Heading className={styles.heading}>
        <button
          type="button"
          {...(props.buttonId === undefined ? {} : { id: props.buttonId })}
          className={styles.button}
          aria-expanded={props.isOpen}
          aria-controls={contentId}
          onClick={() => {
            props.onToggle(!props.isOpen);
          }}
        >
          {props.isOpen ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
          <span className={styles.title}>{props.title}</span>
          {props.aside !== undefined && <span className={styles.aside}>{props.aside}</span>}
        </button>
      </Heading>
      <div id={contentId} hidden={!props.isOpen} className={props.isOpen ? styles.content : ''}>
        {props.isOpen && props.children}
      </div>
    </section>
  );
}
