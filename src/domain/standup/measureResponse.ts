// How fast mail was taken up: working minutes from receipt to the first action, and the share within its due time.
import type { LogEntry, LogKind } from '../log';
import { parseInstant, type Instant } from '../time';
import { LANES, type Lane } from '../triage';
import { indexMailWork, laneOf, mailOfEntry, type MailIndex } from './mailOfEntry';
import type { Counted, Figure, FigureInput, Response, ResponseRow } from './types';
import { workingMinutesBetween } from './workingMinutes';

const STEPS: readonly LogKind[] = ['mail.applied', 'mail.corrected', 'mail.undone'];

interface Handled {
  readonly lane: Lane;
  readonly minutes: number;
  readonly due: Instant | null;
  readonly at: Instant;
}

/**
 * Response by lane in the week.
 *
 * Counts the first time that each mail got a lane, where its receipt is known from the log or its work item; a lane that
 * was taken back does not count. The median of an even number is the mean of the middle two.
 */
export function measureResponse(
  input: Pick<FigureInput, 'log' | 'work' | 'week' | 'workingHours' | 'holidays' | 'zone'>,
): Figure<Response> {
  if (input.log === 'unread') return { kind: 'unread', sources: ['log'] };
  const first = firstActions(input.log);
  const inWeek = [...first].filter(
    (entry) => entry.at >= input.week.start && entry.at < input.week.end,
  );
  const index = indexMailWork(input.work);
  const handled = inWeek.flatMap((entry) => handledFrom(entry, index, input));
  return {
    kind: 'read',
    value: {
      rows: LANES.flatMap((lane) =>
        rowOf(
          lane,
          handled.filter((one) => one.lane === lane),
        ),
      ),
      medianMinutes: median(handled.map((one) => one.minutes)),
      withinSla: handled.filter(isInTime).length,
      withDue: handled.filter((one) => one.due !== null).length,
    },
    formula:
      'Working minutes from receipt to the first action in the pane, for mail first acted on this week; in time when the action came before the due time of its lane and urgency.',
    isEstimate: false,
    counted: inWeek.map((entry): Counted => ({
      key: entry.entryId,
      message: mailOfEntry(entry, index),
      proposalId: null,
      lane: laneOf(entry.lane),
      at: entry.at,
      because: 'acted on',
    })),
    missing: input.work === 'unread' && handled.length < inWeek.length ? ['work'] : [],
  };
}

/** The first time each mail got a lane, by a verdict or a correction; nothing for mail whose last step was an undo. */
function firstActions(log: readonly LogEntry[]): readonly LogEntry[] {
  const first = new Map<string, LogEntry>();
  const last = new Map<string, LogEntry>();
  for (const entry of [...log].sort((a, b) => a.at - b.at)) {
    if (entry.subjectId === null || !STEPS.includes(entry.kind)) continue;
    if (entry.kind !== 'mail.undone' && !first.has(entry.subjectId))
      first.set(entry.subjectId, entry);
    last.set(entry.subjectId, entry);
  }
  return [...first].flatMap(([subject, entry]) =>
    last.get(subject)?.kind === 'mail.undone' ? [] : [entry],
  );
}

function handledFrom(
  entry: LogEntry,
  index: MailIndex,
  calendar: Pick<FigureInput, 'workingHours' | 'holidays' | 'zone'>,
): readonly Handled[] {
  const lane = laneOf(entry.lane);
  const item = index.get(entry.subjectId ?? '');
  const receivedAt = instantFact(entry, 'receivedAt') ?? item?.data.receivedAt ?? null;
  if (lane === null || receivedAt === null) return [];
  return [
    {
      lane,
      minutes: workingMinutesBetween(receivedAt, entry.at, calendar),
      due: instantFact(entry, 'due') ?? item?.due ?? null,
      at: entry.at,
    },
  ];
}

function instantFact(entry: LogEntry, name: string): Instant | null {
  const value = entry.facts[name];
  return typeof value === 'string' ? parseInstant(value) : null;
}

function rowOf(lane: Lane, handled: readonly Handled[]): readonly ResponseRow[] {
  const medianMinutes = median(handled.map((one) => one.minutes));
  if (medianMinutes === null) return [];
  return [
    {
      lane,
      handled: handled.length,
      medianMinutes,
      withinSla: handled.filter(isInTime).length,
      withDue: handled.filter((one) => one.due !== null).length,
    },
  ];
}

function isInTime(handled: Handled): boolean {
  return handled.due !== null && handled.at <= handled.due;
}

/** The middle of the numbers, rounded; null when there are none. */
export function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) return null;
  return Math.round((upper + lower) / 2);
}
