/** The list of one folder: arrow keys move the selection, and the selection is what the reading pane shows. */
import type { HostMessageLine } from '../../../hostData';
import { make } from '../../dom.client';
import { makeIcon } from '../../icons.client';

/** The list and what it is told. */
export interface MessageList {
  readonly element: HTMLElement;
  show(lines: readonly HostMessageLine[], selectedId: string | null): void;
  /** Ids of the lines that are selected together: the open one, and what Ctrl or Shift added. */
  selection(): readonly string[];
}

/**
 * Makes the list with times in `zone`; `onSelect` gets the Office.js id of the chosen line, `onSelection` hears that lines
 * were added to or taken from those selected together.
 */
export function messageList(
  zone: string,
  onSelect: (itemId: string) => void,
  onSelection: () => void,
): MessageList {
  const element = make('div', {
    class: 'messages',
    role: 'listbox',
    tabindex: '0',
    'aria-label': 'Messages',
    'aria-multiselectable': 'true',
  });
  let shown: readonly HostMessageLine[] = [];
  let selected: string | null = null;
  let added = new Set<string>();
  const addLine = (index: number, toThere: boolean): void => {
    const from = shown.findIndex((line) => line.itemId === selected);
    const range = toThere ? shown.slice(Math.min(from, index), Math.max(from, index) + 1) : [];
    const line = shown[index];
    if (line === undefined) return;
    if (toThere) added = new Set(range.map(({ itemId }) => itemId));
    else if (!added.delete(line.itemId)) added.add(line.itemId);
    draw();
    onSelection();
  };
  const select = (index: number): void => {
    const line = shown[index];
    if (line === undefined) return;
    selected = line.itemId;
    const wereMany = added.size > 0;
    added = new Set();
    draw();
    if (wereMany) onSelection();
    element.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    onSelect(line.itemId);
  };
  const isSelected = ({ itemId }: HostMessageLine): boolean =>
    itemId === selected || added.has(itemId);
  const draw = (): void => {
    element.replaceChildren(
      ...shown.map((line, index) =>
        makeLine(line, zone, `message-${String(index)}`, isSelected(line), (event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) addLine(index, event.shiftKey);
          else select(index);
        }),
      ),
    );
    const active = shown.findIndex((line) => line.itemId === selected);
    if (active < 0) element.removeAttribute('aria-activedescendant');
    else element.setAttribute('aria-activedescendant', `message-${String(active)}`);
  };
  element.addEventListener('keydown', (event) => {
    const at = shown.findIndex((line) => line.itemId === selected);
    const target = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(at - 1, 0),
      Home: 0,
      End: shown.length - 1,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    select(target);
  });
  return {
    element,
    show: (lines, selectedId) => {
      shown = lines;
      selected = selectedId;
      draw();
    },
    selection: () => shown.filter(isSelected).map(({ itemId }) => itemId),
  };
}

function makeLine(
  line: HostMessageLine,
  zone: string,
  id: string,
  isSelected: boolean,
  onSelect: (event: MouseEvent) => void,
): HTMLElement {
  const marks = [
    ...(line.importance === 'high' ? [makeIcon('important', 'High importance')] : []),
    ...(line.hasAttachments ? [makeIcon('attachment', 'Has attachments')] : []),
    ...(line.flagged ? [makeIcon('flag', 'Flagged')] : []),
  ];
  const element = make(
    'div',
    {
      id,
      class: line.isRead ? 'message' : 'message unread',
      role: 'option',
      'aria-selected': String(isSelected),
    },
    make(
      'span',
      { class: 'who' },
      line.isDraft ? '[Draft] ' : '',
      line.from?.displayName ?? 'No sender',
    ),
    make('span', { class: 'when' }, writeWhen(line.receivedAt, zone)),
    make('span', { class: 'what' }, line.subject === '' ? '(No subject)' : line.subject),
    make('span', { class: 'marks' }, ...marks),
    make('span', { class: 'preview' }, line.preview),
    make(
      'span',
      { class: 'tags' },
      ...line.categories.map((name) => make('span', { class: 'tag' }, name)),
    ),
  );
  element.addEventListener('click', onSelect);
  return element;
}

/** The time today, else the day; in the reader's own zone, as Outlook does. */
function writeWhen(receivedAt: string, timeZone: string): string {
  const when = new Date(receivedAt);
  const day = (at: Date): string => at.toLocaleDateString('en-CA', { timeZone });
  return day(when) === day(new Date())
    ? when.toLocaleTimeString('en-US', { timeZone, hour: 'numeric', minute: '2-digit' })
    : when.toLocaleDateString('en-US', { timeZone, month: 'short', day: 'numeric' });
}
