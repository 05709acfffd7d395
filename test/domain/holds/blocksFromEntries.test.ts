import { blocksFromEntries, type CalendarEntry } from '../../../src/domain/holds';
import { wholeDay } from '../../../src/domain/time';
import { CHICAGO, entry, on, PROPOSAL_ID } from '../../support/holdCases';
import { seeded, shuffled } from '../../support/seeded';

const NINE = on('2026-11-17', '09:00', '10:00');
const DAY = wholeDay('2026-11-17', CHICAGO);
const RULES = { ownProposalId: PROPOSAL_ID, kinds: {} };
const OTHER = '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a002';

const kindsOf = (entries: readonly CalendarEntry[]): string[] =>
  blocksFromEntries(entries, [], RULES).map(({ kind }) => kind);

describe('what a calendar entry commits', () => {
  test.each([
    { says: 'a busy meeting commits its time', is: {}, kinds: ['meeting'] },
    {
      says: 'a tentative meeting commits its time',
      is: { showAs: 'tentative' },
      kinds: ['meeting'],
    },
    {
      says: 'an invitation without an answer commits its time',
      is: { response: 'notResponded', showAs: 'tentative' },
      kinds: ['meeting'],
    },
    { says: 'time away commits its time', is: { showAs: 'oof' }, kinds: ['meeting'] },
    {
      says: 'an entry of unknown standing commits its time',
      is: { showAs: 'unknown' },
      kinds: ['meeting'],
    },
    { says: 'an entry shown as free leaves the time open', is: { showAs: 'free' }, kinds: [] },
    {
      says: 'working elsewhere still leaves the time open',
      is: { showAs: 'workingElsewhere' },
      kinds: [],
    },
    { says: 'a declined invitation leaves the time open', is: { response: 'declined' }, kinds: [] },
    {
      says: 'a cancelled OR block leaves the time open',
      is: { isCancelled: true, categories: ['OR'] },
      kinds: [],
    },
    {
      says: 'a clinic shown as free still binds',
      is: { showAs: 'free', categories: ['Clinic'] },
      kinds: ['clinic'],
    },
    {
      says: 'an OR case shown as elsewhere still binds',
      is: { showAs: 'workingElsewhere', categories: ['OR'] },
      kinds: ['or'],
    },
    {
      says: 'an overnight call shown tentative binds',
      is: { showAs: 'tentative', categories: ['Call'] },
      kinds: ['call'],
    },
    { says: 'a private entry is private time', is: { isPrivate: true }, kinds: ['private'] },
    {
      says: 'a private entry in a category keeps its kind',
      is: { isPrivate: true, categories: ['Personal'] },
      kinds: ['personal'],
    },
    {
      says: 'travel buffers bind like the travel itself',
      is: { categories: ['Travel buffer'] },
      kinds: ['travel'],
    },
    {
      says: 'the stronger of two categories names the block',
      is: { categories: ['Teaching', 'Committee'] },
      kinds: ['committee'],
    },
    {
      says: 'the own hold does not stand in its way',
      is: { proposalId: PROPOSAL_ID, showAs: 'tentative' },
      kinds: [],
    },
    {
      says: "another proposal's hold keeps its time",
      is: { proposalId: OTHER, showAs: 'tentative' },
      kinds: ['hold'],
    },
    {
      says: "another proposal's hold binds even when shown free",
      is: { proposalId: OTHER, showAs: 'free' },
      kinds: ['hold'],
    },
    {
      says: 'a hold that a person made by hand binds',
      is: { categories: ['Hold'], showAs: 'tentative' },
      kinds: ['hold'],
    },
  ] as const)('$says', ({ is, kinds }) => {
    expect(kindsOf([entry(NINE, is)])).toEqual(kinds);
  });

  test.each([
    {
      says: 'an all-day call does not fill the day',
      is: { categories: ['Call'], showAs: 'busy' },
      kinds: [],
    },
    {
      says: 'an all-day note shown as free is no block',
      is: { showAs: 'free', categories: ['Holiday'] },
      kinds: [],
    },
    {
      says: 'a free all-day banner of the OR is no block',
      is: { showAs: 'free', categories: ['OR'] },
      kinds: [],
    },
    {
      says: 'an all-day holiday shown as away fills the day',
      is: { showAs: 'oof', categories: ['Holiday'] },
      kinds: ['holiday'],
    },
    {
      says: 'an all-day conference shown as away fills the day',
      is: { showAs: 'oof', categories: ['Conference'] },
      kinds: ['travel'],
    },
    {
      says: 'an all-day call shown as away fills the day',
      is: { showAs: 'oof', categories: ['Call'] },
      kinds: ['call'],
    },
    {
      says: 'an all-day entry working elsewhere is no block',
      is: { showAs: 'workingElsewhere', categories: ['Clinic'] },
      kinds: [],
    },
  ] as const)('$says', ({ is, kinds }) => {
    expect(kindsOf([entry(DAY, { isAllDay: true, ...is })])).toEqual(kinds);
  });

  test("the release's own category names win over ours", () => {
    const [block] = blocksFromEntries([entry(NINE, { categories: ['cath lab'] })], [], {
      ownProposalId: null,
      kinds: { 'Cath Lab': 'or' },
    });
    expect(block?.kind).toBe('or');
  });

  test('a private entry never shows its title', () => {
    const [block] = blocksFromEntries(
      [entry(NINE, { isPrivate: true, subject: 'Swim' })],
      [],
      RULES,
    );
    expect(block?.title).toBe('');
  });
});

