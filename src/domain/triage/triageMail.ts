// Composes the reading of one mail: text, identifiers, meeting ask, verdict.
import {
  askModel,
  readAsk,
  readClocksToday,
  readDeadlines,
  type MeetingAsk,
  type ReadyAskModel,
} from '../asks';
import { readMailText, type Mail, type MailText } from '../mail';
import {
  detectPhi,
  hasClinicalContent,
  phiModel,
  type PhiContext,
  type PhiModel,
  type PhiSpan,
} from '../phi';
import { localDateAt, WEEKDAYS, weekdayOf, type LocalDate } from '../time';
import { compileMatrix } from './compileMatrix';
import type { Reading } from './checkCondition';
import { decideLane, type LaneDecision } from './decideLane';
import { decideUrgencies, urgencyRulesOf, type UrgencyDecision } from './decideUrgency';
import { factsOf } from './mailFacts';
import type { Matrix } from './matrix';
import { readTerms, type Terms } from './readTerms';
import { readWords } from './readWords';
import type { TriageSetting } from './triageSetting';
import { URGENCIES, type Evidence, type Lane, type Urgency, type Verdict } from './types';

export interface Triage {
  readonly text: MailText;
  readonly phi: readonly PhiSpan[];
  readonly verdict: Verdict;
  readonly ask: MeetingAsk | null;
}

const FARTHEST = 40;
const DAY = 86_400_000;
/** Lanes in which a time in the mail is never an invitation of the physician. */
const NO_ASK: readonly Lane[] = ['suspicious', 'patient-admin'];

/** Business days after `from` up to `to`; 0 for the same day, null when more than forty days ahead. */
function businessDaysBetween(from: LocalDate, to: LocalDate): number | null {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY);
  if (days > FARTHEST) return null;
  const first = WEEKDAYS.indexOf(weekdayOf(from));
  let count = 0;
  for (let ahead = 1; ahead <= days; ahead += 1) {
    if ((first + ahead) % 7 < 5) count += 1;
  }
  return count;
}

function nearest(today: LocalDate, days: readonly LocalDate[]): number | null {
  const [first] = days.filter((day) => day >= today).sort();
  return first === undefined ? null : businessDaysBetween(today, first);
}

/** A mail as the matrix's rules and the evidence model see it. */
export interface MailReading {
  readonly reading: Reading;
  readonly terms: Terms;
  readonly text: MailText;
  readonly phi: readonly PhiSpan[];
  readonly ask: MeetingAsk | null;
  readonly isClinical: boolean;
}

/** Who tells patients' data and asks: the models that came with this version, or those that training holds against strangers. */
export interface Judges {
  readonly phi: PhiModel;
  readonly asks: ReadyAskModel;
}

function ownJudges(): Judges {
  return { phi: phiModel(), asks: askModel() };
}

/** Reads everything in a mail that a verdict depends on, without judging; training learns from the same reading. */
export function readMail(
  mail: Mail,
  setting: TriageSetting,
  judges: Judges = ownJudges(),
): MailReading {
  const text = readMailText(mail);
  const recipients = [...mail.to, ...mail.cc];
  const context: PhiContext = {
    from: mail.from,
    recipients,
    people: setting.people,
    principal: setting.principal,
    organizationDomains: setting.organizationDomains,
  };
  const phi = detectPhi(text, context, judges.phi);
  const isClinical = hasClinicalContent(text, phi, context, judges.phi);
  const receivedAt = mail.receivedAt ?? setting.now;
  const ask = readAsk(
    text,
    {
      receivedAt,
      zone: setting.zone,
      from: mail.from,
      recipients,
      principal: setting.principal,
      organizationDomains: setting.organizationDomains,
    },
    judges.asks,
  );
  const today = localDateAt(receivedAt, setting.zone);
  const compiled = compileMatrix(setting.matrix);
  const words = readWords(text, compiled);
  const facts = factsOf(mail, { text, phi, ask, isClinical }, setting);
  const reading: Reading = {
    mail,
    text,
    words,
    facts,
    phi,
    compiled,
    askDays:
      ask === null
        ? null
        : nearest(
            today,
            ask.windows.map((window) => window.start.slice(0, 10)),
          ),
    deadlineDays: nearest(today, readDeadlines(text, receivedAt, setting.zone)),
    clocks: readClocksToday(text, receivedAt, setting.zone),
  };
  const { evidence } = setting.matrix;
  const terms = readTerms({ mail, text, phi, facts, words }, evidence, compiled.model);
  return { reading, terms, text, phi, ask, isClinical };
}

