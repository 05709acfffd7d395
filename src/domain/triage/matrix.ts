// The triage matrix as a signed release carries it: lanes, hard rules, urgency rules and the evidence model, all data.
import * as v from 'valibot';
import { conditionSchema } from './conditions';
import { escalationSchema } from './escalation';
import { evidenceModelSchema } from './evidenceModel';
import { LANES, URGENCIES } from './types';

const lane = v.picklist(LANES);
const urgency = v.picklist(URGENCIES);
const text = v.pipe(v.string(), v.minLength(1));
const number = v.pipe(v.number(), v.finite());

const answerTimeSchema = v.object({
  /** null: this urgency is not used in the lane. */
  minutesToFirstAction: v.nullable(v.pipe(number, v.minValue(1))),
  text,
});

export const lanePolicySchema = v.object({
  lane,
  title: text,
  definition: text,
  signals: v.array(text),
  examples: v.array(text),
  looksLikeButIsNot: v.array(text),
  owner: text,
  backupOwner: text,
  slaByUrgency: v.object({
    now: answerTimeSchema,
    today: answerTimeSchema,
    week: answerTimeSchema,
    digest: answerTimeSchema,
  }),
  defaultAction: text,
  allowedMacros: v.array(text),
  escalationRule: text,
  neverDo: v.array(text),
  /** Ids of the roster's channels that may take a hand-off from this lane, best first. */
  channels: v.array(text),
  /** True: the answer time runs through nights, weekends and holidays. */
  neverPauses: v.boolean(),
});

export const hardRuleSchema = v.object({
  id: text,
  title: text,
  lane,
  /** null leaves the urgency to the urgency rules. */
  urgency: v.nullable(urgency),
  when: conditionSchema,
});

/** While it holds, the verdict cannot pass the lane over: it is chosen, or among those that the person is asked about. */
export const plausibleRuleSchema = v.object({ id: text, title: text, lane, when: conditionSchema });

export const urgencyRuleSchema = v.object({
  id: text,
  /** The reason in the words of the matrix, shown to the person. */
  because: text,
  /** null: every lane. */
  lanes: v.nullable(v.array(lane)),
  urgency,
  when: conditionSchema,
});

export const rulesSchema = v.object({
  /** First match in order decides. */
  hard: v.array(hardRuleSchema),
  plausible: v.array(plausibleRuleSchema),
  /** Fastest match decides; when none matches, the lane's usual urgency. */
  urgency: v.array(urgencyRuleSchema),
  usualUrgency: v.object(
    Object.fromEntries(LANES.map((name) => [name, urgency])) as Record<
      (typeof LANES)[number],
      typeof urgency
    >,
  ),
  /** Lanes that are never slower than this. */
  slowest: v.partial(
    v.object(
      Object.fromEntries(LANES.map((name) => [name, urgency])) as Record<
        (typeof LANES)[number],
        typeof urgency
      >,
    ),
  ),
});

/** The matrix as people write and sign it: all but what training made. */
export const writtenMatrixSchema = v.object({
  id: text,
  title: text,
  version: text,
  scope: text,
  principles: v.array(text),
  tieBreak: v.pipe(v.array(lane), v.length(LANES.length)),
  urgencies: v.array(v.object({ id: urgency, meaning: text, how: text })),
  lanes: v.pipe(v.array(lanePolicySchema), v.length(LANES.length)),
  rules: rulesSchema,
  /** Who is told when nobody acts; a matrix without it escalates nothing by itself. */
  escalation: v.exactOptional(escalationSchema),
});

export const matrixSchema = v.object({
  ...writtenMatrixSchema.entries,
  evidence: evidenceModelSchema,
});

export type WrittenMatrix = Readonly<v.InferOutput<typeof writtenMatrixSchema>>;

export type Matrix = Readonly<v.InferOutput<typeof matrixSchema>>;
export type LanePolicy = Matrix['lanes'][number];
export type HardRule = Matrix['rules']['hard'][number];
export type UrgencyRule = Matrix['rules']['urgency'][number];
