// The log of a bulk pass: one entry for at most 200 mails of one mailbox, lane and urgency.
import { entryIdForPass, type LogFacts, type MailWorkItem } from '../domain/log';
import type { Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { writeLog, type LogNote } from './writeLog';

const MOST_MAILS = 200;

/** Writes what was done to these mails; repeating it with the same mails meets its own entries. */
export async function logPass(
  desk: Desk,
  houseRules: HouseRules,
  passId: string,
  kind: 'mail.swept' | 'mail.unswept',
  items: readonly MailWorkItem[],
): Promise<void> {
  const notes = partsOf(items).map((part): LogNote => {
    const [first] = part;
    const workIds = part.map(({ workId }) => workId);
    return {
      entryId: entryIdForPass(passId, kind, workIds),
      kind,
      mailbox: first.principal,
      lane: first.lane,
      urgency: first.urgency,
      release: houseRules.release.number,
      subjectId: passId,
      facts: factsOf(workIds, first.state === 'closed'),
    };
  });
  if (notes.length > 0) await writeLog(desk, { roster: houseRules.roster, notes });
}

type Part = readonly [MailWorkItem, ...MailWorkItem[]];

function partsOf(items: readonly MailWorkItem[]): readonly Part[] {
  const alike = new Map<string, MailWorkItem[]>();
  for (const item of items) {
    const key = [item.principal, item.lane, item.urgency, item.state].join('|');
    const same = alike.get(key) ?? [];
    same.push(item);
    alike.set(key, same);
  }
  return [...alike.values()].flatMap((same) => {
    const parts: Part[] = [];
    for (let from = 0; from < same.length; from += MOST_MAILS) {
      const [first, ...rest] = same.slice(from, from + MOST_MAILS);
      if (first !== undefined) parts.push([first, ...rest]);
    }
    return parts;
  });
}

/** Work ids, one a fact: the work list leads from them to the mails. */
function factsOf(workIds: readonly string[], isFiled: boolean): LogFacts {
  return {
    mails: workIds.length,
    filed: isFiled,
    ...Object.fromEntries(workIds.map((id, index) => [`work${String(index + 1)}`, id])),
  };
}
