// What a person decided about a sender before binds the next mail, and where it never does.
import { addMinutes } from '../../../src/domain/time';
import {
  bindSender,
  historyOfSender,
  type Lane,
  type SenderHistory,
  type Verdict,
} from '../../../src/domain/triage';
import { decided, RECEIVED_AT, RED_FLAG, unsure } from '../../support/mailCases';

const ago = (days: number) => addMinutes(RECEIVED_AT, -days * 24 * 60);
const sortedTo = (lane: Lane): SenderHistory => ({ lane, at: ago(3), count: 2 });
const laneOf = (verdict: Verdict): string =>
  verdict.kind === 'decided' ? verdict.lane : `unsure ${verdict.options.join(' ')}`;

const rows: { says: string; verdict: Verdict; history: SenderHistory | null; lane: string }[] = [
  {
    says: 'a habit moves a mail between unlocked lanes',
    verdict: decided('vendor'),
    history: sortedTo('academic'),
    lane: 'academic',
  },
  {
    says: 'a habit settles an open doubt',
    verdict: unsure(['vendor', 'digest']),
    history: sortedTo('digest'),
    lane: 'digest',
  },
  {
    says: 'a first-time sender is judged by the mail alone',
    verdict: decided('vendor'),
    history: null,
    lane: 'vendor',
  },
  {
    says: 'no habit leads into a locked lane',
    verdict: decided('vendor'),
    history: sortedTo('legal-compliance'),
    lane: 'vendor',
  },
  {
    says: 'no habit leads out of a locked lane',
    verdict: decided('patient-clinical'),
    history: sortedTo('vendor'),
    lane: 'patient-clinical',
  },
  {
    says: 'no habit settles a doubt that may be locked',
    verdict: unsure(['patient-clinical', 'digest']),
    history: sortedTo('digest'),
    lane: 'unsure patient-clinical digest',
  },
  {
    says: 'no habit stands against a hard rule',
    verdict: decided('digest', 'digest', RED_FLAG),
    history: sortedTo('vendor'),
    lane: 'digest',
  },
];

test.each(rows)('$says', ({ verdict, history, lane }) => {
  const bound = bindSender(verdict, history);
  expect(laneOf(bound)).toBe(lane);
  expect(bound.kind === 'decided' && bound.bound !== undefined).toBe(
    history !== null && lane === history.lane,
  );
});

test('a habit never makes a mail slower or faster', () => {
  expect(bindSender(decided('vendor', 'today'), sortedTo('digest')).urgency).toBe('today');
});

test('the newest sorted mail is the habit', () => {
  const history = historyOfSender([
    { receivedAt: ago(9), lane: 'vendor' },
    { receivedAt: ago(2), lane: 'academic' },
    { receivedAt: ago(1), lane: null },
    { receivedAt: ago(5), lane: 'academic' },
  ]);
  expect(history).toEqual({ lane: 'academic', at: ago(2), count: 2 });
});

test('mail that nobody sorted is no habit', () => {
  expect(historyOfSender([{ receivedAt: ago(1), lane: null }])).toBeNull();
});
