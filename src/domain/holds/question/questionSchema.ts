// The shape of a question to the slot engine as JSON; docs/holds.md says it in words.
import * as v from 'valibot';
import { WEEKDAYS, type Weekday } from '../../time';
import { GRANTORS, REFUSAL_CODES, type RelaxationCode } from '../slots';
import { BLOCK_KINDS, CALL_DUTIES, type BlockKind } from '../types';
import { graphEventSchema } from './graphEvents';
import { momentSchema, zoneNamed } from './moments';

const minutes = v.pipe(v.number(), v.finite(), v.minValue(0));
const limit = v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)));
const clock = v.pipe(
  v.string(),
  v.regex(/^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Expected a clock time such as "08:30"'),
);
const zone = v.pipe(
  v.string(),
  v.check(
    (name) => zoneNamed(name) !== null,
    (issue) => `"${issue.input}" is not a known time zone`,
  ),
  v.transform((name) => zoneNamed(name) ?? name),
);
const day = v.pipe(v.string(), v.isoDate('Expected a day such as "2026-11-17"'));

function weekdayNamed(name: string): Weekday | undefined {
  const word = name.trim().toLowerCase();
  return WEEKDAYS.find(
    (weekday) => weekday === word || (word.length >= 2 && weekday.startsWith(word)),
  );
}
const weekday = v.pipe(
  v.string(),
  v.check((name) => weekdayNamed(name) !== undefined, 'Expected a weekday such as "monday"'),
  v.transform((name): Weekday => weekdayNamed(name) ?? 'monday'),
);
/** Without days: every day. An end before the start lies on the next morning. */
const stretch = v.pipe(
  v.object({
    days: v.optional(v.array(weekday), [...WEEKDAYS]),
    start: clock,
    end: clock,
  }),
  v.check(({ start, end }) => start !== end, 'The end is the start; the end of a day is "24:00"'),
);
const ENDS_FIRST = 'The end does not lie after the start on its day';
const stretches = v.nullish(
  v.union([
    v.array(stretch),
    v.pipe(
      stretch,
      v.transform((one) => [one]),
    ),
  ]),
);

const kind = v.pipe(
  v.string(),
  v.transform((name) => name.trim().toLowerCase()),
  v.picklist(BLOCK_KINDS, `Expected one of ${BLOCK_KINDS.join(', ')}`),
);
const span = { start: momentSchema, end: momentSchema };
const spans = v.array(v.object(span));
/** As getSchedule writes it. */
const busySpans = v.array(v.looseObject({ ...span, status: v.nullish(v.string()) }));
const relaxationCode = v.picklist<readonly RelaxationCode[], string>(
  [...REFUSAL_CODES, 'by-video'],
  `Expected one of ${[...REFUSAL_CODES, 'by-video'].join(', ')}`,
);

export const blockSchema = v.looseObject({
  ...span,
  id: v.nullish(v.string()),
  kind: v.optional(kind, 'meeting' satisfies BlockKind),
  title: v.nullish(v.string()),
  site: v.nullish(v.string()),
  proposalId: v.nullish(v.string()),
  duty: v.exactOptional(v.picklist(CALL_DUTIES)),
});

export const rulesSchema = v.looseObject({
  workingHours: v.nullish(
    v.pipe(
      stretch,
      v.check(({ start, end }) => start < end, ENDS_FIRST),
    ),
  ),
  holidays: v.nullish(v.array(day)),
  earlyMeetings: v.nullish(
    v.object({ from: v.optional(clock, '00:00'), notBefore: v.optional(v.array(kind), []) }),
  ),
  lunch: v.nullish(stretch),
  noMeetings: stretches,
  protectedTimes: stretches,
  bufferMinutes: v.nullish(minutes),
  leadMinutes: v.nullish(minutes),
  stepMinutes: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1440))),
  maxMeetingsPerDay: limit,
  maxMeetingsPerWeek: limit,
  maxMeetingMinutesPerDay: limit,
  maxMeetingMinutesPerWeek: limit,
  homeSite: v.nullish(v.string()),
  travelMinutes: v.nullish(v.array(v.object({ from: v.string(), to: v.string(), minutes }))),
  usualTravelMinutes: v.nullish(minutes),
  privileges: v.nullish(
    v.array(v.object({ site: v.string(), from: v.nullish(day), until: v.nullish(day) })),
  ),
  trips: v.nullish(v.array(v.object({ from: day, until: day, zone }))),
  postCall: v.nullish(
    v.pipe(
      v.object({ day: weekday, start: clock, end: clock }),
      v.check(({ start, end }) => start < end, ENDS_FIRST),
    ),
  ),
  categoryKinds: v.nullish(v.record(v.string(), kind)),
  grantors: v.nullish(
    v.record(
      v.string(),
      v.nullable(v.picklist(GRANTORS, `Expected one of ${GRANTORS.join(', ')}`)),
    ),
  ),
});

export const participantSchema = v.looseObject({
  address: v.nullish(v.string()),
  busy: v.nullish(
    v.union([v.literal('unknown'), busySpans], 'Expected a list of {start, end}, or "unknown"'),
  ),
  events: v.nullish(v.array(graphEventSchema)),
});

export const questionSchema = v.looseObject({
  /** For people: what the question is about. */
  says: v.nullish(v.string()),
  zone: v.optional(zone, 'Etc/UTC'),
  now: v.nullish(momentSchema),
  durationMinutes: v.nullish(v.pipe(v.number(), v.finite(), v.gtValue(0), v.maxValue(10_080))),
  window: v.nullish(v.union([momentSchema, v.object(span)])),
  windows: v.nullish(v.array(v.union([v.string(), v.object(span)]))),
  /** 'unknown': nobody could read the calendar. */
  calendar: v.nullish(v.picklist(['known', 'unknown'])),
  blocks: v.nullish(v.array(blockSchema)),
  events: v.nullish(v.array(graphEventSchema)),
  busy: v.nullish(busySpans),
  unread: v.nullish(spans),
  ownProposalId: v.nullish(v.string()),
  sites: v.nullish(
    v.array(
      v.looseObject({
        id: v.string(),
        name: v.nullish(v.string()),
        aliases: v.nullish(v.array(v.string())),
      }),
    ),
  ),
  rules: v.nullish(rulesSchema),
  tier: v.nullish(
    v.looseObject({
      placeBy: v.nullish(momentSchema),
      windows: stretches,
      batch: v.nullish(
        v.object({
          every: v.pipe(v.number(), v.integer(), v.minValue(1)),
          unit: v.picklist(['week', 'month']),
          anchor: day,
        }),
      ),
      mayUseProtected: v.nullish(v.boolean()),
    }),
  ),
  mode: v.nullish(v.picklist(['in-person', 'video', 'phone'])),
  site: v.nullish(v.string()),
  participants: v.nullish(v.array(participantSchema)),
  feeds: v.nullish(
    v.array(
      v.looseObject({
        id: v.string(),
        readAt: v.nullish(momentSchema),
        maxAgeMinutes: v.pipe(v.number(), v.finite(), v.minValue(0)),
      }),
    ),
  ),
  grants: v.nullish(
    v.array(
      v.looseObject({
        code: relaxationCode,
        blockKind: v.nullish(kind),
        blockId: v.nullish(v.string()),
        participant: v.nullish(v.string()),
        start: v.nullish(momentSchema),
        end: v.nullish(momentSchema),
        /** Who granted it, as an answer writes it. */
        grantor: v.nullish(v.string()),
      }),
    ),
  ),
  limit: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
export type WrittenQuestion = v.InferOutput<typeof questionSchema>;
