// Reads an inbox for the sweep: what changed since the last look, and what else belongs to a mail.
import * as v from 'valibot';
import {
  isDeskError,
  type InboxChange,
  type InboxChanges,
  type InboxLine,
  type InboxMail,
  type InboxMark,
  type Mailbox,
} from '../../../ports';
import type { GraphClient } from '../client/GraphClient';
import { instantSchema } from '../client/instantSchema';
import { path, query, quoted } from '../client/path';
import { readAnswer } from '../client/readAnswer';
import { about, messagePath } from './mailAsk';
import { senderSchema } from './mailPeople';
import { PAGES_OF_FIFTY } from './prefer';

const SELECTED = 'id,receivedDateTime,isRead,categories,from,subject,conversationId';
const MOST_RELATED = 25;

const lineSchema = v.object({
  id: v.string(),
  receivedDateTime: instantSchema,
  isRead: v.boolean(),
  categories: v.array(v.string()),
  from: senderSchema,
});
const mailSchema = v.object({
  ...lineSchema.entries,
  subject: v.nullish(v.string(), ''),
  conversationId: v.nullish(v.string(), ''),
});
const rowSchema = v.looseObject({ id: v.string(), '@removed': v.optional(v.unknown()) });

/**
 * Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/message-delta).
 *
 * A forgotten mark is a 410 (https://learn.microsoft.com/graph/delta-query-overview#synchronization-reset): the round
 * begins anew with everything.
 */
export async function* readInboxChanges(
  graph: GraphClient,
  mailbox: string,
  since: InboxMark | null,
): AsyncGenerator<InboxChanges> {
  if (since !== null) {
    try {
      yield* followRound(graph, mailbox, since);
      return;
    } catch (error) {
      const isForgotten = isDeskError(error) && error.facts.status === 410;
      if (!isForgotten) throw error;
    }
  }
  yield* followRound(graph, mailbox, null);
}

async function* followRound(
  graph: GraphClient,
  mailbox: string,
  since: InboxMark | null,
): AsyncGenerator<InboxChanges> {
  const { prefer = [], ...ask } = about(mailbox);
  const everything =
    path`/users/${mailbox}/mailFolders('inbox')/messages/delta` +
    query({ $select: SELECTED, $orderby: 'receivedDateTime desc' });
  const pages = graph.round(
    { ...ask, prefer: [...prefer, PAGES_OF_FIFTY] },
    since ?? { path: everything },
    rowSchema,
  );
  let isFirst = true;
  for await (const { items, deltaLink } of pages) {
    const changes = await Promise.all(items.map(async (row) => changeOf(graph, mailbox, row)));
    yield {
      changes,
      startsAfresh: isFirst && since === null,
      mark: deltaLink === null ? null : { deltaLink },
    };
    isFirst = false;
  }
}

/** A later round may tell only what changed of a mail: then the rest is asked for. */
async function changeOf(
  graph: GraphClient,
  mailbox: string,
  row: v.InferOutput<typeof rowSchema>,
): Promise<InboxChange> {
  const gone = { kind: 'gone', immutableId: row.id } as const;
  if (row['@removed'] !== undefined) return gone;
  const isWhole = SELECTED.split(',').every((name) => name in row);
  if (isWhole) return { kind: 'here', mail: mailOf(mailbox, readAnswer(mailSchema, row)) };
  const answer = await graph.askIfThere({
    ...about(mailbox),
    method: 'GET',
    path: messagePath({ mailbox, immutableId: row.id }) + query({ $select: SELECTED }),
  });
  if (answer === null) return gone;
  return { kind: 'here', mail: mailOf(mailbox, readAnswer(mailSchema, answer)) };
}

function mailOf(mailbox: string, row: v.InferOutput<typeof mailSchema>): InboxMail {
  return {
    ...lineOf(mailbox, row),
    subject: row.subject,
    conversationId: row.conversationId,
  };
}

function lineOf(mailbox: string, row: v.InferOutput<typeof lineSchema>): InboxLine {
  return {
    reference: { mailbox: mailbox.toLowerCase(), immutableId: row.id },
    receivedAt: row.receivedDateTime,
    isRead: row.isRead,
    categories: row.categories,
    from: row.from,
  };
}

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/user-list-messages). */
export async function listRelated(
  graph: GraphClient,
  mailbox: string,
  to: Parameters<Mailbox['listRelated']>[1],
): Promise<readonly InboxLine[]> {
  const rows = await graph.all(
    {
      ...about(mailbox),
      path:
        path`/users/${mailbox}/messages` +
        query({
          $filter:
            'sender' in to
              ? `from/emailAddress/address eq ${quoted(to.sender)}`
              : `conversationId eq ${quoted(to.conversationId)}`,
          $select: 'id,receivedDateTime,isRead,categories,from',
          $top: MOST_RELATED,
        }),
    },
    lineSchema,
    MOST_RELATED,
  );
  return rows.map((row) => lineOf(mailbox, row));
}
