// The five lines of the weekly meeting with what there is to say, filled in from the figures.
import type { Lane } from '../triage';
import type {
  AgendaLine,
  AgendaLineId,
  CollisionKind,
  Figure,
  Figures,
  ResponseRow,
  Source,
} from './types';

export const AGENDA_TITLES: Readonly<Record<AgendaLineId, string>> = {
  backlog: 'Backlog',
  rework: 'Errors and rework',
  changes: 'Process changes',
  schedule: 'Upcoming schedule',
  'hand-over': 'Tasks ready to hand over',
};

export const SOURCE_NAMES: Readonly<Record<Source, string>> = {
  log: 'the action log',
  work: 'the work list',
  proposals: 'the proposals',
  inbox: 'the inbox',
  calendar: 'the calendar',
  weeks: 'the kept weeks',
};

export const COLLISION_WORDS: Readonly<Record<CollisionKind, string>> = {
  'double-booked': 'double-booked',
  'in-or': 'meeting inside OR time',
  'in-travel': 'meeting inside travel',
  'over-post-call': 'over post-call recovery',
  'over-protected': 'over protected time',
  'travel-during-call': 'travel while on call',
  'during-call': 'meeting while on call',
};

/**
 * Fills the agenda. `minutes` come from `shareMinutes`, `laneName` from the signed release. A figure that could not be
 * read says so in its line. No sentence names a person, a mail or an event.
 */
export function composeAgenda(
  figures: Figures,
  minutes: readonly number[],
  laneName: (lane: Lane) => string,
): readonly AgendaLine[] {
  const facts: Readonly<Record<AgendaLineId, readonly string[]>> = {
    backlog: [...backlogFacts(figures, laneName), ...responseFacts(figures, laneName)],
    rework: reworkFacts(figures, laneName),
    changes: changeFacts(figures, laneName),
    schedule: scheduleFacts(figures),
    'hand-over': handOverFacts(figures, laneName),
  };
  const ids = Object.keys(AGENDA_TITLES) as AgendaLineId[];
  return ids.map((id, index) => ({
    id,
    title: AGENDA_TITLES[id],
    minutes: minutes[index] ?? 0,
    facts: facts[id],
  }));
}

/** `3 mails`, `1 mail`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

/** `45 min`, `3 h`, `3 h 20 min`. */
export function spokenMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round(minutes % 60);
  if (hours === 0) return `${String(rest)} min`;
  return rest === 0 ? `${String(hours)} h` : `${String(hours)} h ${String(rest)} min`;
}

/** `80%`. */
export function percent(part: number, whole: number): string {
  return `${String(Math.round((100 * part) / whole))}%`;
}

function unreadFact(sources: readonly Source[]): string {
  return `Not known: ${sources.map((source) => SOURCE_NAMES[source]).join(' and ')} could not be read.`;
}

function from<V>(figure: Figure<V>, say: (value: V) => readonly string[]): readonly string[] {
  if (figure.kind === 'unread') return [unreadFact(figure.sources)];
  return figure.missing.length === 0
    ? say(figure.value)
    : [...say(figure.value), unreadFact(figure.missing)];
}

function backlogFacts(figures: Figures, laneName: (lane: Lane) => string): readonly string[] {
  return from(figures.backlog, (backlog) => {
    if (backlog.total === 0) return ['Nothing waits.'];
    const before = figures.backlogBefore;
    const change =
      before.kind === 'unread'
        ? ''
        : `, ${before.isEstimate ? 'about ' : ''}${String(before.value.total)} a week ago`;
    const largest = [...backlog.rows]
      .sort((a, b) => b.count - a.count)
      .slice(0, 2)
      .map(
        (row) =>
          `${row.lane === null ? 'not sorted yet' : laneName(row.lane)} ${String(row.count)}`,
      );
    return [
      `${String(backlog.total)} waiting${change}.`,
      `Most of it: ${largest.join(', ')}.`,
      backlog.overdue === 0
        ? 'Nothing is past its due time.'
        : `${String(backlog.overdue)} past ${backlog.overdue === 1 ? 'its' : 'their'} due time.`,
    ];
  });
}