describe('busy time that the service publishes', () => {
  const busy = (window = NINE) => ({ window, busy: 'busy' as const });

  test.each([
    {
      says: 'busy time that nobody can read is private',
      entries: [],
      published: [busy()],
      kinds: ['private'],
    },
    {
      says: 'busy time that a meeting explains adds nothing',
      entries: [entry(NINE)],
      published: [busy()],
      kinds: ['meeting'],
    },
    {
      says: 'merged busy time is explained by two meetings',
      entries: [
        entry(on('2026-11-17', '09:00', '09:30')),
        entry(on('2026-11-17', '09:30', '10:00')),
      ],
      published: [busy()],
      kinds: ['meeting', 'meeting'],
    },
    {
      says: 'the unexplained half of busy time is private',
      entries: [entry(on('2026-11-17', '09:00', '09:30'))],
      published: [busy()],
      kinds: ['meeting', 'private'],
    },
    {
      says: 'an all-day call explains its own busy day',
      entries: [entry(DAY, { isAllDay: true, categories: ['Call'] })],
      published: [busy(DAY)],
      kinds: [],
    },
    {
      says: 'an all-day call never hides a private hour',
      entries: [entry(DAY, { isAllDay: true, categories: ['Call'] })],
      published: [busy(DAY), busy()],
      kinds: ['private'],
    },
    {
      says: 'the own hold explains its own busy time',
      entries: [entry(NINE, { proposalId: PROPOSAL_ID, showAs: 'tentative' })],
      published: [{ window: NINE, busy: 'tentative' as const }],
      kinds: [],
    },
    {
      says: 'published free time is no block at all',
      entries: [],
      published: [{ window: NINE, busy: 'free' as const }],
      kinds: [],
    },
  ])('$says', ({ entries, published, kinds }) => {
    expect(blocksFromEntries(entries, published, RULES).map(({ kind }) => kind)).toEqual(kinds);
  });

  test('the order of entries never changes the blocks', () => {
    const entries = [
      entry(NINE, { categories: ['Clinic'] }),
      entry(NINE, { showAs: 'tentative' }),
      entry(on('2026-11-17', '08:30', '11:00')),
      entry(DAY, { isAllDay: true, categories: ['Call'] }),
    ];
    const published = [busy(DAY), busy(on('2026-11-17', '15:00', '16:00')), busy()];
    const expected = blocksFromEntries(entries, published, RULES);
    const random = seeded(7);
    for (let round = 0; round < 20; round += 1) {
      expect(
        blocksFromEntries(shuffled(random, entries), shuffled(random, published), RULES),
      ).toEqual(expected);
    }
  });
});
