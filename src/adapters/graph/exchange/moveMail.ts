// Moves a mail from one folder to another, and never out of a third one into which a person has put it.
import * as v from 'valibot';
import type { Mailbox, MailFolder } from '../../../ports';
import type { GraphClient } from '../client/GraphClient';
import { path, query } from '../client/path';
import { readAnswer } from '../client/readAnswer';
import { about, messagePath } from './mailAsk';

const folderSchema = v.object({ id: v.string() });
const placeSchema = v.object({ parentFolderId: v.string() });

/**
 * The move, with the folders' ids looked up once for each mailbox.
 *
 * Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/message-move).
 */
export function createMover(graph: GraphClient): Mailbox['moveMail'] {
  const known = new Map<string, Promise<string>>();
  const idOf = async (mailbox: string, folder: MailFolder): Promise<string> => {
    const key = `${mailbox.toLowerCase()} ${folder}`;
    const asked = known.get(key) ?? readFolderId(graph, mailbox, folder);
    known.set(key, asked);
    try {
      return await asked;
    } catch (error) {
      known.delete(key);
      throw error;
    }
  };
  return async (reference, { from, to }) => {
    const { mailbox } = reference;
    const found = await graph.askIfThere({
      ...about(mailbox),
      method: 'GET',
      path: messagePath(reference) + query({ $select: 'parentFolderId' }),
    });
    if (found === null) return 'gone';
    const { parentFolderId } = readAnswer(placeSchema, found);
    const [fromId, toId] = await Promise.all([idOf(mailbox, from), idOf(mailbox, to)]);
    if (parentFolderId === toId) return 'already-there';
    if (parentFolderId !== fromId) return 'elsewhere';
    const moved = await graph.askIfThere({
      ...about(mailbox),
      method: 'POST',
      path: `${messagePath(reference)}/move`,
      body: { destinationId: toId },
    });
    return moved === null ? 'gone' : 'moved';
  };
}

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/mailfolder-get). */
async function readFolderId(
  graph: GraphClient,
  mailbox: string,
  folder: MailFolder,
): Promise<string> {
  const answer = await graph.ask({
    ...about(mailbox),
    method: 'GET',
    path: path`/users/${mailbox}/mailFolders/${folder}` + query({ $select: 'id' }),
  });
  return readAnswer(folderSchema, answer).id;
}
