/** `Office.context.mailbox`. */
import type { HostEvent, ItemSnapshot, StartUp } from '../conversation';
import type { OfficeClient, Tail } from './calls';
import { masterCategories } from './categories';
import { argumentError, nullArgument } from './checks';
import { composeItem } from './composeItem';
import { OFFICE_CONSTANTS } from './constants';
import { formMembers, newMessageMembers, type FormMembers, type NewMessageMembers } from './forms';
import { readItem } from './readItem';
import { selectionMembers, type SelectionMembers } from './selection';

type Handler = (event: unknown) => void;
type MailboxFacts = Pick<
  Office.Mailbox,
  'userProfile' | 'convertToRestId' | 'convertToEwsId' | 'addHandlerAsync' | 'removeHandlerAsync'
>;

type PaneItem = ReturnType<typeof readItem> | ReturnType<typeof composeItem>;

/** The part of the mailbox that stands for the one shown. */
export interface PaneMailbox
  extends MailboxFacts, FormMembers, SelectionMembers, Partial<NewMessageMembers> {
  /** Undefined where the pane started without an item, null where a selection went away, as with the library. */
  item: PaneItem | null | undefined;
  readonly diagnostics: Pick<Office.Diagnostics, 'hostName' | 'hostVersion' | 'OWAView'>;
  readonly masterCategories?: Office.MasterCategories;
}

/** Makes the item object that fits the mode, or null when nothing is selected. */
function paneItem(client: OfficeClient, snapshot: ItemSnapshot): PaneItem {
  return snapshot.mode === 'read' ? readItem(client, snapshot) : composeItem(client, snapshot);
}

/** Makes the mailbox; its `item` is replaced, never changed, when the host shows another one. */
export function mailbox(client: OfficeClient, start: StartUp): PaneMailbox {
  const handlers = new Map<string, Set<Handler>>();
  const self: PaneMailbox = {
    item: start.item === null ? undefined : paneItem(client, start.item),
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
    convertToRestId: (itemId: string, version: string) => {
      mindId(itemId, version);
      return itemId.replaceAll('/', '-').replaceAll('+', '_');
    },
    convertToEwsId: (itemId: string, version: string) => {
      mindId(itemId, version);
      return itemId.replaceAll('-', '/').replaceAll('_', '+');
    },
    addHandlerAsync: (type: string, handler: Handler, ...tail: Tail<void>) => {
      client.call({ name: 'mailbox.addHandlerAsync', needs: 'Restricted' }, tail, () => {
        handlers.set(type, (handlers.get(type) ?? new Set<Handler>()).add(handler));
        return Promise.resolve();
      });
    },
    removeHandlerAsync: (type: string, ...tail: Tail<void>) => {
      client.call({ name: 'mailbox.removeHandlerAsync', needs: 'Restricted' }, tail, () => {
        handlers.delete(type);
        return Promise.resolve();
      });
    },
    ...(client.supports('1.8') ? { masterCategories: masterCategories(client) } : {}),
    ...formMembers(client),
    ...(start.item?.mode === 'compose' ? {} : newMessageMembers(client)),
    ...selectionMembers(client),
  };
  client.line.hear((event) => {
    const news = newsOf(event);
    const listeners = news === null ? undefined : handlers.get(news.type);
    // Nobody registered: the library hears nothing then, and `item` stays what it was.
    if (news === null || listeners === undefined) return;
    if (event.name === 'itemChanged' && event.item !== 'stale') {
      self.item = event.item === null ? null : paneItem(client, event.item);
      client.setHasItem(event.item !== null);
    }
    for (const listener of listeners) {
      setTimeout(() => {
        listener(news);
      }, 0);
    }
  });
  return self;
}

/** What a handler of the mailbox is told; null for events that are not the mailbox's. */
function newsOf(event: HostEvent): { readonly type: string } | null {
  const { EventType } = OFFICE_CONSTANTS;
  switch (event.name) {
    case 'itemChanged':
      return { type: EventType.ItemChanged, ...{ initialData: null } };
    case 'themeChanged':
      return { type: EventType.OfficeThemeChanged, ...{ officeTheme: event.theme } };
    case 'selectedItemsChanged':
      return { type: EventType.SelectedItemsChanged };
    default:
      return null;
  }
}

/** The library throws for an id that is not there, as on the Mac (office-js issue 5875), and for an unknown version. */
function mindId(itemId: string | null, version: string): void {
  if (itemId === null || (itemId as unknown) === undefined) throw nullArgument();
  if (version === '' || (version as unknown) === undefined) throw nullArgument();
  const known: readonly string[] = Object.values(OFFICE_CONSTANTS.MailboxEnums.RestVersion);
  if (!known.includes(version)) throw argumentError(version);
}
