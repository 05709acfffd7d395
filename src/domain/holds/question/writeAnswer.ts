// Writes the engine's answer as JSON: clock times of the zone, each with its offset.
import { localDateTimeAt, type Instant, type Window, type ZoneId } from '../../time';
import type { SlotAnswer } from '../slots';

export interface WrittenSpan {
  readonly start: string;
  readonly end: string;
}

export interface WrittenAnswer {
  readonly zone: ZoneId;
  readonly slots: readonly object[];
  readonly refusals: readonly object[];
  readonly feeds: readonly object[];
  readonly notes: readonly string[];
}

/** The answer for people and programs. A grant may be given back as it is written here. */
export function writeAnswer(
  answer: SlotAnswer,
  zone: ZoneId,
  notes: readonly string[],
): WrittenAnswer {
  return {
    zone,
    slots: answer.slots.map((slot) => ({
      ...span(slot.window, slot.zone),
      reasons: slot.reasons,
      zone: slot.zone,
      travel: {
        before: slot.travel.before === null ? null : span(slot.travel.before, slot.zone),
        after: slot.travel.after === null ? null : span(slot.travel.after, slot.zone),
      },
    })),
    refusals: answer.refusals.map(({ window, rules, relaxations, reach, opens }) => ({
      ...span(window, zone),
      rules: rules.map((rule) => ({
        code: rule.code,
        blockKind: rule.blockKind,
        blockId: rule.blockId,
        participant: rule.participant,
        ...span(rule.window, zone),
      })),
      relaxations:
        relaxations?.map((one) => ({
          code: one.code,
          blockKind: one.blockKind,
          blockId: one.blockId,
          participant: one.participant,
          ...span(reach, zone),
          grantor: one.grantor,
        })) ?? null,
      opens: opens === null ? null : span(opens, zone),
    })),
    feeds: answer.feedAges.map(({ feedId, readAt, ageMinutes, isStale }) => ({
      id: feedId,
      readAt: readAt === null ? null : timeWithOffset(readAt, zone),
      ageMinutes,
      isStale,
    })),
    notes,
  };
}

function span({ start, end }: Window, zone: ZoneId): WrittenSpan {
  return { start: timeWithOffset(start, zone), end: timeWithOffset(end, zone) };
}

/**
 * A clock time with its offset: the hour that autumn repeats is told apart.
 *
 * @example
 * timeWithOffset(at, 'America/Chicago') //=> '2026-11-17T09:30:00-06:00'
 */
export function timeWithOffset(instant: Instant, zone: ZoneId): string {
  const local = localDateTimeAt(instant, zone);
  const minutes = Math.round((Date.parse(`${local}Z`) - instant) / 60_000);
  const sign = minutes < 0 ? '-' : '+';
  const hour = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0');
  return `${local}${sign}${hour}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`;
}
