// Reads who wrote a mail and where it lies, so that what the policy keeps out is never read and what it preserves never moved.
import * as v from 'valibot';
import type { MessageReference } from '../../../domain/mail';
import { DeskError, isDeskError, type DeskErrorCode, type Whereabouts } from '../../../ports';
import { askedOnce } from '../client/askedOnce';
import type { GraphClient } from '../client/GraphClient';
import { path, query } from '../client/path';
import { readAnswer } from '../client/readAnswer';
import { about, messagePath } from './mailAsk';
import { senderSchema } from './mailPeople';

const placeSchema = v.object({
  from: senderSchema,
  conversationId: v.nullish(v.string(), ''),
  parentFolderId: v.string(),
});
const folderSchema = v.object({
  id: v.string(),
  displayName: v.nullish(v.string(), ''),
  parentFolderId: v.nullish(v.string(), null),
});
type Folder = v.InferOutput<typeof folderSchema>;

const CLOSED: readonly DeskErrorCode[] = ['graph/forbidden', 'graph/gone', 'graph/refused'];

/** Exchange allows deep trees; people do not build them. */
const DEEPEST = 12;

/** The names of a folder and of those above it, from the top down. */
export type FolderNames = (mailbox: string, folderId: string) => Promise<readonly string[]>;

/** Each folder is asked for once while the client is open. */
export function createFolderNames(graph: GraphClient): FolderNames {
  const folderOf = askedOnce(
    (mailbox: string, folderId: string) => `${mailbox.toLowerCase()} ${folderId}`,
    async (mailbox, folderId) => readFolder(graph, mailbox, folderId),
  );
  return async (mailbox, folderId) => {
    const names: string[] = [];
    let next: string | null = folderId;
    while (next !== null) {
      if (names.length === DEEPEST) throw new DeskError('graph/malformed', { name: 'mailFolders' });
      const folder: Folder | null = await folderOf(mailbox, next);
      if (folder === null) break;
      names.unshift(folder.displayName);
      next = folder.parentFolderId;
    }
    return names;
  };
}

/**
 * A delegate need not have a right to the folders above the one that is shared: there the names end.
 *
 * Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/mailfolder-get).
 */
async function readFolder(
  graph: GraphClient,
  mailbox: string,
  folderId: string,
): Promise<Folder | null> {
  try {
    const answer = await graph.ask({
      ...about(mailbox),
      method: 'GET',
      path:
        path`/users/${mailbox}/mailFolders/${folderId}` +
        query({ $select: 'id,displayName,parentFolderId' }),
    });
    return readAnswer(folderSchema, answer);
  } catch (error) {
    if (isDeskError(error) && CLOSED.includes(error.code)) return null;
    throw error;
  }
}

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/message-get). */
export async function readWhereabouts(
  graph: GraphClient,
  reference: MessageReference,
  folderNames: FolderNames,
): Promise<Whereabouts | { readonly kind: 'gone' | 'forbidden' }> {
  try {
    const answer = await graph.ask({
      ...about(reference.mailbox),
      method: 'GET',
      path: messagePath(reference) + query({ $select: 'from,conversationId,parentFolderId' }),
    });
    const { from, conversationId, parentFolderId } = readAnswer(placeSchema, answer);
    const folders = await folderNames(reference.mailbox, parentFolderId);
    return { kind: 'found', from, conversationId, folders };
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/gone') return { kind: 'gone' };
    if (isDeskError(error) && error.code === 'graph/forbidden') return { kind: 'forbidden' };
    throw error;
  }
}
