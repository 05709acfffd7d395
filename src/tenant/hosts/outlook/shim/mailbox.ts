/** `Office.context.mailbox`. */
import type { ItemSnapshot, StartUp } from '../conversation';
import { settle, type Tail } from './asyncResults';
import { masterCategories } from './categories';
import { composeItem } from './composeItem';
import { OFFICE_CONSTANTS } from './constants';
import { formMembers, type FormMembers } from './forms';
import type { HostLine } from './hostLine';
import { readItem } from './readItem';

type Handler = (event: unknown) => void;
type MailboxFacts = Pick<
  Office.Mailbox,
  'userProfile' | 'convertToRestId' | 'convertToEwsId' | 'addHandlerAsync' | 'removeHandlerAsync'
> &
  FormMembers;

type PaneItem = ReturnType<typeof readItem> | ReturnType<typeof composeItem>;

/** The part of the mailbox that stands for the one shown. */
export interface PaneMailbox extends MailboxFacts {
  item: PaneItem | null;
  readonly diagnostics: Pick<Office.Diagnostics, 'hostName' | 'hostVersion' | 'OWAView'>;
  readonly masterCategories: Pick<Office.MasterCategories, 'getAsync'>;
}

/** Makes the item object that fits the mode, or null when nothing is selected. */
export function paneItem(line: HostLine, snapshot: ItemSnapshot | null): PaneItem | null {
  if (snapshot === null) return null;
  return snapshot.mode === 'read' ? readItem(line, snapshot) : composeItem(line, snapshot);
}

/** Makes the mailbox; its `item` is replaced, never changed, when the host shows another one. */
export function mailbox(line: HostLine, start: StartUp): PaneMailbox {
  const handlers = new Map<string, Set<Handler>>();
  const { EventType } = OFFICE_CONSTANTS;
  const tell = (type: string, event: unknown): void => {
    for (const handler of handlers.get(type) ?? []) {
      setTimeout(() => {
        handler(event);
      }, 0);
    }
  };
  const self: PaneMailbox = {
    item: paneItem(line, start.item),
    userProfile: {
      accountType: 'office365',
      displayName: start.user.displayName,
      emailAddress: start.user.emailAddress,
      timeZone: start.timeZone,
    },
    diagnostics: {
      hostName: start.profile.hostName,
      hostVersion: start.profile.hostVersion,
      OWAView: 'ThreeColumns',
    },
    masterCategories: masterCategories(line),
    convertToRestId: (itemId: string) => itemId.replaceAll('/', '-').replaceAll('+', '_'),
    convertToEwsId: (itemId: string) => itemId.replaceAll('-', '/').replaceAll('_', '+'),
    addHandlerAsync: (type: string, handler: Handler, ...tail: Tail<void>) => {
      handlers.set(type, (handlers.get(type) ?? new Set<Handler>()).add(handler));
      settle(tail, Promise.resolve());
    },
    removeHandlerAsync: (type: string, ...tail: Tail<void>) => {
      handlers.delete(type);
      settle(tail, Promise.resolve());
    },
    ...formMembers(line),
  };
  line.hear((event) => {
    if (event.name === 'itemChanged') {
      self.item = paneItem(line, event.item);
      tell(EventType.ItemChanged, { type: EventType.ItemChanged, initialData: null });
    } else if (event.name === 'themeChanged') {
      tell(EventType.OfficeThemeChanged, {
        type: EventType.OfficeThemeChanged,
        officeTheme: event.theme,
      });
    }
  });
  return self;
}
