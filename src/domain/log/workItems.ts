// A work item: what is open, with whom and until when. It points at a mail and never repeats it.
import * as v from 'valibot';
import { SENDER_KINDS, type MessageReference } from '../mail';
import { formatInstant, instantFromMilliseconds, parseInstant, type Instant } from '../time';
import { LANES, URGENCIES, type Lane, type Urgency } from '../triage';
import { jsonOrNull } from './jsonOrNull';

export const WORK_KINDS = [
  'mail',
  'handoff',
  'reimbursement',
  'credential',
  'submission',
  'referral',
  'authorization',
  'amendment',
  'safety-miss',
  'trip',
  'feed',
  'feed-part',
  'schedule-change',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export const WORK_STATES = ['open', 'taken', 'closed', 'undone'] as const;
export type WorkState = (typeof WORK_STATES)[number];

export const CORRECTION_REASONS = [
  'not-about-a-patient',
  'channel-answered',
  'sender-verified',
  'office-took-it',
  'matrix-is-wrong',
  'other',
] as const;
export type CorrectionReason = (typeof CORRECTION_REASONS)[number];

export const TAKEN_HOW = ['queue', 'phone', 'in-person'] as const;
export type TakenHow = (typeof TAKEN_HOW)[number];

/** Why a name outside the directory may stand in a list all the same; the log keeps the code, not the name. */
export const NAME_REASONS = ['on-duty-not-listed', 'outside-service', 'new-colleague'] as const;
export type NameReason = (typeof NAME_REASONS)[number];

const time = v.pipe(
  v.number(),
  v.integer(),
  v.transform((milliseconds): Instant => instantFromMilliseconds(milliseconds)),
);
const text = v.pipe(v.string(), v.minLength(1));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const lane = v.picklist(LANES);
const urgency = v.picklist(URGENCIES);

/** Why a mail left a lane, and on whose word. */
const correctionSchema = v.object({
  from: lane,
  to: lane,
  /** null between unlocked lanes. */
  reason: v.nullable(v.picklist(CORRECTION_REASONS)),
  note: v.string(),
  /** The channel that said so: needed when a hard rule locked the lane. */
  channelWord: v.nullable(v.object({ channelId: text, who: text, heardAt: time })),
  /** Why a name outside the directory stands in the note or the channel's word. */
  nameReason: v.exactOptional(v.picklist(NAME_REASONS)),
  by: text,
  at: time,
});
export type Correction = v.InferOutput<typeof correctionSchema>;

/** The last thing done to an item: enough to finish it again after a crash. */
const stepSchema = v.object({ by: text, at: time });

export const MAIL_STEPS = ['applied', 'corrected', 'undone'] as const;
export type MailStep = (typeof MAIL_STEPS)[number];

const mailDataSchema = v.object({
  kind: v.literal('mail'),
  /** Grows by one with every step, so that each step has a log entry of its own. */
  sequence: v.pipe(v.number(), v.integer(), v.minValue(1)),
  step: v.object({ kind: v.picklist(MAIL_STEPS), ...stepSchema.entries }),
  receivedAt: v.nullable(time),
  /** When the mail got its first lane. */
  openedAt: time,
  openedBy: text,
  settledAt: v.nullable(time),
  /** Release that the verdict came from. */
  release: text,
  /** Lane that the product gave, before any person changed it; null when it abstained. */
  verdictLane: v.nullable(lane),
  /** Id of the hard rule that decided; null when the evidence or a person did. */
  hardRule: v.nullable(text),
  /** What stood before the last step, for undo; null before the first. */
  previous: v.nullable(
    v.object({ lane, urgency, due: v.nullable(time), correction: v.nullable(correctionSchema) }),
  ),
  correction: v.nullable(correctionSchema),
  /** The bulk pass of the last step, where one made it: its repeat knows its own work by it. */
  pass: v.exactOptional(text),
});
export type MailData = v.InferOutput<typeof mailDataSchema>;

const handOffDataSchema = v.object({
  kind: v.literal('handoff'),
  sequence: v.pipe(v.number(), v.integer(), v.minValue(1)),
  receivedAt: v.nullable(time),
  openedAt: time,
  openedBy: text,
  settledAt: v.nullable(time),
  release: text,
  channelId: text,
  /** Channel to call when nobody has taken it by the deadline; null when there is none. */
  nextChannelId: v.nullable(text),
  /** Short number that people say on the phone, e.g. `HO-3F2A91`. */
  number: text,
  /** `wanted` before the draft is made, so that a crash between the two is seen. */
  draft: v.nullable(
    v.object({ state: v.picklist(['wanted', 'made', 'removed']), draftId: v.nullable(text) }),
  ),
  taken: v.nullable(
    v.object({
      who: text,
      at: time,
      how: v.picklist(TAKEN_HOW),
      by: text,
      /** Set where a person let a name outside the directory pass. */
      nameReason: v.optional(v.picklist(NAME_REASONS)),
    }),
  ),
  closed: v.nullable(stepSchema),
  undone: v.nullable(stepSchema),
});
export type HandOffData = v.InferOutput<typeof handOffDataSchema>;

const trackerDataSchema = v.object({
  kind: v.literal('tracker'),
  /** Anteroom's own reference such as `ER-23871`. */
  reference: text,
  stage: text,
  openedAt: time,
  openedBy: text,
  settledAt: v.nullable(time),
  /** Amounts, days and codes; never words of a mail. */
  facts: v.record(v.string(), v.nullable(v.union([v.string(), v.number(), v.boolean()]))),
});
export type TrackerData = v.InferOutput<typeof trackerDataSchema>;

const amendmentDataSchema = v.object({
  kind: v.literal('amendment'),
  from: lane,
  to: lane,
  reason: v.nullable(v.picklist(CORRECTION_REASONS)),
  /** The hard rule that had decided; null when the evidence had. */
  rule: v.nullable(text),
  /** The release's own signals that spoke loudest; never words of the mail. */
  signals: v.array(text),
  senderClass: v.picklist(SENDER_KINDS),
  /** Of an organization, where the firewall lets it pass; never a person's address. */
  domain: v.nullable(text),
  release: text,
  openedAt: time,
  openedBy: text,
  settledAt: v.nullable(time),
});
export type AmendmentData = v.InferOutput<typeof amendmentDataSchema>;

const safetyMissDataSchema = v.object({
  kind: v.literal('safety-miss'),
  /** The row that let it through: its lane, and the hard rule where one decided. */
  lane,
  rule: v.nullable(text),
  /** Where it belonged. */
  to: lane,
  channelId: text,
  /** Bulk filing of the row is stopped as long as this release is worked by. */
  release: text,
  openedAt: time,
  openedBy: text,
  settledAt: v.nullable(time),
});
export type SafetyMissData = v.InferOutput<typeof safetyMissDataSchema>;

/** A schedule file that somebody dropped: which reading counts, and what was wrong with the last one that does not. */
const feedDataSchema = v.object({
  kind: v.literal('feed'),
  feedId: text,
  /** The last good reading; null before the first. Its duties lie in `parts` rows of their own. */
  good: v.nullable(
    v.object({ reading: text, parts: count, duties: count, readAt: time, readBy: text }),
  ),
  /** The good reading before that: its rows are emptied with the next one. */
  before: v.nullable(v.object({ reading: text, parts: count })),
  trouble: v.nullable(v.object({ at: time, by: text, line: count, problem: text })),
  openedAt: time,
  openedBy: text,
  settledAt: v.nullable(time),
});
export type FeedData = v.InferOutput<typeof feedDataSchema>;

const feedPartDataSchema = v.object({
  kind: v.literal('feed-part'),
  feedId: text,
  reading: text,
  part: count,
  /** What the duties say, each once: who, and words of a closed list. Never a title as the file wrote it. */
  texts: v.array(v.object({ who: v.nullable(text), kind: text, words: v.string() })),
  /** Start, end, index of the text, and 1 for a whole day. */
  duties: v.array(v.tuple([time, time, count, count])),
  openedAt: time,
  openedBy: text,
  settledAt: v.nullable(time),
});
export type FeedPartData = v.InferOutput<typeof feedPartDataSchema>;

/** Who said that a change needs no provisional block any more; null while it stands, or when it was taken back. */
export const CHANGE_SETTLED_BY = ['feed', 'calendar', 'person', 'time'] as const;
export type ChangeSettledBy = (typeof CHANGE_SETTLED_BY)[number];

const changeDataSchema = v.object({
  kind: v.literal('schedule-change'),
  sequence: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Kind of block: a code of `CHANGED_KINDS`. */
  blockKind: text,
  windows: v.pipe(v.array(v.object({ start: time, end: time })), v.minLength(1)),
  openedAt: time,
  openedBy: text,
  settledAt: v.nullable(time),
  settledBy: v.nullable(v.picklist(CHANGE_SETTLED_BY)),
  release: text,
});
export type ChangeData = v.InferOutput<typeof changeDataSchema>;

const dataSchema = v.variant('kind', [
  changeDataSchema,
  mailDataSchema,
  handOffDataSchema,
  trackerDataSchema,
  amendmentDataSchema,
  safetyMissDataSchema,
  feedDataSchema,
  feedPartDataSchema,
]);
export type WorkData = v.InferOutput<typeof dataSchema>;

export interface WorkItem<Data extends WorkData = WorkData> {
  readonly workId: string;
  readonly kind: WorkKind;
  /** Address of the physician whose mailbox or affair it is. */
  readonly principal: string;
  readonly state: WorkState;
  readonly lane: Lane | null;
  readonly urgency: Urgency | null;
  readonly due: Instant | null;
  /** Where the mail lives, as the mailbox confirmed it. */
  readonly message: MessageReference | null;
  readonly data: Data;
}

export type MailWorkItem = WorkItem<MailData>;
export type HandOffWorkItem = WorkItem<HandOffData>;
export type SafetyMissWorkItem = WorkItem<SafetyMissData>;
export type ChangeWorkItem = WorkItem<ChangeData>;
export type AmendmentWorkItem = WorkItem<AmendmentData>;
export type TrackerWorkItem = WorkItem<TrackerData>;
export type FeedWorkItem = WorkItem<FeedData>;
export type FeedPartWorkItem = WorkItem<FeedPartData>;

export function isMailWork(item: WorkItem): item is MailWorkItem {
  return item.data.kind === 'mail';
}

export function isHandOffWork(item: WorkItem): item is HandOffWorkItem {
  return item.data.kind === 'handoff';
}

export function isTrackerWork(item: WorkItem): item is TrackerWorkItem {
  return item.data.kind === 'tracker';
}

export function isFeedWork(item: WorkItem): item is FeedWorkItem {
  return item.data.kind === 'feed';
}

export function isFeedPartWork(item: WorkItem): item is FeedPartWorkItem {
  return item.data.kind === 'feed-part';
}

export function isChangeWork(item: WorkItem): item is ChangeWorkItem {
  return item.data.kind === 'schedule-change';
}

/** Writes a work item as fields of AnteroomWork. */
export function toWorkFields(
  item: WorkItem,
): Readonly<Record<string, string | number | boolean | null>> {
  return {
    WorkId: item.workId,
    Kind: item.kind,
    Principal: item.principal,
    State: item.state,
    Lane: item.lane,
    Urgency: item.urgency,
    Due: item.due === null ? null : formatInstant(item.due),
    MessageId: item.message?.immutableId ?? null,
    Data: JSON.stringify(item.data),
  };
}

const fieldsSchema = v.object({
  WorkId: text,
  Kind: v.picklist(WORK_KINDS),
  Principal: text,
  State: v.picklist(WORK_STATES),
  Lane: v.nullish(lane, null),
  Urgency: v.nullish(urgency, null),
  Due: v.nullish(v.string(), null),
  MessageId: v.nullish(v.string(), null),
  Data: v.string(),
});

/** A work item, or the name of the first field that cannot be read; a person may have edited the list by hand. */
export function readWorkFields(
  fields: unknown,
):
  | { readonly kind: 'item'; readonly item: WorkItem }
  | { readonly kind: 'broken'; readonly field: string } {
  const read = v.safeParse(fieldsSchema, fields);
  if (!read.success) return { kind: 'broken', field: v.getDotPath(read.issues[0]) ?? 'item' };
  const row = read.output;
  const due = row.Due === null ? null : parseInstant(row.Due);
  if (row.Due !== null && due === null) return { kind: 'broken', field: 'Due' };
  const data = v.safeParse(dataSchema, jsonOrNull(row.Data));
  if (!data.success) {
    return { kind: 'broken', field: `Data.${v.getDotPath(data.issues[0]) ?? 'json'}` };
  }
  return {
    kind: 'item',
    item: {
      workId: row.WorkId,
      kind: row.Kind,
      principal: row.Principal.toLowerCase(),
      state: row.State,
      lane: row.Lane,
      urgency: row.Urgency,
      due,
      message:
        row.MessageId === null
          ? null
          : { mailbox: row.Principal.toLowerCase(), immutableId: row.MessageId },
      data: data.output,
    },
  };
}
