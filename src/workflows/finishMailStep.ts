// The second half of every step on a mail: its category and its log entry. Repeating it changes nothing more.
import {
  ALL_LANE_CATEGORIES,
  entryIdForStep,
  LANE_CATEGORIES,
  type LogFacts,
  type LogKind,
  type MailWorkItem,
} from '../domain/log';
import { formatInstant } from '../domain/time';
import { DeskError, type Desk } from '../ports';
import type { HouseRules } from './loadHouseRules';
import { writeLog } from './writeLog';

/**
 * Brings the mail's category and the log in line with its work item.
 *
 * The work item is the truth and is written first; a crash after it is healed by whoever repeats the step, because the
 * entry's id follows from the item and the categories are set, not added up.
 *
 * @returns the category that the mail carries now; null when the step was undone
 */
export async function finishMailStep(
  desk: Desk,
  houseRules: HouseRules,
  item: MailWorkItem,
): Promise<string | null> {
  const { message, lane, data } = item;
  if (message === null || lane === null)
    throw new DeskError('graph/malformed', { name: 'AnteroomWork' });
  const category = item.state === 'undone' ? null : LANE_CATEGORIES[lane];
  await desk.mailbox.changeCategories(message, {
    add: category === null ? [] : [category],
    remove: ALL_LANE_CATEGORIES.filter((one) => one !== category),
  });
  const kind: LogKind = `mail.${data.step.kind}`;
  await writeLog(desk, {
    roster: houseRules.roster,
    notes: [
      {
        entryId: entryIdForStep(item.workId, data.sequence, kind),
        kind,
        at: data.step.at,
        mailbox: message.mailbox,
        lane,
        urgency: item.urgency,
        release: data.release,
        subjectId: message.immutableId,
        facts: factsOf(item),
      },
    ],
  });
  return category;
}

function factsOf(item: MailWorkItem): LogFacts {
  const { data } = item;
  const facts: Record<string, string | number | boolean | null> = {
    workId: item.workId,
    sequence: data.sequence,
    receivedAt: data.receivedAt === null ? null : formatInstant(data.receivedAt),
    due: item.due === null ? null : formatInstant(item.due),
    decidedBy:
      data.hardRule === null ? (data.verdictLane === null ? 'person' : 'evidence') : 'rule',
    verdictLane: data.verdictLane,
  };
  if (data.step.kind === 'corrected' && data.correction !== null) {
    facts['from'] = data.correction.from;
    facts['reason'] = data.correction.reason;
    // A name that passed with a reason stands in the row alone: the log keeps the reason.
    const isNamed = data.correction.nameReason !== undefined;
    facts['nameReason'] = data.correction.nameReason ?? null;
    facts['note'] = isNamed || data.correction.note === '' ? null : data.correction.note;
    facts['channel'] = data.correction.channelWord?.channelId ?? null;
    facts['heardFrom'] = isNamed ? null : (data.correction.channelWord?.who ?? null);
    facts['heardAt'] =
      data.correction.channelWord === null
        ? null
        : formatInstant(data.correction.channelWord.heardAt);
  }
  return facts;
}
