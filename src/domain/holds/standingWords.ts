// What a physician says once for many proposals, as rows of the decisions list: only her own server stamp makes it count.
import * as v from 'valibot';
import { formatInstant, type Instant } from '../time';
import { instantText, jsonText } from './fieldShapes';
import { standingWordsId } from './proposalIdentity';
import {
  MEETING_TIERS,
  SIGNED_LIFTS,
  WORK_STREAMS,
  type GrantTerms,
  type StandingWord,
} from './types';

type Fields = Readonly<Record<string, string | number | boolean | null>>;

/** A row of the decisions list with its stamp. */
export interface StampedRow {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly createdById: string;
  readonly createdAt: Instant;
}

const text = v.pipe(v.string(), v.minLength(1));
const termsSchema = v.pipe(
  jsonText,
  v.object({
    id: v.pipe(v.string(), v.uuid()),
    from: v.nullish(instantText, null),
    until: v.nullish(instantText, null),
    granteeId: v.nullish(text, null),
    tiers: v.nullish(v.array(v.picklist(MEETING_TIERS)), []),
    streams: v.nullish(v.array(v.picklist(WORK_STREAMS)), []),
    mostMinutes: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1)), null),
    lifts: v.nullish(v.array(v.picklist(SIGNED_LIFTS)), []),
  }),
);
const rowSchema = v.object({
  ProposalId: text,
  Answer: v.picklist(['away', 'grant', 'end']),
  Terms: termsSchema,
});

/**
 * Reads the standing words of one physician.
 *
 * Rows by anybody else, and rows that cannot be read, say nothing. An `end` row takes back the word that it names from
 * its own stamp on; what was decided before stays decided.
 *
 * @param rows of the decisions list under `standingWordsId(principal)`, in any order
 */
export function standingWordsFrom(
  rows: readonly StampedRow[],
  principal: string,
  physicianId: string,
): readonly StandingWord[] {
  const own = rows.flatMap(({ fields, createdById, createdAt }) => {
    const read = v.safeParse(rowSchema, fields);
    const isOwn = read.success && createdById === physicianId;
    return isOwn && read.output.ProposalId.toLowerCase() === standingWordsId(principal)
      ? [{ ...read.output.Terms, answer: read.output.Answer, signedAt: createdAt }]
      : [];
  });
  const endOf = (id: string): Instant | null =>
    own
      .filter((row) => row.answer === 'end' && row.id === id)
      .reduce<Instant | null>(
        (first, { signedAt }) => (first === null || signedAt < first ? signedAt : first),
        null,
      );
  return own.flatMap((row): readonly StandingWord[] => {
    if (row.until === null || row.answer === 'end') return [];
    const word = {
      id: row.id,
      signedAt: row.signedAt,
      from: row.from ?? row.signedAt,
      until: row.until,
      endedAt: endOf(row.id),
    };
    if (row.answer === 'away') return [{ ...word, kind: 'away' }];
    if (row.granteeId === null || row.mostMinutes === null) return [];
    const terms: GrantTerms = {
      granteeId: row.granteeId,
      tiers: row.tiers,
      streams: row.streams,
      mostMinutes: row.mostMinutes,
      ...(row.lifts.length === 0 ? {} : { lifts: row.lifts }),
    };
    return [{ ...word, kind: 'grant', terms }];
  });
}

/** What the physician says; the server adds who and when. */
export type NewStandingWord =
  | { readonly kind: 'away'; readonly id: string; readonly from: Instant; readonly until: Instant }
  | {
      readonly kind: 'grant';
      readonly id: string;
      readonly from: Instant;
      readonly until: Instant;
      readonly terms: GrantTerms;
    }
  | { readonly kind: 'end'; readonly id: string };

/** Writes a standing word as the fields of its row. The same word twice is refused by its key. */
export function standingWordToFields(principal: string, word: NewStandingWord): Fields {
  const terms = {
    id: word.id,
    ...(word.kind === 'end'
      ? {}
      : { from: formatInstant(word.from), until: formatInstant(word.until) }),
    ...(word.kind === 'grant' ? word.terms : {}),
  };
  return {
    DecisionKey: `${word.id}#${word.kind}`,
    ProposalId: standingWordsId(principal),
    Revision: 1,
    Answer: word.kind,
    Terms: JSON.stringify(terms),
  };
}
