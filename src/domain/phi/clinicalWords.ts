// Finds the words of somebody's health in a text: symptoms, diagnoses, findings, tests, procedures, drugs, devices.
import {
  compilePhrases,
  cutWords,
  openBook,
  rememberLast,
  rememberSpelling,
  spelledWordsOf,
  type MailText,
  type OnPhrase,
  type SpellingBook,
  type Word,
} from '../mail';
import { CLINICAL_PHRASES, type ClinicalKind } from './lexicon/clinical';

const finder = compilePhrases(CLINICAL_PHRASES.map(({ phrase }) => phrase));
const DRUG_ENDING =
  /^[a-z]{3,}(?:olol|pril|sartan|statin|prazole|mycin|cillin|oxacin|xaban|gatran|parin|dipine|mab|tinib|azepam|triptan|gliptin|gliflozin|semide|thiazide|darone)$/;
const PROCEDURE_ENDING =
  /^[a-z]{4,}(?:ectomy|ostomy|otomy|oplasty|oscopy|orrhaphy|odesis|centesis)$/;
const DIAGNOSIS_ENDING = /^[a-z]{4,}(?:itis|emia|uria|opathy|osclerosis|algia|plegia|megaly)$/;
const SHORTEST_ENDING = 7;
/** Endings that are not health all the same. */
const PLAIN_WORDS = new Set('academia philosophy'.split(' '));

export interface ClinicalWord {
  readonly kind: ClinicalKind;
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

function kindByEnding(word: string): ClinicalKind | null {
  if (word.length < SHORTEST_ENDING || word.length > 30 || PLAIN_WORDS.has(word)) return null;
  if (DRUG_ENDING.test(word)) return 'drug';
  if (PROCEDURE_ENDING.test(word)) return 'procedure';
  return DIAGNOSIS_ENDING.test(word) ? 'diagnosis' : null;
}

const ENDING_KINDS = ['drug', 'procedure', 'diagnosis'] as const;
const NO_KIND = ENDING_KINDS.length;

/** The place of a word's kind in `ENDING_KINDS`, or `NO_KIND`. */
const endingOf = rememberSpelling((word) => {
  const kind = ENDING_KINDS.findIndex((one) => one === kindByEnding(word));
  return kind < 0 ? NO_KIND : kind;
});

/** Where the text names a symptom, diagnosis, finding, test, procedure, drug or device; in order of place, one kind each. */
export function findClinicalWords(
  text: string,
  book: SpellingBook = openBook(),
  words: readonly Word[] = cutWords(text, book),
): ClinicalWord[] {
  const found: ClinicalWord[] = [];
  const onHit: OnPhrase = (phrase, from, to) => {
    const kind = CLINICAL_PHRASES[phrase]?.kind;
    const start = words[from]?.start ?? 0;
    const end = words[to - 1]?.end ?? start;
    const last = found.at(-1);
    if (kind === undefined || (last?.start === start && last.end >= end)) return;
    found.push({ kind, words: text.slice(start, end), start, end });
  };
  finder.find(words, onHit, 0, words.length, book);
  for (const { number, start, end } of words) {
    const kind = ENDING_KINDS[endingOf(book, number)];
    if (kind !== undefined) found.push({ kind, words: text.slice(start, end), start, end });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The clinical words of a mail with their kinds; the same text object is searched only once in a row. */
export const clinicalWordsIn: (mail: MailText) => readonly ClinicalWord[] = rememberLast(
  (mail: MailText) => {
    const { words, book } = spelledWordsOf(mail);
    return findClinicalWords(mail.text, book, words);
  },
);
