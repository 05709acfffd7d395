// What waits: open work by lane, and mail that nobody sorted yet.
import type { WorkItem } from '../log';
import { addDays, formatInstant, localDateAt, type Instant } from '../time';
import { LANES, type Lane } from '../triage';
import type { Backlog, Counted, Figure, FigureInput, KeptWeek, LaneCount } from './types';

/** The backlog at `now`. A mail that is both in the inbox unsorted and open in the work list counts once. */
export function countBacklog(input: Pick<FigureInput, 'work' | 'inbox' | 'now'>): Figure<Backlog> {
  const { work, inbox, now } = input;
  if (work === 'unread') {
    return { kind: 'unread', sources: inbox === 'unread' ? ['work', 'inbox'] : ['work'] };
  }
  const waiting = oncePerMail(
    work.filter((line) => line.state === 'open' || line.state === 'taken'),
  );
  const known = new Set(
    waiting.flatMap((line) => (line.message === null ? [] : [line.message.immutableId])),
  );
  const unsorted =
    inbox === 'unread'
      ? []
      : inbox.filter((mail) => mail.lane === null && !known.has(mail.message.immutableId));
  const overdue = waiting.filter((line) => line.due !== null && line.due < now);
  return {
    kind: 'read',
    value: {
      rows: rowsOf(countLanes(waiting), unsorted.length + waiting.filter(withoutLane).length),
      total: waiting.length + unsorted.length,
      overdue: overdue.length,
    },
    formula:
      'Open and taken lines of the work list by lane, and mail of the last four weeks that lies in the inbox without a lane category. A mail that was also handed off counts once.',
    isEstimate: false,
    counted: [
      ...waiting.map((line) => countedWork(line, now)),
      ...unsorted.map((mail): Counted => ({
        key: mail.message.immutableId,
        message: mail.message,
        proposalId: null,
        lane: null,
        at: mail.receivedAt,
        because: 'in the inbox, not sorted yet',
      })),
    ],
    missing: inbox === 'unread' ? ['inbox'] : [],
  };
}

/**
 * The backlog one week before: as it was kept at that week's stand-up, else rebuilt from the work list's own times.
 *
 * What was rebuilt is an estimate: mail that lay unsorted then left no trace.
 */
export function countBacklogBefore(
  input: Pick<FigureInput, 'work' | 'weeks' | 'week' | 'zone'>,
): Figure<Backlog> {
  const { work, weeks, week, zone } = input;
  const weekBefore = addDays(localDateAt(week.start, zone), -7);
  const kept = weeks === 'unread' ? undefined : weeks.find((one) => one.weekStart === weekBefore);
  if (kept !== undefined) return keptBacklog(kept);
  if (work === 'unread') {
    return { kind: 'unread', sources: weeks === 'unread' ? ['weeks', 'work'] : ['work'] };
  }
  const then = oncePerMail(
    work.filter(
      (line) =>
        line.data.openedAt < week.start &&
        (line.data.settledAt === null || line.data.settledAt >= week.start),
    ),
  );
  return {
    kind: 'read',
    value: {
      rows: rowsOf(countLanes(then), then.filter(withoutLane).length),
      total: then.length,
      overdue: then.filter((line) => line.due !== null && line.due < week.start).length,
    },
    formula:
      'Estimate: no figures were kept last week, so this counts the work lines that were opened before this week and not settled by then, as far as they had a due time. Mail that lay unsorted is not in it.',
    isEstimate: true,
    counted: then.map((line) => countedWork(line, week.start)),
    missing: weeks === 'unread' ? ['weeks'] : [],
  };
}

function keptBacklog(kept: KeptWeek): Figure<Backlog> {
  const counts = new Map(LANES.map((lane) => [lane, kept.backlogByLane[lane] ?? 0]));
  const rows = rowsOf(counts, kept.unsorted);
  return {
    kind: 'read',
    value: { rows, total: rows.reduce((sum, row) => sum + row.count, 0), overdue: 0 },
    formula: `As it was kept when the stand-up of that week was held (${formatInstant(kept.keptAt).slice(0, 10)}).`,
    isEstimate: false,
    counted: [],
    missing: [],
  };
}

/** A mail that was also handed off has two lines: the hand-off speaks for it. */
function oncePerMail(lines: readonly WorkItem[]): readonly WorkItem[] {
  const byMail = new Map<string, WorkItem>();
  for (const line of lines) {
    const key = line.message?.immutableId ?? line.workId;
    if (!byMail.has(key) || line.kind === 'handoff') byMail.set(key, line);
  }
  return [...byMail.values()];
}

function withoutLane(line: WorkItem): boolean {
  return line.lane === null;
}

function countLanes(lines: readonly WorkItem[]): ReadonlyMap<Lane, number> {
  const counts = new Map<Lane, number>();
  for (const line of lines) {
    if (line.lane !== null) counts.set(line.lane, (counts.get(line.lane) ?? 0) + 1);
  }
  return counts;
}

function rowsOf(counts: ReadonlyMap<Lane, number>, unsorted: number): readonly LaneCount[] {
  const rows: LaneCount[] = LANES.map((lane) => ({ lane, count: counts.get(lane) ?? 0 }));
  return [...rows, { lane: null, count: unsorted }].filter((row) => row.count > 0);
}

function countedWork(line: WorkItem, now: Instant): Counted {
  const late = line.due !== null && line.due < now ? ', past its due time' : '';
  return {
    key: line.workId,
    message: line.message,
    proposalId: null,
    lane: line.lane,
    at: line.data.openedAt,
    because: `${line.kind === 'handoff' ? 'hand-off' : line.kind} ${line.state === 'undone' ? 'taken back' : line.state}${late}`,
  };
}