function responseFacts(figures: Figures, laneName: (lane: Lane) => string): readonly string[] {
  return from(figures.response, (response) => {
    if (response.medianMinutes === null) return ['No mail was acted on this week.'];
    const share =
      response.withDue === 0 ? '' : `, ${percent(response.withinSla, response.withDue)} in time`;
    const worst = slowest(response.rows);
    return [
      `First action after ${spokenMinutes(response.medianMinutes)} (median, working time)${share}.`,
      ...(worst === null
        ? []
        : [
            `Look at ${laneName(worst.lane)}: ${String(worst.withDue - worst.withinSla)} of ${String(worst.withDue)} late.`,
          ]),
    ];
  });
}

function slowest(rows: readonly ResponseRow[]): ResponseRow | null {
  const late = rows.filter((row) => row.withinSla < row.withDue);
  return late.sort((a, b) => a.withinSla / a.withDue - b.withinSla / b.withDue)[0] ?? null;
}

function reworkFacts(figures: Figures, laneName: (lane: Lane) => string): readonly string[] {
  return from(figures.rework, (rework) => {
    const share =
      rework.shareWithout === null
        ? 'No mail was acted on this week.'
        : `${percent(rework.shareWithout, 1)} of ${counted(rework.handled, 'mail')} without rework.`;
    if (rework.corrected + rework.undone === 0) return [share, 'Nothing was corrected or undone.'];
    return [
      share,
      `${counted(rework.corrected, 'lane')} corrected, ${counted(rework.undone, 'step')} undone.`,
      ...rework.themes
        .slice(0, 2)
        .map(
          (theme) =>
            `Mixed up: ${laneName(theme.from)} that was ${laneName(theme.to)}, ${counted(theme.count, 'time')}.`,
        ),
    ];
  });
}

function changeFacts(figures: Figures, laneName: (lane: Lane) => string): readonly string[] {
  return from(figures.processChanges, ({ releases, amendments }) => [
    releases.length === 0
      ? 'No policy release was signed this week.'
      : `Policy release ${releases.join(', ')} was signed this week.`,
    ...amendments.map(
      (one) =>
        `Worth amending: ${laneName(one.from)} to ${laneName(one.to)} was corrected ${String(one.count)} times in four weeks.`,
    ),
  ]);
}

function scheduleFacts(figures: Figures): readonly string[] {
  const collisions = from(figures.collisions, (found) => {
    if (found.length === 0) return ['No collision in the coming two weeks.'];
    const byKind = new Map<CollisionKind, number>();
    for (const one of found) byKind.set(one.kind, (byKind.get(one.kind) ?? 0) + 1);
    return [
      `${counted(found.length, 'collision')} in the coming two weeks: ${[...byKind]
        .map(([kind, count]) => `${String(count)} ${COLLISION_WORDS[kind]}`)
        .join(', ')}.`,
    ];
  });
  const waiting = from(figures.proposals, (states) => {
    const count = states.find((one) => one.state === 'proposed')?.count ?? 0;
    const stuck = states
      .filter((one) => one.state === 'clash' || one.state === 'failed')
      .reduce((sum, one) => sum + one.count, 0);
    return [
      count === 0
        ? 'No hold waits for a word.'
        : `${counted(count, 'hold')} ${count === 1 ? 'waits' : 'wait'} for a word.`,
      ...(stuck === 0
        ? []
        : [
            `${counted(stuck, 'hold')} met a clash and ${stuck === 1 ? 'needs' : 'need'} another time.`,
          ]),
    ];
  });
  const again = from(figures.reschedules, (count) => [
    count === 0 ? 'Nothing was rescheduled this week.' : `${String(count)} rescheduled this week.`,
  ]);
  return [...collisions, ...waiting, ...again];
}

function handOverFacts(figures: Figures, laneName: (lane: Lane) => string): readonly string[] {
  return from(figures.handOver, (ready) =>
    ready.length === 0
      ? ['No lane has run long enough without rework yet.']
      : ready
          .slice(0, 3)
          .map(
            (one) =>
              `${laneName(one.lane)}: ${counted(one.handled, 'mail')} in four weeks, none corrected.`,
          ),
  );
}
