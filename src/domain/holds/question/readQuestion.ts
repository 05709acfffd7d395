// Reads a question to the slot engine from JSON; what cannot be read is named by its path.
import * as v from 'valibot';
import { WEEKDAYS, type Instant, type Window, type ZoneId } from '../../time';
import { blocksFromEntries, isOpenTime } from '../blocksFromEntries';
import { recoveryAfterCall } from '../recoveryAfterCall';
import type { Grant, Participant, SlotQuestion, SlotRules, SlotTier } from '../slots';
import type { Block } from '../types';
import { busyKindOf, readGraphEvents } from './graphEvents';
import { dayOf, instantOf, Unreadable, windowOf, type Moment } from './moments';
import { questionSchema, type WrittenQuestion } from './questionSchema';
import { unknownFields } from './unknownFields';

export interface QuestionProblem {
  /** Where: `rules.bufferMinutes`, `events.3.start`; empty for the whole. */
  readonly path: string;
  readonly message: string;
}

export type QuestionReading =
  | {
      readonly kind: 'question';
      readonly question: SlotQuestion;
      /** The zone in which the answer is written. */
      readonly zone: ZoneId;
      /** What was ignored or read with care. */
      readonly notes: readonly string[];
    }
  | { readonly kind: 'broken'; readonly problems: readonly QuestionProblem[] };

const USUAL_MINUTES = 30;

/**
 * Reads a question. A rule that is not given does not hold; what is not known is ignored and noted, and what is known but
 * wrong is refused with its path.
 *
 * @param json what `JSON.parse` made of it
 */
export function readQuestion(json: unknown): QuestionReading {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { kind: 'broken', problems: [{ path: '', message: 'Expected an object' }] };
  const { question: plain, notes } = unwrapped(json);
  const read = v.safeParse(questionSchema, plain);
  if (!read.success) return { kind: 'broken', problems: read.issues.map(problemOf) };
  notes.push(...unknownFields(questionSchema, plain));
  try {
    const question = questionOf(read.output, notes);
    return { kind: 'question', question, zone: read.output.zone, notes };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { kind: 'broken', problems: [{ path: error.path, message: error.message }] };
  }
}

function problemOf(issue: v.BaseIssue<unknown>): QuestionProblem {
  // Of a choice between shapes the first complaint deeper down tells more than "invalid type".
  const inner = issue.issues?.find(({ path }) => (path ?? []).length > 0);
  const keys = [...(issue.path ?? []), ...(inner?.path ?? [])].map(({ key }) => String(key));
  return { path: keys.join('.'), message: inner?.message ?? issue.message };
}

/**
 * `duration` is what people write, and `events` may be a whole answer of Graph. One that has further pages is not the
 * whole calendar: then nobody knows it.
 */
function unwrapped(json: object): { readonly question: object; readonly notes: string[] } {
  const question: Record<string, unknown> = { ...json };
  const notes: string[] = [];
  if (question['duration'] !== undefined && !('durationMinutes' in question)) {
    question['durationMinutes'] = question['duration'];
    delete question['duration'];
  }
  const { events } = question;
  if (typeof events === 'object' && events !== null && 'value' in events) {
    question['events'] = events.value;
    if ('@odata.nextLink' in events) {
      question['calendar'] = 'unknown';
      notes.push('events: the answer has further pages, so the calendar is not known');
    }
  }
  return { question, notes };
}

function questionOf(written: WrittenQuestion, notes: string[]): SlotQuestion {
  const { zone } = written;
  const windows = windowsOf(written);
  const { blocks, unread } = blocksOf(written, notes);
  const now = written.now == null ? earliest(windows) : instantOf(written.now, zone, 'now');
  return {
    durationMinutes: written.durationMinutes ?? USUAL_MINUTES,
    windows,
    blocks: written.calendar === 'unknown' ? 'unknown' : blocks,
    rules: rulesOf(written),
    now,
    wasAsked: true,
    limit: written.limit ?? null,
    unread,
    participants: participantsOf(written, notes),
    tier: tierOf(written),
    mode: written.mode ?? null,
    siteId: written.site ?? null,
    feeds: (written.feeds ?? []).map(({ id, readAt, maxAgeMinutes }, index) => ({
      feedId: id,
      readAt: readAt == null ? null : instantOf(readAt, zone, `feeds.${String(index)}.readAt`),
      maxAgeMinutes,
    })),
    grants: grantsOf(written),
  };
}

function windowsOf({ window, windows, zone }: WrittenQuestion): readonly Window[] {
  const asked = [
    ...(window == null ? [] : [[window, 'window'] as const]),
    ...(windows ?? []).map((one, index) => [one, `windows.${String(index)}`] as const),
  ];
  if (asked.length === 0)
    throw new Unreadable('windows', 'Say where to look: "windows": [{"start": …, "end": …}]');
  return asked.map(([one, path]) => {
    if (typeof one === 'object' && 'start' in one)
      return nonEmpty(windowOf(spanOf(one), zone, path), path);
    const day = dayOf(one);
    if (day === null) throw new Unreadable(path, 'Expected {start, end}, or a day');
    return windowOf({ start: day, end: day }, zone, path);
  });
}

function spanOf(one: object): { readonly start: Moment; readonly end: Moment } {
  return one as { readonly start: Moment; readonly end: Moment };
}

function nonEmpty(window: Window, path: string): Window {
  if (window.start >= window.end)
    throw new Unreadable(`${path}.end`, 'The end does not lie after the start');
  return window;
}

function earliest(windows: readonly Window[]): Instant {
  return windows.reduce(
    (least, { start }) => (start < least ? start : least),
    windows[0]?.start ?? (0 as Instant),
  );
}

