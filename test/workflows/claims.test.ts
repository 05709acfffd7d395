// Two people and one mail: taking, seeing, giving up and outliving a claim.
import { workIdForMail } from '../../src/domain/log';
import { readClaims, releaseClaim, takeClaim, CLAIM_MINUTES } from '../../src/workflows/claims';
import { DeskForTests, houseRulesForTests } from '../support/DeskForTests';
import { REFERENCE } from '../support/mailCases';

const request = { houseRules: houseRulesForTests(), reference: REFERENCE };
const JORDAN = 'jordan.reyes@lakesidehealth.example';
const PRIYA = 'priya.nair@lakesidehealth.example';

function two(): { readonly jordan: DeskForTests; readonly priya: DeskForTests } {
  const jordan = new DeskForTests();
  return { jordan, priya: new DeskForTests({ as: 'priya.nair', beside: jordan }) };
}

const holder = async (desk: DeskForTests): Promise<string | undefined> =>
  (await readClaims(desk, REFERENCE.mailbox)).get(workIdForMail(REFERENCE))?.by;

test('the second person sees who is at the mail', async () => {
  const { jordan, priya } = two();
  expect(await takeClaim(jordan, request)).toMatchObject({ kind: 'mine', claim: { by: JORDAN } });
  expect(await takeClaim(priya, request)).toMatchObject({ kind: 'taken', claim: { by: JORDAN } });
  expect(await holder(priya)).toBe(JORDAN);
});

test('claiming again prolongs and makes no second row', async () => {
  const { jordan } = two();
  await takeClaim(jordan, request);
  jordan.clock.pass(10);
  await takeClaim(jordan, request);
  jordan.clock.pass(10);
  expect(await holder(jordan)).toBe(JORDAN);
  expect(jordan.lists.site.rowsOf('AnteroomClaims')).toHaveLength(1);
});

test('a claim given up is free at once', async () => {
  const { jordan, priya } = two();
  await takeClaim(jordan, request);
  expect(await releaseClaim(priya, request)).toBe('not-mine');
  expect(await releaseClaim(jordan, request)).toBe('released');
  expect(await holder(priya)).toBeUndefined();
  expect(await takeClaim(priya, request)).toMatchObject({ kind: 'mine', claim: { by: PRIYA } });
});

test('a claim that ran out can be taken over', async () => {
  const { jordan, priya } = two();
  await takeClaim(jordan, request);
  jordan.clock.pass(CLAIM_MINUTES + 1);
  expect(await holder(priya)).toBeUndefined();
  expect(await takeClaim(priya, request)).toMatchObject({ kind: 'mine', claim: { by: PRIYA } });
  expect(await releaseClaim(jordan, request)).toBe('not-mine');
});

test('of two who take over in one moment one gets it', async () => {
  const { jordan, priya } = two();
  await takeClaim(jordan, request);
  jordan.clock.pass(CLAIM_MINUTES + 1);
  let other: Promise<unknown> = Promise.resolve();
  jordan.lists.beforeChange = () => {
    const [row] = jordan.lists.site.rowsOf('AnteroomClaims');
    other = priya.lists.change('AnteroomClaims', row!.id, row!.etag, {
      ClaimedBy: PRIYA,
      Until: '2026-11-18T16:00:00Z',
    });
  };
  expect(await takeClaim(jordan, request)).toMatchObject({ kind: 'taken', claim: { by: PRIYA } });
  await other;
});

test('an answer that got lost leaves the claim mine', async () => {
  const { jordan } = two();
  jordan.lists.mishaps.push({ when: 'after', of: 'add', list: 'AnteroomClaims' });
  await expect(takeClaim(jordan, request)).rejects.toMatchObject({ code: 'graph/unreachable' });
  expect(await takeClaim(jordan, request)).toMatchObject({ kind: 'mine' });
});

test('a mailbox outside the roster is not claimed', async () => {
  const { jordan } = two();
  const reference = { ...REFERENCE, mailbox: 'somebody@elsewhere.example' };
  expect(await takeClaim(jordan, { ...request, reference })).toEqual({ kind: 'not-a-principal' });
  expect(jordan.lists.written).toEqual([]);
});