/**
 * The reasons of a verdict, which stay with the decision until somebody asks for them: most of a sweep's verdicts are
 * never explained.
 *
 * They are members of the object itself, so that a copy of a verdict has them; and all verdicts share the functions
 * behind them: an object literal with getters of its own is slow to make, and keeps what they see until the next major
 * collection.
 */
class Reasons {
  private static readonly ownMembers: PropertyDescriptorMap & ThisType<Reasons> = {
    urgencyBecause: {
      enumerable: true,
      get() {
        return this.#urgency?.because() ?? [];
      },
    },
    evidence: {
      enumerable: true,
      get() {
        return this.#lane.evidence();
      },
    },
    wouldFlip: {
      enumerable: true,
      get() {
        return this.#lane.wouldFlip();
      },
    },
  };
  readonly #lane: LaneDecision;
  readonly #urgency: UrgencyDecision | null;
  declare readonly urgencyBecause: readonly string[];
  declare readonly evidence: readonly Evidence[];
  declare readonly wouldFlip: string | null;
  declare readonly urgency: Urgency;
  declare readonly clinicalContent: boolean;
  declare readonly hardRule: Verdict['hardRule'];
  declare readonly runnerUp: Verdict['runnerUp'];
  declare readonly scores: Verdict['scores'];

  constructor(lane: LaneDecision, urgency: UrgencyDecision | null, isClinical: boolean) {
    this.#lane = lane;
    this.#urgency = urgency;
    Object.defineProperties(this, Reasons.ownMembers);
    this.urgency = urgency?.urgency ?? 'today';
    this.clinicalContent = isClinical;
    this.hardRule = lane.hardRule;
    this.runnerUp = lane.runnerUp;
    this.scores = lane.scores;
  }
}

/** The fastest urgency among the lanes that are still possible: a doubt never slows a mail down. */
function verdictOf(
  decision: LaneDecision,
  { reading, terms, isClinical }: MailReading,
  matrix: Matrix,
): Verdict {
  const grounds = { reading, terms, rules: urgencyRulesOf(reading, matrix) };
  const [fastest] = decideUrgencies(decision.options, grounds, matrix, decision.hardUrgency).sort(
    (a, b) => URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency),
  );
  const facts = new Reasons(decision, fastest ?? null, isClinical);
  const [best, second, ...rest] = decision.options;
  return decision.kind === 'decided' || second === undefined
    ? Object.assign(facts, { kind: 'decided' as const, lane: best })
    : Object.assign(facts, { kind: 'unsure' as const, options: [best, second, ...rest] as const });
}

/**
 * Reads a mail: its parts, what identifies a patient, the lane and urgency with the words that decided, and the ask.
 *
 * Pure and synchronous: the same mail, matrix and directory always give the same answer. Any mail is taken, also one
 * without sender, subject or body. In doubt the verdict is `unsure` and names the lanes to choose from; a locked lane
 * that is plausible is always among them.
 *
 * @example
 * triageMail(mail, setting).verdict
 * //=> { kind: 'decided', lane: 'patient-clinical', urgency: 'now', hardRule: { id: 'red-flag', … }, … }
 */
export function triageMail(mail: Mail, setting: TriageSetting): Triage {
  const read = readMail(mail, setting);
  const { text, phi, ask } = read;
  const decision = decideLane(read.reading, read.terms, setting.matrix);
  const verdict = verdictOf(decision, read, setting.matrix);
  const isAsk = !(verdict.kind === 'decided' && NO_ASK.includes(verdict.lane));
  return { text, phi, verdict, ask: isAsk ? ask : null };
}
