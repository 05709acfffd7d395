// A morning's mail for the Inbox story: real shapes from the seed, with the lane that a person would give each.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './World';

interface LabelledMail {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly from: unknown;
  readonly to: readonly { readonly name: string; readonly address: string }[];
  readonly labels: { readonly lane: string };
}

const SEED = join(import.meta.dirname, '../../src/tenant/seed/mails.jsonl');
const MINUTES_APART = 7;
const BRANDT = { name: 'Dr. Samuel Brandt', address: 'samuel.brandt@lakesidehealth.example' };

function readSeed(): readonly LabelledMail[] {
  return readFileSync(SEED, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledMail);
}

/** Every third mail that speaks of no physician by name is his; the rest is hers. */
function mailboxOf({ subject, body }: LabelledMail, index: number): string {
  const isHers = /\b(okafor|maya)\b/i.test(`${subject} ${body}`);
  return !isHers && index % 3 === 0 ? 'samuel.brandt' : 'maya.okafor';
}

/** Delivers this many mails into the two inboxes, the newest a few minutes old. */
export async function deliverMorning(world: World, count: number): Promise<void> {
  const mails = readSeed()
    .slice(0, count)
    .map((mail, index) => {
      const mailbox = mailboxOf(mail, index);
      const to = mailbox === 'samuel.brandt' ? [BRANDT] : mail.to;
      return {
        ...mail,
        id: `morning-${mail.id}`,
        mailbox,
        to,
        minutesAgo: 5 + index * MINUTES_APART,
      };
    });
  const answer = await fetch(`${world.at(0)}/tenant/mails`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ mails }),
  });
  if (!answer.ok) throw new Error(`The tenant took no mails: ${await answer.text()}`);
}

/** The lane that a person would give a mail with this subject; null for one that nobody has labelled. */
export function lanesBySubject(): ReadonlyMap<string, string> {
  return new Map(readSeed().map(({ subject, labels }) => [subject, labels.lane]));
}
