// The mails of a pile as one list of which only the visible part is in the page, so that ten thousand are no burden.
import { makeStyles, tokens } from '@fluentui/react-components';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { QueueEntry } from '../../ui/inbox/InboxQueue';

/** Every row has this height, so that the place of each follows from its number. */
export const ROW_PX = 88;
const OVERSCAN = 6;
/** Where nothing is laid out (a test, a hidden tab), as if the list were this high. */
const NOMINAL_PX = ROW_PX * 12;

const useStyles = makeStyles({
  list: {
    position: 'relative',
    height: '100%',
    overflowY: 'auto',
    overflowX: 'hidden',
    overscrollBehavior: 'contain',
    // The ring stands around the mail that the keys are meant for, not around all of them.
    ':focus-visible': { outlineStyle: 'none' },
    ':focus-visible [aria-current="true"]': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: `-${tokens.strokeWidthThick}`,
    },
  },
  whole: { position: 'relative', width: '100%' },
  row: { position: 'absolute', insetInline: 0, height: `${String(ROW_PX)}px` },
});

export interface MailListProps {
  readonly label: string;
  readonly entries: readonly QueueEntry[];
  readonly openKey: string | null;
  readonly selected: ReadonlySet<string>;
  readonly onOpen: (entry: QueueEntry) => void;
  /** The next mail, or the one before. */
  readonly onStep: (by: 1 | -1) => void;
  readonly renderRow: (entry: QueueEntry) => ReactNode;
}

export const LIST_ID = 'inbox-list';

/** One stop for Tab; the open mail is the active option. */
export function MailList(props: MailListProps): ReactElement {
  const { entries, openKey, selected } = props;
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const [height, setHeight] = useState(NOMINAL_PX);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const measure = (): void => {
      setHeight(element.clientHeight === 0 ? NOMINAL_PX : element.clientHeight);
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  const openAt = entries.findIndex(({ key }) => key === openKey);
  useEffect(() => {
    const element = list.current;
    if (element === null || openAt === -1) return;
    const top = openAt * ROW_PX;
    const end = top + ROW_PX;
    const visible = element.clientHeight === 0 ? NOMINAL_PX : element.clientHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (end > element.scrollTop + visible) element.scrollTop = end - visible;
  }, [openAt]);

  const first = Math.max(0, Math.floor(scrolled / ROW_PX) - OVERSCAN);
  const last = Math.min(entries.length, Math.ceil((scrolled + height) / ROW_PX) + OVERSCAN);
  const shown = entries.slice(first, last);
  return (
    <div
      ref={list}
      id={LIST_ID}
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-multiselectable
      aria-activedescendant={openAt >= first && openAt < last ? rowId(openKey ?? '') : undefined}
      className={styles.list}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        props.onStep(event.key === 'ArrowDown' ? 1 : -1);
      }}
      onScroll={(event) => {
        setScrolled(event.currentTarget.scrollTop);
      }}
    >
      <div
        role="presentation"
        className={styles.whole}
        style={{ height: `${String(entries.length * ROW_PX)}px` }}
      >
        {shown.map((entry, index) => (
          // Keys are the screen's (J, K, X): an option that took the focus would lose it when it scrolls away.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={entry.key}
            id={rowId(entry.key)}
            role="option"
            aria-selected={selected.has(entry.key)}
            aria-current={entry.key === openKey}
            aria-posinset={first + index + 1}
            aria-setsize={entries.length}
            className={styles.row}
            style={{ top: `${String((first + index) * ROW_PX)}px` }}
            onClick={() => {
              props.onOpen(entry);
            }}
          >
            {props.renderRow(entry)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Immutable ids carry signs that an element's id may not. */
function rowId(key: string): string {
  return `mail-${key.replace(/[^A-Za-z0-9]/g, '_')}`;
}
