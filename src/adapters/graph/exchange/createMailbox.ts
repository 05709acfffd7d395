// Mail in Exchange: references, categories, flags, folders' counts and our own drafts. Received words are never written.
import * as v from 'valibot';
import { formatInstant, type Instant } from '../../../domain/time';
import {
  type DraftState,
  DeskError,
  isDeskError,
  type Headline,
  type InboxLine,
  type Mailbox,
} from '../../../ports';
import type { MessageReference } from '../../../domain/holds';
import { instantSchema } from '../client/instantSchema';
import { path, query, quoted } from '../client/path';
import { readAnswer } from '../client/readAnswer';
import type { GraphAsk } from '../client/GraphAsk';
import type { GraphClient } from '../client/GraphClient';
import { categoriesBody, followUpBody, forwardBody, moveBody } from './mailBodies';
import { about, messagePath } from './mailAsk';
import { findDraft } from './findDraft';
import { listRelated, readInboxChanges } from './readInbox';
import { readMail } from './readMail';
import { senderSchema } from './mailPeople';
import { createMover } from './moveMail';
import { createFolderNames, readWhereabouts } from './readWhereabouts';

const PAGE = 50;
/** Somebody else may write categories at the same moment; more collisions than these are a fault. */
const MOST_COLLISIONS = 3;

const identitySchema = v.object({
  id: v.string(),
  internetMessageId: v.nullish(v.string()),
});
const headlineSchema = v.object({
  subject: v.nullish(v.string(), ''),
  from: v.nullish(
    v.object({
      emailAddress: v.object({
        name: v.nullish(v.string(), ''),
        address: v.nullish(v.string(), ''),
      }),
    }),
  ),
  receivedDateTime: instantSchema,
  webLink: v.nullish(v.string(), null),
});
const categoriesSchema = v.object({
  '@odata.etag': v.optional(v.string()),
  categories: v.array(v.string()),
});
const draftSchema = v.object({
  id: v.string(),
  isDraft: v.boolean(),
  webLink: v.nullish(v.string(), null),
});
const draftStateSchema = v.object({ isDraft: v.boolean() });
const placeSchema = v.object({ parentFolderId: v.string() });
const folderSchema = v.object({ id: v.string() });
const countsSchema = v.object({
  unreadItemCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
  totalItemCount: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
const lineSchema = v.object({
  id: v.string(),
  receivedDateTime: instantSchema,
  isRead: v.boolean(),
  categories: v.array(v.string()),
  from: senderSchema,
});
const LINE_SELECTED = 'id,receivedDateTime,isRead,categories,from';

type Candidate = Parameters<Mailbox['confirm']>[0];

/**
 * The mailbox operations. Every address names the mailbox (`/users/{address}`), never the signed-in person's own.
 *
 * Permission of all of them: `Mail.ReadWrite.Shared`, with folder rights in Exchange
 * (https://learn.microsoft.com/graph/outlook-share-messages-folders).
 */
export function createMailbox(graph: GraphClient): Mailbox {
  const moveMail = createMover(graph);
  const folderNames = createFolderNames(graph);
  return {
    confirm: async (item) => confirm(graph, item),
    readHeadline: async (reference) => readHeadline(graph, reference),
    readCategories: async (reference) => (await readCategories(graph, reference)).categories,
    changeCategories: async (reference, change) => changeCategories(graph, reference, change),
    setFollowUp: async (reference, followUp) => setFollowUp(graph, reference, followUp),
    draftForward: async (reference, forward) => draftForward(graph, reference, forward),
    findDraft: async (reference) => findDraft(graph, reference),
    readDraftState: async (reference) => readDraftState(graph, reference),
    removeDraft: async (mailbox, draftId) => removeDraft(graph, mailbox, draftId),
    restoreToInbox: async (reference) => restoreToInbox(graph, reference),
    countInbox: async (mailbox) => countInbox(graph, mailbox),
    listInbox: (mailbox, since) => listInbox(graph, mailbox, since),
    listFromSender: async (mailbox, sender, bounds) =>
      listFromSender(graph, mailbox, sender, bounds),
    readInboxChanges: (mailbox, since) => readInboxChanges(graph, mailbox, since),
    readWhereabouts: async (reference) => readWhereabouts(graph, reference, folderNames),
    readMail: async (reference) => readMail(graph, reference),
    listRelated: async (mailbox, to) => listRelated(graph, mailbox, to),
    moveMail: async (reference, move) => moveMail(reference, move),
  };
}

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/message-get). */
async function confirm(graph: GraphClient, item: Candidate): Promise<MessageReference | null> {
  for (const candidate of item.candidates) {
    const mailbox = candidate.toLowerCase();
    const immutableId = await findIn(graph, mailbox, item);
    if (immutableId !== null) return { mailbox, immutableId };
  }
  return null;
}

/** The immutable id of that very mail in this mailbox, or null when the mailbox does not hold it or is closed to us. */
async function findIn(
  graph: GraphClient,
  mailbox: string,
  item: Candidate,
): Promise<string | null> {
  const { restId, internetMessageId } = item;
  if (restId !== null) {
    const found = await askClosed(graph, {
      ...about(mailbox),
      method: 'GET',
      path:
        messagePath({ mailbox, immutableId: restId }) + query({ $select: 'id,internetMessageId' }),
    });
    if (found === 'closed') return null;
    if (found !== null) {
      const message = readAnswer(identitySchema, found);
      if (message.internetMessageId === internetMessageId) return message.id;
    }
  }
  // No id, an id of another mailbox, or a mail that moved since (office-js issues 5875 and 3093).
  const search = await askClosed(graph, {
    ...about(mailbox),
    method: 'GET',
    path:
      path`/users/${mailbox}/messages` +
      query({
        $filter: `internetMessageId eq ${quoted(internetMessageId)}`,
        $select: 'id,internetMessageId',
        $top: 5,
      }),
  });
  if (search === 'closed' || search === null) return null;
  const { value } = readAnswer(v.object({ value: v.array(identitySchema) }), search);
  return value.find((message) => message.internetMessageId === internetMessageId)?.id ?? null;
}

/** null: not there, or an id that this mailbox cannot read; 'closed': no right to look. All else is thrown. */
async function askClosed(graph: GraphClient, ask: GraphAsk): Promise<unknown> {
  try {
    return await graph.askIfThere(ask);
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/forbidden') return 'closed';
    if (isDeskError(error) && error.facts.status === 400) return null;
    throw error;
  }
}

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/message-get). */
async function readHeadline(
  graph: GraphClient,
  reference: MessageReference,
): Promise<Headline | { readonly kind: 'gone' | 'forbidden' }> {
  try {
    const answer = await graph.ask({
      ...about(reference.mailbox),
      method: 'GET',
      path: messagePath(reference) + query({ $select: 'subject,from,receivedDateTime,webLink' }),
    });
    const { subject, from, receivedDateTime, webLink } = readAnswer(headlineSchema, answer);
    return {
      senderName: from?.emailAddress.name ?? '',
      senderAddress: (from?.emailAddress.address ?? '').toLowerCase(),
      subject,
      receivedAt: receivedDateTime,
      webLink,
    };
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/gone') return { kind: 'gone' };
    if (isDeskError(error) && error.code === 'graph/forbidden') return { kind: 'forbidden' };
    throw error;
  }
}

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/message-get). */
async function readCategories(
  graph: GraphClient,
  reference: MessageReference,
): Promise<v.InferOutput<typeof categoriesSchema>> {
  const answer = await graph.ask({
    ...about(reference.mailbox),
    method: 'GET',
    path: messagePath(reference) + query({ $select: 'categories' }),
  });
  return readAnswer(categoriesSchema, answer);
}

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/message-update). */
async function changeCategories(
  graph: GraphClient,
  reference: MessageReference,
  change: Parameters<Mailbox['changeCategories']>[1],
): Promise<void> {
  for (let collisions = 0; ; collisions += 1) {
    const read = await readCategories(graph, reference);
    const wanted = changedNames(read.categories, change);
    if (wanted === null) return;
    const etag = read['@odata.etag'];
    try {
      await graph.ask({
        ...about(reference.mailbox),
        method: 'PATCH',
        path: messagePath(reference),
        body: categoriesBody(wanted),
        ...(etag === undefined ? {} : { ifMatch: etag }),
      });
      return;
    } catch (error) {
      const isCollision = isDeskError(error) && error.facts.status === 412;
      if (!isCollision || collisions === MOST_COLLISIONS) throw error;
    }
  }
}

