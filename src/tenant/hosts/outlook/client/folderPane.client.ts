/** The folder pane: the own mailbox first, then those the user is a delegate of. */
import type { HostFolder, HostMailbox } from '../../../hostData';
import { make, makeButton } from '../../dom.client';

/** Which folder of which mailbox is looked at. */
export interface FolderPlace {
  readonly mailbox: string;
  readonly folder: string;
}

/** One mailbox with its folders; null when the viewer may not read them. */
export interface MailboxFolders {
  readonly mailbox: HostMailbox;
  readonly folders: readonly HostFolder[] | null;
}

/** Draws the pane anew. */
export function drawFolders(
  element: HTMLElement,
  all: readonly MailboxFolders[],
  place: FolderPlace,
  onOpen: (place: FolderPlace) => void,
): void {
  element.replaceChildren(
    ...all.map(({ mailbox, folders }) =>
      make(
        'section',
        {},
        make('h2', {}, mailbox.displayName),
        make(
          'p',
          { class: 'relation' },
          mailbox.relation === 'own' ? 'My mailbox' : 'Delegated to me',
        ),
        ...(folders ?? []).map((folder) => {
          const isOpen = place.mailbox === mailbox.key && place.folder === folderKey(folder);
          return makeButton(
            folder.displayName,
            () => {
              onOpen({ mailbox: mailbox.key, folder: folderKey(folder) });
            },
            {
              class: isOpen ? 'folder open' : 'folder',
              'data-unread': folder.unread === 0 ? undefined : String(folder.unread),
              'aria-label': folderLabel(folder, mailbox),
              'aria-current': isOpen ? 'page' : undefined,
            },
          );
        }),
        folders === null ? make('p', { class: 'relation' }, 'No right to read') : null,
      ),
    ),
  );
}

/** A well-known folder goes by its name, because that name outlives its id. */
export function folderKey(folder: HostFolder): string {
  return folder.wellKnownName ?? folder.id;
}

function folderLabel(folder: HostFolder, mailbox: HostMailbox): string {
  const unread = folder.unread === 0 ? '' : `, ${String(folder.unread)} unread`;
  return `${folder.displayName} of ${mailbox.displayName}${unread}`;
}
