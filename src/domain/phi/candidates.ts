// A stretch of the mail that may identify somebody, before it is judged.

export const NUMBER_KINDS = [
  'id',
  'ssn',
  'phone',
  'email',
  'url',
  'street',
  'network',
  'account',
  'machine',
] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** Offsets point into the text, `from` and `to` into its words (`to` exclusive). */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

export interface NameCandidate extends Stretch {
  /** The words of the name, plain. */
  readonly parts: readonly string[];
  /** How the parts look: g given, f family, b both, c common word, i initial, u unknown; in order. */
  readonly pattern: string;
  readonly isShouted: boolean;
  readonly isSmall: boolean;
}

export interface DateCandidate extends Stretch {
  readonly shape: 'numeric' | 'short' | 'month' | 'day' | 'age' | 'holiday' | 'spelled' | 'ofYear';
  /** The year, where the text gives one. */
  readonly year: number | null;
}

export interface NumberCandidate extends Stretch {
  readonly kind: NumberKind;
  readonly value: string;
}

export interface Candidates {
  readonly names: readonly NameCandidate[];
  readonly dates: readonly DateCandidate[];
  readonly numbers: readonly NumberCandidate[];
}