/**
 * The names after the change, or null when they stay as they are. Outlook does not tell names apart by case.
 *
 * @example
 * changedNames(['Clinic', 'FYI'], { add: ['Hold'], remove: ['fyi'] }) //=> ['Clinic', 'Hold']
 */
export function changedNames(
  names: readonly string[],
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): string[] | null {
  const key = (name: string): string => name.toLowerCase();
  const removed = new Set(remove.map(key));
  const kept = names.filter((name) => !removed.has(key(name)));
  const present = new Set(kept.map(key));
  const added = add.filter((name) => !present.has(key(name)));
  return added.length === 0 && kept.length === names.length ? null : [...kept, ...added];
}

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/message-update). */
async function setFollowUp(
  graph: GraphClient,
  reference: MessageReference,
  followUp: Parameters<Mailbox['setFollowUp']>[1],
): Promise<void> {
  await graph.ask({
    ...about(reference.mailbox),
    method: 'PATCH',
    path: messagePath(reference),
    body: followUpBody(followUp),
  });
}

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/message-createforward). */
async function draftForward(
  graph: GraphClient,
  reference: MessageReference,
  forward: Parameters<Mailbox['draftForward']>[1],
): Promise<{ readonly draftId: string; readonly webLink: string | null }> {
  const answer = await graph.ask({
    ...about(reference.mailbox),
    method: 'POST',
    path: `${messagePath(reference)}/createForward`,
    body: forwardBody(forward),
  });
  const draft = readAnswer(draftSchema, answer);
  if (!draft.isDraft) throw new DeskError('graph/malformed', { name: 'isDraft' });
  return { draftId: draft.id, webLink: draft.webLink };
}

