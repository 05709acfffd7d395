// What the assistant has typed for the physician; kept by the mail's screen, so that closing a section loses none of it.
import type { ClearingOffice, MeetingTier } from '../../domain/holds';
import type { NameReason } from '../../domain/log';

/** What may be put to the physician from a mail, besides times for a meeting. */
export const MATTERS = ['question', 'trip', 'clearance', 'batch', 'draft'] as const;
export type Matter = (typeof MATTERS)[number];

export interface TypedQuestion {
  /** Minted once: a second press with the same id asks nothing twice. */
  readonly id: string;
  readonly words: string;
  readonly answers: readonly string[];
  /** Why a name outside the directory may stand in it; forgotten with every new word. */
  readonly nameReason: NameReason | null;
  /** Nobody answers in the physician's place. */
  readonly isHersAlone: boolean;
}

export interface TypedTrip {
  readonly id: string;
  readonly place: string;
  /** `YYYY-MM-DD` and `HH:mm` in the physician's zone. */
  readonly firstDay: string;
  readonly from: string;
  readonly lastDay: string;
  readonly to: string;
  readonly needs: readonly ClearingOffice[];
}

export interface TypedBatch {
  readonly id: string;
  /** Chosen option by proposal id; null until the person has touched it, then the house's own choice no longer counts. */
  readonly chosen: Readonly<Record<string, string>> | null;
}

export interface TypedDraft {
  readonly id: string;
  readonly words: string;
  readonly nameReason: NameReason | null;
}

export interface TypedProposals {
  readonly matter: Matter;
  readonly question: TypedQuestion;
  readonly trip: TypedTrip;
  readonly batch: TypedBatch;
  readonly draft: TypedDraft;
  readonly tier: MeetingTier;
  /** Hours until it lapses. */
  readonly hours: number;
}

export const DUE_HOURS = [4, 8, 24, 48, 96] as const;
const USUAL_HOURS = 24;

export function nothingTyped(newId: () => string, tier: MeetingTier): TypedProposals {
  return {
    matter: 'question',
    question: emptyQuestion(newId()),
    trip: emptyTrip(newId()),
    batch: { id: newId(), chosen: null },
    draft: emptyDraft(newId()),
    tier,
    hours: USUAL_HOURS,
  };
}

export function emptyQuestion(id: string): TypedQuestion {
  return { id, words: '', answers: ['Yes', 'No'], nameReason: null, isHersAlone: false };
}

export function emptyTrip(id: string): TypedTrip {
  return {
    id,
    place: '',
    firstDay: '',
    from: '08:00',
    lastDay: '',
    to: '18:00',
    needs: ['chief', 'or-scheduler'],
  };
}

export function emptyDraft(id: string): TypedDraft {
  return { id, words: 'Send this reply?', nameReason: null };
}
