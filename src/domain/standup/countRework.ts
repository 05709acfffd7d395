// What had to be done twice, what that says about the matrix, and what runs without rework.
import type { LogEntry, LogKind } from '../log';
import { LANES, isLockedLane, type Lane } from '../triage';
import type { Window } from '../time';
import { indexMailWork, laneOf, mailOfEntry, type MailIndex } from './mailOfEntry';
import type { Counted, Figure, FigureInput, ProcessChanges, Rework } from './types';

const UNDONE: readonly LogKind[] = ['mail.undone', 'macro.undone', 'handoff.undone'];
/** As often in the trail, the same correction is a habit of the matrix and no slip. */
const AMENDMENT_FROM = 3;
/** At least so many mails of a lane without one correction before it is offered for hand-over. */
const HAND_OVER_FROM = 5;

type Theme = Rework['themes'][number];

/** Corrections and undos of the week, with the pairs of lanes that were mixed up. */
export function countRework(input: Pick<FigureInput, 'log' | 'work' | 'week'>): Figure<Rework> {
  if (input.log === 'unread') return { kind: 'unread', sources: ['log'] };
  const index = indexMailWork(input.work);
  const week = input.log.filter((entry) => isIn(entry, input.week));
  const corrected = week.filter((entry) => entry.kind === 'mail.corrected');
  const undone = week.filter((entry) => UNDONE.includes(entry.kind));
  const handled = subjects(
    week.filter((entry) => entry.kind === 'mail.applied' || entry.kind === 'mail.corrected'),
  );
  const again = subjects([...corrected, ...undone]);
  const clean = [...handled].filter((subject) => !again.has(subject)).length;
  return {
    kind: 'read',
    value: {
      handled: handled.size,
      corrected: corrected.length,
      undone: undone.length,
      shareWithout: handled.size === 0 ? null : clean / handled.size,
      themes: themesOf(corrected),
    },
    formula:
      'Lane corrections and undone steps of the week; without rework are mails acted on that were neither corrected nor undone.',
    isEstimate: false,
    counted: [...corrected, ...undone].map((entry) =>
      countedEntry(entry, wordsOf(entry.kind), index),
    ),
    missing: [],
  };
}

/** Releases signed in the week, and corrections so frequent in the trail that the matrix should be amended. */
export function countProcessChanges(
  input: Pick<FigureInput, 'log' | 'work' | 'week' | 'trail'>,
): Figure<ProcessChanges> {
  if (input.log === 'unread') return { kind: 'unread', sources: ['log'] };
  const index = indexMailWork(input.work);
  const signed = input.log.filter(
    (entry) => entry.kind === 'policy.signed' && isIn(entry, input.week),
  );
  const corrected = input.log.filter(
    (entry) => entry.kind === 'mail.corrected' && isIn(entry, input.trail),
  );
  const amendments = themesOf(corrected).filter((theme) => theme.count >= AMENDMENT_FROM);
  return {
    kind: 'read',
    value: {
      releases: signed.flatMap((entry) => releaseOf(entry)),
      amendments,
    },
    formula: `Policy releases signed this week, and corrections between the same two lanes at least ${String(AMENDMENT_FROM)} times in four weeks.`,
    isEstimate: false,
    counted: [...signed, ...corrected.filter((entry) => isAmongst(entry, amendments))].map(
      (entry) => countedEntry(entry, wordsOf(entry.kind), index),
    ),
    missing: [],
  };
}

/** Lanes that ran through the trail without one correction: candidates for more freedom. Locked lanes never are. */
export function findHandOver(
  input: Pick<FigureInput, 'log' | 'work' | 'trail'>,
): Figure<readonly { readonly lane: Lane; readonly handled: number }[]> {
  if (input.log === 'unread') return { kind: 'unread', sources: ['log'] };
  const index = indexMailWork(input.work);
  const trail = input.log.filter((entry) => isIn(entry, input.trail));
  const again = subjects(
    trail.filter((entry) => entry.kind === 'mail.corrected' || UNDONE.includes(entry.kind)),
  );
  const applied = trail.filter((entry) => entry.kind === 'mail.applied');
  const ready = LANES.flatMap((lane) => {
    if (isLockedLane(lane)) return [];
    const handled = subjects(applied.filter((entry) => entry.lane === lane));
    const isClean = [...handled].every((subject) => !again.has(subject));
    return handled.size >= HAND_OVER_FROM && isClean ? [{ lane, handled: handled.size }] : [];
  });
  return {
    kind: 'read',
    value: ready,
    formula: `Estimate: lanes with at least ${String(HAND_OVER_FROM)} mails acted on in four weeks and none corrected or undone. Locked lanes are never offered.`,
    isEstimate: true,
    counted: applied
      .filter((entry) => ready.some((one) => one.lane === entry.lane))
      .map((entry) => countedEntry(entry, 'acted on, not corrected', index)),
    missing: [],
  };
}

function isIn(entry: LogEntry, window: Window): boolean {
  return entry.at >= window.start && entry.at < window.end;
}

function subjects(entries: readonly LogEntry[]): ReadonlySet<string> {
  return new Set(entries.flatMap((entry) => (entry.subjectId === null ? [] : [entry.subjectId])));
}

function correction(entry: LogEntry): { readonly from: Lane; readonly to: Lane } | null {
  const { from: before } = entry.facts;
  const from = typeof before === 'string' ? laneOf(before) : null;
  const to = laneOf(entry.lane);
  return from === null || to === null || from === to ? null : { from, to };
}

function themesOf(corrected: readonly LogEntry[]): readonly Theme[] {
  const themes = new Map<string, Theme>();
  for (const entry of corrected) {
    const pair = correction(entry);
    if (pair === null) continue;
    const key = `${pair.from} ${pair.to}`;
    themes.set(key, { ...pair, count: (themes.get(key)?.count ?? 0) + 1 });
  }
  return [...themes.values()].sort((a, b) => b.count - a.count);
}

function isAmongst(entry: LogEntry, themes: readonly Theme[]): boolean {
  const pair = correction(entry);
  return themes.some((theme) => theme.from === pair?.from && theme.to === pair.to);
}

function releaseOf(entry: LogEntry): readonly string[] {
  const release = entry.policyRelease ?? entry.subjectId;
  return release === null ? [] : [release];
}

function wordsOf(kind: LogKind): string {
  switch (kind) {
    case 'mail.corrected':
      return 'lane corrected';
    case 'mail.undone':
      return 'lane taken back';
    case 'macro.undone':
      return 'macro taken back';
    case 'handoff.undone':
      return 'hand-off taken back';
    case 'policy.signed':
      return 'release signed';
    default:
      return 'acted on';
  }
}

function countedEntry(entry: LogEntry, because: string, index: MailIndex): Counted {
  return {
    key: entry.entryId,
    message: entry.kind === 'policy.signed' ? null : mailOfEntry(entry, index),
    proposalId: null,
    lane: laneOf(entry.lane),
    at: entry.at,
    because,
  };
}
