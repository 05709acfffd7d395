// The physician says once for many proposals who may answer: while away, or under a grant. Only her own stamp counts.
import { standingWordToFields, type NewStandingWord } from '../domain/holds';
import { entryIdForStep } from '../domain/log';
import { principalAt } from '../domain/roster';
import { formatInstant } from '../domain/time';
import type { Desk } from '../ports';
import { guardFields } from './guardOutgoing';
import type { HouseRules } from './loadHouseRules';
import { isObserved, OBSERVE_ONLY, type ObserveOnly } from './observeOnly';
import { writeLog } from './writeLog';

export interface SignWordRequest {
  readonly houseRules: HouseRules;
  /** Address of the physician, who must be the one signed in. */
  readonly principal: string;
  /** Its id is minted once when the form opens: a second click signs nothing twice. */
  readonly word: NewStandingWord;
}

export type SignedWord =
  | { readonly kind: 'signed' }
  /** Only the physician signs; nothing was written. */
  | { readonly kind: 'not-the-physician' }
  /** It ends before it begins, or has ended already. */
  | { readonly kind: 'unusable' }
  | ObserveOnly;

/** Adds the word to the decisions list, where nobody changes or removes it; to take it back, sign an `end`. */
export async function signWord(desk: Desk, request: SignWordRequest): Promise<SignedWord> {
  const { houseRules, word } = request;
  const { roster } = houseRules;
  const physician = principalAt(roster, request.principal);
  const account = await desk.identity.signIn(null);
  if (physician?.id !== account.id) return { kind: 'not-the-physician' };
  if (isObserved(houseRules, physician.address)) return OBSERVE_ONLY;
  if (word.kind !== 'end' && (word.until <= word.from || word.until <= desk.clock.now())) {
    return { kind: 'unusable' };
  }
  if (word.kind === 'grant' && !isUsableGrant(word)) return { kind: 'unusable' };
  const fields = standingWordToFields(physician.address, word);
  guardFields(roster, fields);
  await desk.lists.add('AnteroomDecisions', fields);
  await writeLog(desk, {
    roster,
    notes: [
      {
        entryId: entryIdForStep(word.id, 1, `word.signed|${word.kind}`),
        kind: 'word.signed',
        mailbox: physician.address,
        lane: null,
        urgency: null,
        release: houseRules.release.number,
        subjectId: word.id,
        facts:
          word.kind === 'end'
            ? { what: word.kind }
            : { what: word.kind, until: formatInstant(word.until) },
      },
    ],
  });
  return { kind: 'signed' };
}

function isUsableGrant({ terms }: Extract<NewStandingWord, { kind: 'grant' }>): boolean {
  return terms.tiers.length > 0 && terms.streams.length > 0 && terms.mostMinutes >= 5;
}