function blocksOf(
  written: WrittenQuestion,
  notes: string[],
): { readonly blocks: readonly Block[]; readonly unread: readonly Window[] } {
  const { zone } = written;
  const events = readGraphEvents(written.events ?? [], zone, 'events');
  notes.push(...events.notes);
  const fromEvents = blocksFromEntries(
    events.entries,
    (written.busy ?? []).map(({ start, end, status }, index) => ({
      window: windowOf({ start, end }, zone, `busy.${String(index)}`),
      busy: busyKindOf(status ?? 'busy'),
    })),
    {
      ownProposalId: written.ownProposalId ?? null,
      kinds: written.rules?.categoryKinds ?? {},
      sites: (written.sites ?? []).map(({ id, name, aliases }) => ({
        id,
        name: name ?? id,
        zone,
        aliases: aliases ?? [],
      })),
    },
  );
  const told = (written.blocks ?? []).map((block, index): Block => ({
    kind: block.kind,
    window: windowOf(block, zone, `blocks.${String(index)}`),
    entryIds: block.id == null ? [] : [block.id],
    title: block.title ?? '',
    proposalId: block.proposalId ?? null,
    siteId: block.site ?? null,
    ...(block.duty === undefined ? {} : { duty: block.duty }),
  }));
  const ownId = written.ownProposalId ?? null;
  const committed = [...told, ...fromEvents].filter(
    ({ proposalId }) => proposalId === null || proposalId !== ownId,
  );
  return {
    blocks: [...committed, ...recoveryAfterCall(committed, written.rules?.postCall ?? null, zone)],
    unread: [
      ...events.unread,
      ...(written.unread ?? []).map((span, index) =>
        windowOf(span, zone, `unread.${String(index)}`),
      ),
    ],
  };
}

function rulesOf({ rules, zone }: WrittenQuestion): SlotRules {
  return {
    zone,
    workingHours: rules?.workingHours ?? { days: [...WEEKDAYS], start: '00:00', end: '24:00' },
    holidays: rules?.holidays ?? [],
    earlyMeetings: rules?.earlyMeetings ?? null,
    protectedTimes: rules?.protectedTimes ?? [],
    lunch: rules?.lunch ?? null,
    noMeetings: rules?.noMeetings ?? [],
    bufferMinutes: rules?.bufferMinutes ?? 0,
    leadMinutes: rules?.leadMinutes ?? 0,
    maxMeetingsPerDay: rules?.maxMeetingsPerDay ?? null,
    maxMeetingsPerWeek: rules?.maxMeetingsPerWeek ?? null,
    maxMeetingMinutesPerDay: rules?.maxMeetingMinutesPerDay ?? null,
    maxMeetingMinutesPerWeek: rules?.maxMeetingMinutesPerWeek ?? null,
    homeSiteId: rules?.homeSite ?? null,
    travelMinutes: rules?.travelMinutes ?? [],
    privileges: (rules?.privileges ?? []).map(({ site, from, until }) => ({
      siteId: site,
      firstDay: from ?? null,
      lastDay: until ?? null,
    })),
    trips: (rules?.trips ?? []).map((trip) => ({
      firstDay: trip.from,
      lastDay: trip.until,
      zone: trip.zone,
    })),
    grantors: rules?.grantors ?? {},
    ...(rules?.stepMinutes == null ? {} : { stepMinutes: rules.stepMinutes }),
    ...(rules?.usualTravelMinutes == null ? {} : { usualTravelMinutes: rules.usualTravelMinutes }),
  };
}

function participantsOf(written: WrittenQuestion, notes: string[]): readonly Participant[] {
  const { zone } = written;
  return (written.participants ?? []).map(({ address, busy, events }, index) => {
    const path = `participants.${String(index)}`;
    const read = readGraphEvents(events ?? [], zone, `${path}.events`);
    notes.push(...read.notes);
    const name = address ?? `participant ${String(index + 1)}`;
    if (busy === 'unknown' || (busy == null && events == null))
      return { address: name, busy: 'unknown' };
    const committed = blocksFromEntries(read.entries, [], {
      ownProposalId: written.ownProposalId ?? null,
      kinds: written.rules?.categoryKinds ?? {},
    });
    return {
      address: name,
      busy: [
        ...(busy ?? []).flatMap(({ start, end, status }, at) => {
          const window = windowOf({ start, end }, zone, `${path}.busy.${String(at)}`);
          return isOpenTime(busyKindOf(status ?? 'busy')) ? [] : [window];
        }),
        ...committed.map(({ window }) => window),
        ...read.unread,
      ],
    };
  });
}

function tierOf({ tier, zone }: WrittenQuestion): SlotTier | null {
  if (tier == null) return null;
  return {
    placeBy: tier.placeBy == null ? null : endOf(tier.placeBy, zone, 'tier.placeBy'),
    windows: tier.windows ?? null,
    batch: tier.batch ?? null,
    mayUseProtected: tier.mayUseProtected ?? true,
  };
}

/** "By the 17th" is the end of that day. */
function endOf(moment: Moment, zone: ZoneId, path: string): Instant {
  return dayOf(moment) === null
    ? instantOf(moment, zone, path)
    : windowOf({ start: moment, end: moment }, zone, path).end;
}

function grantsOf({ grants, zone }: WrittenQuestion): readonly Grant[] {
  return (grants ?? []).map(({ code, blockKind, blockId, participant, start, end }, index) => {
    const path = `grants.${String(index)}`;
    if ((start == null) !== (end == null))
      throw new Unreadable(path, 'A grant has both start and end, or neither');
    return {
      code,
      blockKind: blockKind ?? null,
      blockId: blockId ?? null,
      participant: participant ?? null,
      window: start == null || end == null ? null : windowOf({ start, end }, zone, path),
    };
  });
}
