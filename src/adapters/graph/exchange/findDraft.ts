// Finds the draft of an answer that lies in the thread of a mail, for the physician to send.
import * as v from 'valibot';
import type { MessageReference } from '../../../domain/holds';
import type { GraphClient } from '../client/GraphClient';
import { instantSchema } from '../client/instantSchema';
import { path, query, quoted } from '../client/path';
import { readAnswer } from '../client/readAnswer';
import { about, messagePath } from './mailAsk';

const MOST_DRAFTS = 10;

const threadSchema = v.object({ conversationId: v.nullish(v.string(), '') });
const draftSchema = v.object({
  id: v.string(),
  isDraft: v.boolean(),
  lastModifiedDateTime: instantSchema,
});

/** Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/mailfolder-list-messages). */
export async function findDraft(
  graph: GraphClient,
  reference: MessageReference,
): Promise<MessageReference | null> {
  const mailbox = reference.mailbox.toLowerCase();
  const mail = await graph.ask({
    ...about(mailbox),
    method: 'GET',
    path: messagePath(reference) + query({ $select: 'conversationId' }),
  });
  const { conversationId } = readAnswer(threadSchema, mail);
  if (conversationId === '') return null;
  const rows = await graph.all(
    {
      ...about(mailbox),
      path:
        path`/users/${mailbox}/mailFolders/drafts/messages` +
        query({
          $filter: `conversationId eq ${quoted(conversationId)}`,
          $select: 'id,isDraft,lastModifiedDateTime',
          $top: MOST_DRAFTS,
        }),
    },
    draftSchema,
    MOST_DRAFTS,
  );
  const newest = rows
    .filter(({ isDraft }) => isDraft)
    .sort((a, b) => b.lastModifiedDateTime - a.lastModifiedDateTime)[0];
  return newest === undefined ? null : { mailbox, immutableId: newest.id };
}
