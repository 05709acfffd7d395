// Escalation: when it comes in working hours, who is told, once and without a word, and what stops it.
import { addMinutes, formatInstant, parseInstant } from '../../src/domain/time';
import { channelWithId } from '../../src/domain/roster';
import type { Lane, Urgency } from '../../src/domain/triage';
import type { InboxMail } from '../../src/ports';
import { escalationOf, peopleOf } from '../../src/workflows/escalationOf';
import { tellOfEscalation } from '../../src/workflows/tellOfEscalation';
import { DeskForTests, houseRulesForTests } from '../support/DeskForTests';
import { deskWith, MAYA, planted, principals, swept } from '../support/sweepHouse';

const houseRules = houseRulesForTests();
const [maya] = principals();
const principal = maya!;
const SECRET = 'Leon Wrenfield waits';
const board = { name: 'H. Vale', address: 'h.vale@lakesidetrustees.example' };
const FRIDAY_LATE = parseInstant('2026-11-20T23:30:00Z')!;

test('the time stands still outside working hours, except where the lane never pauses', () => {
  const of = (lane: Lane, urgency: Urgency): string | undefined => {
    const asked = { houseRules, principal, lane, urgency, from: board, receivedAt: FRIDAY_LATE };
    const escalation = escalationOf(asked);
    return escalation === null ? undefined : formatInstant(escalation.at);
  };
  // Half an hour of Friday is left; the other half is Monday's first.
  expect(of('leadership', 'today')).toMatch(/^2026-11-23T/);
  expect(of('patient-clinical', 'now')).toMatch(/^2026-11-20T23:40/);
  expect(of('vendor', 'digest')).toBeUndefined();
});

test('people and desks come from the signed threshold', () => {
  const receivedAt = FRIDAY_LATE;
  const from = { name: '', address: 'desk@lakefrontledger.example' };
  const asked = { houseRules, principal, from, receivedAt } as const;
  const press = escalationOf({ ...asked, lane: 'legal-compliance', urgency: 'today' })!;
  expect(peopleOf(press, principal)).toEqual([MAYA]);
  expect(press.channels).toEqual([channelWithId(houseRules.roster, 'communications')]);
  const now = escalationOf({ ...asked, lane: 'vendor', urgency: 'now' })!;
  expect(peopleOf(now, principal)).toEqual([
    ...new Set([...principal.assistants, ...principal.secondApprovers]),
  ]);
});

function waiting(more = {}): { readonly desk: DeskForTests; readonly mail: InboxMail } {
  const desk = deskWith(planted(70, { from: board, subject: SECRET, ...more }));
  return { desk, mail: swept(desk.mailbox.mails[0]!).mail };
}
const LATE = { lane: 'leadership', urgency: 'now' } as const;

test('what nobody acted on is told of once, by whichever client is first', async () => {
  const { desk, mail } = waiting();
  const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
  const first = await tellOfEscalation(desk, { houseRules, mail, ...LATE });
  const second = await tellOfEscalation(priya, { houseRules, mail, ...LATE });
  expect([first.kind, second.kind]).toEqual(['told', 'told-before']);
  expect(desk.activity.told.map(({ type }) => type)).toContain('mailEscalated');
  expect(priya.activity.told).toEqual([]);
  expect(desk.everythingEmitted()).not.toContain('Wrenfield');
  expect(desk.everythingEmitted()).not.toContain(board.address);
});

test.each([
  { says: 'before its time', pass: -60, more: {} },
  { says: 'once somebody has given it its lane', pass: 0, more: { categories: ['Lane: vendor'] } },
  { says: 'once somebody has handed it off', pass: 0, more: { categories: ['Handed off'] } },
  { says: 'more than a day after its time', pass: 60 * 48, more: {} },
])('nobody is told $says', async ({ pass, more }) => {
  const { desk, mail } = waiting(more);
  desk.clock.pass(pass);
  expect((await tellOfEscalation(desk, { houseRules, mail, ...LATE })).kind).toBe('not-due');
  expect(desk.activity.told).toEqual([]);
  expect(desk.lists.written).toEqual([]);
});

test('a threshold that has no people leaves the call to a person', async () => {
  const { desk, mail } = waiting();
  const { release } = houseRules;
  const { matrix } = release;
  const thresholds = matrix.escalation!.thresholds.map((one) => ({
    ...one,
    to: [{ channel: 'nurse-line' }],
  }));
  const escalation = { ...matrix.escalation!, thresholds };
  const rules = { ...houseRules, release: { ...release, matrix: { ...matrix, escalation } } };
  const outcome = await tellOfEscalation(desk, { houseRules: rules, mail, ...LATE });
  expect(outcome.kind).toBe('not-due');
});

test('in an observed mailbox nobody is told', async () => {
  const { desk, mail } = waiting();
  const { roster } = houseRules;
  const observed = {
    ...houseRules,
    roster: {
      ...roster,
      principals: roster.principals.map((one) => ({ ...one, observeOnly: true })),
    },
  };
  const outcome = await tellOfEscalation(desk, { houseRules: observed, mail, ...LATE });
  expect(outcome.kind).toBe('observe-only');
  expect(addMinutes(mail.receivedAt, 70)).toBe(desk.clock.now());
});
