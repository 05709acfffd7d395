// Asks whether a mail lies in a thread that must stay as it is: preserved by the signed release, or of a legal matter.
import { laneOfCategories } from '../domain/log';
import type { MessageReference } from '../domain/mail';
import { mailRulesOf, preservationOf, preservesAny } from '../domain/policy';
import type { Desk, InboxMail } from '../ports';
import type { HouseRules } from './loadHouseRules';

/** The reason in the words of the policy: `Legal hold 2026-03`. */
export interface Preserved {
  readonly kind: 'preserved';
  readonly title: string;
}

/** The preservation that a release signed for the thread of this mail; null when there is none. */
export async function preservedBy(
  desk: Desk,
  { release }: HouseRules,
  reference: MessageReference,
): Promise<Preserved | null> {
  const rules = mailRulesOf(release);
  // Most mailboxes have none: then nothing is asked.
  if (!preservesAny(rules, reference.mailbox)) return null;
  const { mailbox } = reference;
  const found = await desk.mailbox.readWhereabouts(reference);
  // A mail that is gone is told of by the deed itself.
  if (found.kind !== 'found') return null;
  const { conversationId } = found;
  const thread = await threadOf(desk, mailbox, conversationId);
  const senders = [found, ...thread].map(({ from }) => from?.address ?? null);
  return preserved(preservationOf(rules, { mailbox, conversationId, senders }));
}

/** As `preservedBy`, for a mail of the list; a thread in which any mail is of a legal matter is preserved, too. */
export async function preservedInBulk(
  desk: Desk,
  { release }: HouseRules,
  { reference, conversationId, from }: InboxMail,
): Promise<Preserved | null> {
  const rules = mailRulesOf(release);
  const { mailbox } = reference;
  const thread = await threadOf(desk, mailbox, conversationId);
  const senders = [from, ...thread.map((line) => line.from)].map((one) => one?.address ?? null);
  const signed = preservationOf(rules, { mailbox, conversationId, senders });
  if (signed !== null) return preserved(signed);
  const isLegal = thread.some(
    ({ categories }) => laneOfCategories(categories) === 'legal-compliance',
  );
  return isLegal ? { kind: 'preserved', title: LEGAL_MATTER } : null;
}

const LEGAL_MATTER = 'thread of a legal matter';

async function threadOf(
  desk: Desk,
  mailbox: string,
  conversationId: string,
): ReturnType<Desk['mailbox']['listRelated']> {
  return conversationId === '' ? [] : desk.mailbox.listRelated(mailbox, { conversationId });
}

function preserved(found: { readonly title: string } | null): Preserved | null {
  return found === null ? null : { kind: 'preserved', title: found.title };
}
