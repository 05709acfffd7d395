// The piles with their counts and reasons; a list to choose from where there is no room for one.
import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useId, type ReactElement } from 'react';
import type { Lane } from '../../domain/triage';
import { LaneBadge } from '../../ui/LaneBadge';
import { isToSort, pressingWords, type Pile, type PileName } from '../../ui/inbox/piles';

const useStyles = makeStyles({
  nav: { overflowY: 'auto', height: '100%' },
  list: { margin: 0, padding: tokens.spacingHorizontalS, listStyleType: 'none' },
  pile: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    width: '100%',
    minHeight: '40px',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalSNudge,
    paddingInline: tokens.spacingHorizontalS,
    borderTopStyle: 'none',
    borderRightStyle: 'none',
    borderBottomStyle: 'none',
    borderLeftWidth: tokens.strokeWidthThickest,
    borderLeftStyle: 'solid',
    borderLeftColor: 'transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorTransparentBackground,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: `-${tokens.strokeWidthThick}`,
    },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground3,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
    borderLeftColor: tokens.colorBrandStroke1,
    fontWeight: tokens.fontWeightSemibold,
  },
  apart: {
    marginBlockStart: tokens.spacingVerticalS,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    paddingBlockStart: tokens.spacingVerticalS,
  },
  count: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  because: {
    gridColumnStart: 1,
    gridColumnEnd: 3,
    overflow: 'hidden',
    maxHeight: `calc(2 * ${tokens.lineHeightBase200})`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  late: { color: tokens.colorPaletteRedForeground2, fontWeight: tokens.fontWeightSemibold },
  field: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    whiteSpace: 'nowrap',
  },
  select: { flexGrow: 1, minWidth: 0 },
});

export interface PileNavProps {
  readonly piles: readonly Pile[];
  readonly current: PileName;
  readonly onPick: (name: PileName) => void;
}

export function PileNav({ piles, current, onPick }: PileNavProps): ReactElement {
  const styles = useStyles();
  const firstAside = piles.find(({ name }) => !isToSort(name))?.name;
  return (
    <nav aria-label="Piles" className={styles.nav}>
      <ul className={styles.list}>
        {piles.map((pile) => (
          <li key={pile.name} className={mergeClasses(pile.name === firstAside && styles.apart)}>
            <button
              type="button"
              aria-current={pile.name === current}
              className={mergeClasses(styles.pile, pile.name === current && styles.current)}
              onClick={() => {
                onPick(pile.name);
              }}
            >
              {isLane(pile.name) ? (
                <span>
                  <LaneBadge lane={pile.name} />
                </span>
              ) : (
                <span>{pile.title}</span>
              )}
              <span className={styles.count}>{pile.entries.length}</span>
              {(pile.because !== '' || pressing(pile) !== '') && (
                <span className={styles.because}>
                  {pressing(pile) !== '' && <span className={styles.late}>{pressing(pile)}</span>}
                  {pile.because !== '' && pressing(pile) !== '' && ' · '}
                  {pile.because}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same, in one line. */
export function PileSelect({ piles, current, onPick }: PileNavProps): ReactElement {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>Pile</label>
      <Select
        id={id}
        className={styles.select}
        value={current}
        onChange={(_event, { value }) => {
          const picked = piles.find(({ name }) => name === value);
          if (picked !== undefined) onPick(picked.name);
        }}
      >
        {piles.map((pile) => (
          <option key={pile.name} value={pile.name}>
            {pile.title} ({pile.entries.length}
            {pressing(pile) === '' ? '' : `, ${pressing(pile)}`})
          </option>
        ))}
      </Select>
    </div>
  );
}

function isLane(name: PileName): name is Lane {
  return isToSort(name) && name !== 'all' && name !== 'unsure';
}

function pressing(pile: Pile): string {
  return isToSort(pile.name) || pile.name === 'sorted' ? pressingWords(pile) : '';
}
