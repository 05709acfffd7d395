// Moves a mail from one folder to another, and never out of a third one into which a person has put it.
import * as v from 'valibot';
import { isDeskError, type Mailbox, type MailFolder } from '../../../ports';
import { askedOnce } from '../client/askedOnce';
import type { GraphClient } from '../client/GraphClient';
import { path, query, quoted } from '../client/path';
import { readAnswer } from '../client/readAnswer';
import { about, messagePath } from './mailAsk';

const folderSchema = v.object({ id: v.string() });
const placeSchema = v.object({ parentFolderId: v.string() });
const namedSchema = v.object({ value: v.array(folderSchema) });

/**
 * The move, with the folders' ids looked up once for each mailbox.
 *
 * Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/message-move).
 */
export function createMover(graph: GraphClient): Mailbox['moveMail'] {
  const idOf = askedOnce(
    (mailbox: string, folder: MailFolder) => `${mailbox.toLowerCase()} ${JSON.stringify(folder)}`,
    async (mailbox, folder) =>
      typeof folder === 'string'
        ? readFolderId(graph, mailbox, folder)
        : namedFolderId(graph, mailbox, folder.named),
  );
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

/**
 * The id of a folder at the top of the mailbox; it is made where it is missing.
 *
 * Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/user-list-mailfolders,
 * https://learn.microsoft.com/graph/api/user-post-mailfolders).
 */
async function namedFolderId(graph: GraphClient, mailbox: string, name: string): Promise<string> {
  const found = await findNamed(graph, mailbox, name);
  if (found !== null) return found;
  try {
    const made = await graph.ask({
      ...about(mailbox),
      method: 'POST',
      path: path`/users/${mailbox}/mailFolders`,
      body: { displayName: name },
    });
    return readAnswer(folderSchema, made).id;
  } catch (error) {
    // Another client made it in the same moment.
    const isTaken = isDeskError(error) && error.facts.status === 409;
    const others = isTaken ? await findNamed(graph, mailbox, name) : null;
    if (others === null) throw error;
    return others;
  }
}

async function findNamed(
  graph: GraphClient,
  mailbox: string,
  name: string,
): Promise<string | null> {
  const answer = await graph.ask({
    ...about(mailbox),
    method: 'GET',
    path:
      path`/users/${mailbox}/mailFolders` +
      query({ $filter: `displayName eq ${quoted(name)}`, $select: 'id' }),
  });
  return readAnswer(namedSchema, answer).value[0]?.id ?? null;
}

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/mailfolder-get). */
async function readFolderId(
  graph: GraphClient,
  mailbox: string,
  folder: MailFolder & string,
): Promise<string> {
  const answer = await graph.ask({
    ...about(mailbox),
    method: 'GET',
    path: path`/users/${mailbox}/mailFolders/${folder}` + query({ $select: 'id' }),
  });
  return readAnswer(folderSchema, answer).id;
}