/**
 * A draft keeps its immutable id when it is sent: the same id then names the copy in Sent Items.
 *
 * Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/outlook-immutable-id and
 * https://learn.microsoft.com/graph/api/message-get).
 */
async function readDraftState(
  graph: GraphClient,
  reference: MessageReference,
): Promise<DraftState> {
  try {
    const found = await graph.askIfThere({
      ...about(reference.mailbox),
      method: 'GET',
      path: messagePath(reference) + query({ $select: 'isDraft' }),
    });
    if (found === null) return 'gone';
    return readAnswer(draftStateSchema, found).isDraft ? 'draft' : 'sent';
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/forbidden') return 'forbidden';
    throw error;
  }
}

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/message-delete). */
async function removeDraft(graph: GraphClient, mailbox: string, draftId: string): Promise<void> {
  const draftPath = messagePath({ mailbox, immutableId: draftId });
  const found = await graph.askIfThere({
    ...about(mailbox),
    method: 'GET',
    path: draftPath + query({ $select: 'isDraft' }),
  });
  if (found === null) return;
  // An immutable id outlives the sending: what was a draft may by now be a sent mail, and that is not ours to remove.
  if (!readAnswer(draftStateSchema, found).isDraft) {
    throw new DeskError('graph/refused', { name: 'isDraft' });
  }
  await graph.askIfThere({ ...about(mailbox), method: 'DELETE', path: draftPath });
}

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/message-move). */
async function restoreToInbox(graph: GraphClient, reference: MessageReference): Promise<void> {
  const { mailbox } = reference;
  const [message, inbox] = await Promise.all([
    graph.ask({
      ...about(mailbox),
      method: 'GET',
      path: messagePath(reference) + query({ $select: 'parentFolderId' }),
    }),
    graph.ask({
      ...about(mailbox),
      method: 'GET',
      path: path`/users/${mailbox}/mailFolders/inbox` + query({ $select: 'id' }),
    }),
  ]);
  const { parentFolderId } = readAnswer(placeSchema, message);
  const { id } = readAnswer(folderSchema, inbox);
  if (parentFolderId === id) return;
  await graph.ask({
    ...about(mailbox),
    method: 'POST',
    path: `${messagePath(reference)}/move`,
    body: moveBody('inbox'),
  });
}

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/mailfolder-get). */
async function countInbox(
  graph: GraphClient,
  mailbox: string,
): Promise<{ readonly unread: number; readonly total: number }> {
  const answer = await graph.ask({
    ...about(mailbox),
    method: 'GET',
    path:
      path`/users/${mailbox}/mailFolders/inbox` +
      query({ $select: 'id,unreadItemCount,totalItemCount' }),
  });
  const { unreadItemCount, totalItemCount } = readAnswer(countsSchema, answer);
  return { unread: unreadItemCount, total: totalItemCount };
}

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/mailfolder-list-messages). */
async function* listInbox(
  graph: GraphClient,
  mailbox: string,
  since: Instant,
): AsyncGenerator<readonly InboxLine[]> {
  const address = mailbox.toLowerCase();
  const pages = graph.pages(
    {
      ...about(mailbox),
      path:
        path`/users/${mailbox}/mailFolders('inbox')/messages` +
        query({
          $select: LINE_SELECTED,
          $filter: `receivedDateTime ge ${formatInstant(since)}`,
          $orderby: 'receivedDateTime desc',
          $top: PAGE,
        }),
    },
    lineSchema,
  );
  for await (const page of pages) {
    yield page.map((line) => lineOf(address, line));
  }
}

/**
 * A filter beside `$orderby` must name the ordered property first (https://learn.microsoft.com/graph/api/user-list-messages).
 *
 * Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/user-list-messages).
 */
async function listFromSender(
  graph: GraphClient,
  mailbox: string,
  sender: string,
  { since, limit }: Parameters<Mailbox['listFromSender']>[2],
): Promise<readonly InboxLine[]> {
  const answer = await graph.ask({
    ...about(mailbox),
    method: 'GET',
    path:
      path`/users/${mailbox}/messages` +
      query({
        $select: LINE_SELECTED,
        $filter: `receivedDateTime ge ${formatInstant(since)} and from/emailAddress/address eq ${quoted(sender)}`,
        $orderby: 'receivedDateTime desc',
        $top: limit,
      }),
  });
  const { value } = readAnswer(v.object({ value: v.array(lineSchema) }), answer);
  return value.map((line) => lineOf(mailbox.toLowerCase(), line));
}

function lineOf(mailbox: string, line: v.InferOutput<typeof lineSchema>): InboxLine {
  return {
    reference: { mailbox, immutableId: line.id },
    receivedAt: line.receivedDateTime,
    isRead: line.isRead,
    categories: line.categories,
    from: line.from,
  };
}
