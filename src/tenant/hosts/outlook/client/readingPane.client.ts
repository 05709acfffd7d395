/** The reading pane: who, what, when, the body in a frame that can do nothing, and the commands. */
import type { HostMessage } from '../../../hostData';
import { make, makeButton } from '../../dom.client';
import { readingDocument } from './mailHtml.client';
import { NotificationBars } from './notificationBars.client';
import { writePeople } from './people.client';

/** What the command bar does. */
export interface ReadingDuties {
  readonly reply: () => void;
  readonly replyAll: () => void;
  readonly forward: () => void;
  readonly togglePane: () => void;
  readonly paneName: string;
  /** Zone of the reader, for the time of the mail. */
  readonly zone: string;
}

/** The pane for one mail, with the bars an add-in may show above it. */
export interface ReadingPane {
  readonly element: HTMLElement;
  readonly bars: NotificationBars;
  showCategories(names: readonly string[]): void;
}

/** Shows one mail. The body's frame runs nothing and loads nothing; links open a new window. */
export function readingPane(message: HostMessage, duties: ReadingDuties): ReadingPane {
  const bars = new NotificationBars();
  const tags = make('div', { class: 'tags' });
  const body = make('iframe', {
    class: 'body',
    title: 'Message body',
    srcdoc: readingDocument(message.bodyHtml),
  });
  body.addEventListener('load', () => {
    const height = body.contentDocument?.documentElement.scrollHeight ?? 0;
    body.style.height = `${String(Math.max(height, 200))}px`;
  });
  const showCategories = (names: readonly string[]): void => {
    tags.replaceChildren(...names.map((name) => make('span', { class: 'tag' }, name)));
  };
  showCategories(message.categories);
  const element = make(
    'article',
    { class: 'reading', 'aria-label': 'Reading pane' },
    make(
      'div',
      { class: 'commands' },
      makeButton('Reply', duties.reply),
      makeButton('Reply all', duties.replyAll),
      makeButton('Forward', duties.forward),
      makeButton(duties.paneName, duties.togglePane, { class: 'app' }),
    ),
    bars.element,
    make('h2', {}, message.subject === '' ? '(No subject)' : message.subject),
    tags,
    make(
      'div',
      { class: 'envelope' },
      make('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(message)),
      make(
        'div',
        {},
        make(
          'p',
          { class: 'from' },
          message.from === null ? 'No sender' : writePeople([message.from]),
        ),
        make('p', { class: 'to' }, `To: ${writePeople(message.to)}`),
        message.cc.length === 0
          ? null
          : make('p', { class: 'to' }, `Cc: ${writePeople(message.cc)}`),
      ),
      make(
        'p',
        { class: 'when' },
        new Date(message.receivedAt).toLocaleString('en-US', { timeZone: duties.zone }),
      ),
    ),
    message.attachments.length === 0
      ? null
      : make(
          'p',
          { class: 'attachments' },
          `Attachments: ${message.attachments.map(({ name }) => name).join(', ')}`,
        ),
    body,
  );
  return { element, bars, showCategories };
}

function initials(message: HostMessage): string {
  return (message.from?.displayName ?? '?')
    .split(/\s+/)
    .filter((word) => !word.endsWith('.'))
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase();
}
