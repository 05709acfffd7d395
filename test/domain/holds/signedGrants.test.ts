import {
  findSlots,
  signedGrants,
  standingWordsFrom,
  standingWordToFields,
  type GrantTerms,
  type StandingWord,
} from '../../../src/domain/holds';
import { addMinutes } from '../../../src/domain/time';
import { at, block, JORDAN_ID, MAYA, MAYA_ID, on, PLAIN_RULES } from '../../support/holdCases';

const NOW = at('2026-11-16 09:00');
const TUESDAY = on('2026-11-17', '08:00', '17:00');
const TERMS: GrantTerms = {
  granteeId: JORDAN_ID,
  tiers: ['A'],
  streams: ['leadership'],
  mostMinutes: 30,
  lifts: ['research', 'lunch'],
};

function word(
  terms: Partial<GrantTerms> = {},
  more: Partial<Pick<StandingWord, 'endedAt'>> = {},
): StandingWord {
  return {
    kind: 'grant',
    id: '5b0b2c6e-7a51-4d7a-9a43-5a3f1de0a0aa',
    signedAt: addMinutes(NOW, -60),
    from: addMinutes(NOW, -60),
    until: addMinutes(NOW, 5 * 24 * 60),
    endedAt: null,
    ...more,
    terms: { ...TERMS, ...terms },
  };
}

const meeting = {
  personId: JORDAN_ID,
  tier: 'A',
  stream: 'leadership',
  durationMinutes: 30,
  now: NOW,
  rules: PLAIN_RULES,
} as const;

test('a signed lift opens her research to such a meeting', () => {
  const question = {
    durationMinutes: 30,
    windows: [TUESDAY],
    blocks: [block(TUESDAY, 'research')],
    rules: PLAIN_RULES,
    now: NOW,
    wasAsked: true,
    tier: { placeBy: null, windows: null, batch: null, mayUseProtected: true },
  };
  expect(findSlots(question).slots).toEqual([]);
  const { slots } = findSlots({ ...question, grants: signedGrants([word()], meeting) });
  expect(slots[0]?.reasons).toContain('by-grant');
});

test.each([
  { says: 'another tier gets nothing', words: [word()], is: { tier: 'B' } },
  { says: 'another stream gets nothing', words: [word()], is: { stream: 'teaching' } },
  { says: 'a longer meeting gets nothing', words: [word()], is: { durationMinutes: 45 } },
  { says: 'another person gets nothing', words: [word()], is: { personId: MAYA_ID } },
  { says: 'a word that was taken back lifts nothing', words: [word({}, { endedAt: NOW })], is: {} },
  { says: 'a word without lifts only clears', words: [word({ lifts: [] })], is: {} },
] as const)('$says', ({ words, is }) => {
  expect(signedGrants(words, { ...meeting, ...is })).toEqual([]);
});

test('what another office grants her word does not lift', () => {
  const rules = { ...PLAIN_RULES, grantors: { lunch: 'chief', 'block:research': null } } as const;
  expect(signedGrants([word()], { ...meeting, rules })).toEqual([]);
});

test('a lift reaches no further than its word', () => {
  const signed = word();
  const grants = signedGrants([signed], meeting);
  expect(grants.map(({ window }) => window)).toEqual([
    { start: signed.from, end: signed.until },
    { start: signed.from, end: signed.until },
  ]);
});

test('lifts survive the list as they were signed', () => {
  const fields = standingWordToFields(MAYA, {
    kind: 'grant',
    id: word().id,
    from: NOW,
    until: addMinutes(NOW, 600),
    terms: TERMS,
  });
  const rows = [{ fields, createdById: MAYA_ID, createdAt: NOW }];
  expect(standingWordsFrom(rows, MAYA, MAYA_ID)).toMatchObject([{ terms: { lifts: TERMS.lifts } }]);
});
