// Reads one whole mail for the triage and the reading pane.
import * as v from 'valibot';
import type { MessageReference } from '../../../domain/holds';
import type { Mail } from '../../../domain/mail';
import { isDeskError, type MailAnswer } from '../../../ports';
import type { GraphClient } from '../client/GraphClient';
import { instantSchema } from '../client/instantSchema';
import { query } from '../client/path';
import { readAnswer } from '../client/readAnswer';
import { about, messagePath } from './mailAsk';
import { peopleSchema, senderSchema } from './mailPeople';
import { BODIES_AS_HTML } from './prefer';

const SELECTED =
  'id,from,toRecipients,ccRecipients,subject,body,receivedDateTime,importance,hasAttachments,internetMessageHeaders,webLink';

const messageSchema = v.object({
  from: senderSchema,
  toRecipients: peopleSchema,
  ccRecipients: peopleSchema,
  subject: v.nullish(v.string(), ''),
  body: v.nullish(
    v.object({ contentType: v.picklist(['text', 'html']), content: v.nullish(v.string(), '') }),
    { contentType: 'text', content: '' },
  ),
  receivedDateTime: v.nullish(instantSchema, null),
  importance: v.nullish(v.picklist(['low', 'normal', 'high']), 'normal'),
  hasAttachments: v.nullish(v.boolean(), false),
  internetMessageHeaders: v.nullish(
    v.array(v.object({ name: v.string(), value: v.nullish(v.string(), '') })),
    [],
  ),
  webLink: v.nullish(v.string(), null),
});
const attachmentSchema = v.object({ name: v.nullish(v.string(), '') });

/**
 * Permission: Mail.ReadWrite.Shared (https://learn.microsoft.com/graph/api/message-get,
 * https://learn.microsoft.com/graph/api/message-list-attachments). Reading does not mark the mail as read.
 */
export async function readMail(
  graph: GraphClient,
  reference: MessageReference,
): Promise<MailAnswer> {
  const { prefer = [], ...ask } = about(reference.mailbox);
  try {
    const answer = await graph.ask({
      ...ask,
      prefer: [...prefer, BODIES_AS_HTML],
      method: 'GET',
      path: messagePath(reference) + query({ $select: SELECTED }),
    });
    const message = readAnswer(messageSchema, answer);
    const attachmentNames = message.hasAttachments ? await namesOf(graph, reference) : [];
    return { kind: 'mail', mail: mailOf(message, attachmentNames), webLink: message.webLink };
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/gone') return { kind: 'gone' };
    if (isDeskError(error) && error.code === 'graph/forbidden') return { kind: 'forbidden' };
    throw error;
  }
}

async function namesOf(
  graph: GraphClient,
  reference: MessageReference,
): Promise<readonly string[]> {
  const attachments = await graph.all(
    {
      ...about(reference.mailbox),
      path: `${messagePath(reference)}/attachments${query({ $select: 'id,name' })}`,
    },
    attachmentSchema,
  );
  return attachments.map(({ name }) => name).filter((name) => name !== '');
}

function mailOf(
  message: v.InferOutput<typeof messageSchema>,
  attachmentNames: readonly string[],
): Mail {
  // Of a header that stands several times the topmost is the last server's word.
  const headers: Record<string, string> = {};
  for (const { name, value } of message.internetMessageHeaders) headers[name] ??= value;
  return {
    from: message.from,
    to: message.toRecipients,
    cc: message.ccRecipients,
    subject: message.subject,
    bodyType: message.body.contentType,
    body: message.body.content,
    receivedAt: message.receivedDateTime,
    importance: message.importance,
    attachmentNames,
    headers,
  };
}
