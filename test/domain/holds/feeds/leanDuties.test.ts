import {
  blocksOfFeed,
  compareSchedules,
  eventsOfLean,
  FEED_PROBLEMS,
  KEPT_AS,
  leanFeed,
  SCHEDULE_WORDS,
  type FeedEvent,
} from '../../../../src/domain/holds';
import { mayKeepWords } from '../../../../src/workflows/guardOutgoing';
import { rosterForTests } from '../../../support/DeskForTests';
import { at, MAYA, on } from '../../../support/holdCases';

const WITHIN = { start: at('2026-11-01 00:00'), end: at('2027-02-01 00:00') };
const SAMUEL = 'samuel.brandt@lakesidehealth.example';
const SORRELL = 'devin.sorrell@lakesidehealth.example';
const PRINCIPALS = [
  { address: MAYA, written: 'Okafor, M' },
  { address: SAMUEL, written: 'Brandt, S' },
];
const COLLEAGUES = [{ address: SORRELL, written: 'Sorrell' }];
const WRITTEN = { [MAYA]: 'Okafor, M', [SAMUEL]: 'Brandt, S', [SORRELL]: 'Sorrell' };

function event(summary: string, differences: Partial<FeedEvent> = {}): FeedEvent {
  const window = on('2026-11-17', '07:30', '16:30');
  return {
    uid: summary,
    occurrence: window.start,
    window,
    isAllDay: false,
    isFree: false,
    summary,
    categories: [],
    location: 'Main OR 2',
    ...differences,
  };
}

describe('what is kept of a schedule', () => {
  test.each<{ says: string; summary: string; kept: object | null }>([
    {
      says: 'a block keeps its room and loses the patient',
      summary: 'Okafor, M: OR 2 Block (Merriweather, Hollis MRN 40718293)',
      kept: { who: MAYA, kind: 'or', words: 'or 2 block' },
    },
    {
      says: 'a call of somebody in the directory keeps the name as an address',
      summary: 'CTS Call - Sorrell',
      kept: { who: SORRELL, kind: 'call', words: 'cardiothoracic-service call' },
    },
    {
      says: 'a call of somebody unknown keeps no name',
      summary: 'CTS Call - Merriweather',
      kept: { who: null, kind: 'call', words: 'cardiothoracic-service call' },
    },
    {
      says: 'time away loses its reason',
      summary: 'Brandt, S: Away (family funeral)',
      kept: { who: SAMUEL, kind: 'travel', words: 'away' },
    },
    { says: 'somebody else’s clinic is left behind', summary: 'Sorrell: Clinic', kept: null },
    { says: 'a name within another name is nobody’s', summary: 'Brandt, Sue: Clinic', kept: null },
  ])('$says', ({ summary, kept }) => {
    const { texts, duties } = leanFeed([event(summary)], PRINCIPALS, COLLEAGUES, WITHIN);
    expect(texts).toEqual(kept === null ? [] : [kept]);
    expect(duties).toHaveLength(texts.length);
  });

  test('what commits nothing and what lies elsewhere is left behind', () => {
    const far = on('2027-06-01', '08:00', '09:00');
    const events = [
      event('Okafor, M: OR 2 Block', { isFree: true }),
      event('Okafor, M: OR 2 Block', { window: far }),
    ];
    expect(leanFeed(events, PRINCIPALS, COLLEAGUES, WITHIN).duties).toEqual([]);
  });

  test('every word that may be kept passes the firewall', () => {
    const roster = rosterForTests();
    const kept = [...SCHEDULE_WORDS].map((word) => KEPT_AS.get(word) ?? word);
    expect(kept.filter((word) => !mayKeepWords(roster, word))).toEqual([]);
    expect(mayKeepWords(roster, kept.join(' '))).toBe(true);
  });

  test('every word for a mistake in a file passes it too', () => {
    const roster = rosterForTests();
    expect(FEED_PROBLEMS.filter((problem) => !mayKeepWords(roster, problem))).toEqual([]);
  });
});

describe('duties read back', () => {
  const events = [
    event('Okafor, M: CTS Attending Call (weekend)', { categories: ['CALL'] }),
    event('Okafor, M: OR 5 Half Block'),
    event('Brandt, S: Post-call', { categories: ['POST-CALL'] }),
    event('Okafor, M: CTS Backup (Thanksgiving)', { categories: ['CALL'] }),
    event('Okafor, M: Schedule committee', { categories: ['ADMIN'] }),
  ];
  const lean = leanFeed(events, PRINCIPALS, COLLEAGUES, WITHIN);
  const back = eventsOfLean(lean, 'qgenda', WRITTEN);

  test('kinds, duties and times are as they were', () => {
    const facts = (of: readonly FeedEvent[]) =>
      blocksOfFeed('qgenda', of).map(({ kind, duty, window }) => ({ kind, duty, window }));
    expect(facts(back)).toEqual(facts(events));
  });

  test('the same differences are found in them', () => {
    const amion = [event('CTS Call - Sorrell')];
    const found = (qgenda: readonly FeedEvent[]) =>
      compareSchedules({
        principal: MAYA,
        feeds: [
          { id: 'qgenda', authority: 1, people: WRITTEN, events: qgenda },
          { id: 'amion', authority: 2, people: { [MAYA]: 'Okafor' }, events: amion },
        ],
        calendar: { blocks: [], window: WITHIN, notes: [] },
        sessions: [],
      }).map(({ kind, window, mends }) => ({ kind, window, mends }));
    expect(found(back)).toEqual(found(events));
    expect(found(back).map(({ kind }) => kind)).toContain('other-person');
  });
});
