// Looks for the draft that answers a mail, so that the physician can be asked to send it.
import type { MessageReference } from '../domain/holds';
import type { Desk, Headline } from '../ports';

export interface DraftToSend {
  readonly draft: MessageReference;
  /** Read live under the viewer's own rights, kept nowhere. */
  readonly headline: Headline;
}

/** The newest draft in the thread of the mail; null when nobody has saved one in that mailbox. */
export async function readDraftToSend(
  desk: Desk,
  mail: MessageReference,
): Promise<DraftToSend | null> {
  const draft = await desk.mailbox.findDraft(mail);
  if (draft === null) return null;
  const headline = await desk.mailbox.readHeadline(draft);
  return 'kind' in headline ? null : { draft, headline };
}
