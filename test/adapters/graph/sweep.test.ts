// A sweep and a pass over the tenant's own inboxes: real lists, real folders, and the way back.
import { createGraph } from '../../../src/adapters/graph';
import { createShelf, createTriager, randomIds, systemClock } from '../../../src/adapters/browser';
import { SITE_LISTS } from '../../../src/domain/log';
import { findClosestMiss, triageMail } from '../../../src/domain/triage';
import type { Desk, InboxMark } from '../../../src/ports';
import { readClaims, takeClaim } from '../../../src/workflows/claims';
import { fileMails, newPass } from '../../../src/workflows/fileMails';
import { sweepInbox, type SweepStep, type SweptMail } from '../../../src/workflows/sweepInbox';
import { undoPass } from '../../../src/workflows/undoPass';
import { houseRulesForTests } from '../../support/DeskForTests';
import { TEST_SETTINGS } from '../../support/scriptedDesk';
import { startTenant, type RunningTenant } from '../../support/startTenant';
import { MAYA, principals } from '../../support/sweepHouse';
import { TenantTokens } from '../../support/TenantTokens';

const houseRules = houseRulesForTests();
const SITE = {
  hostname: TEST_SETTINGS.siteHostname,
  path: TEST_SETTINGS.sitePath,
  groups: {
    assistants: ['jordan.reyes', 'priya.nair'],
    physicians: ['maya.okafor', 'samuel.brandt'],
    compliance: ['elena.marsh'],
    admins: ['tom.weller'],
  },
  lists: SITE_LISTS.map((list) => ({ ...list, items: [] })),
  libraries: [],
};

let tenant: RunningTenant;

function deskOf(user: string): Desk {
  const identity = new TenantTokens(tenant, user);
  const { mailbox, calendar, categories, lists, policy, activity } = createGraph({
    settings: { ...TEST_SETTINGS, graphBaseUrl: tenant.graph },
    tokens: identity,
    lists: SITE_LISTS,
  });
  return {
    mailbox,
    calendar,
    categories,
    lists,
    policy,
    activity,
    identity,
    clock: systemClock,
    ids: randomIds,
    shelf: createShelf({
      openStorage: () => ({ getItem: () => null, setItem: () => null, removeItem: () => null }),
    }),
    clientId: randomIds.newId(),
  };
}

async function sweep(
  desk: Desk,
  marks: ReadonlyMap<string, InboxMark> = new Map(),
  known: ReadonlySet<string> = new Set(),
): Promise<readonly SweepStep[]> {
  const steps: SweepStep[] = [];
  await sweepInbox(desk, {
    houseRules,
    triager: createTriager({
      openWorker: () => null,
      loadHere: async () => Promise.resolve({ triageMail, findClosestMiss }),
    }),
    principals: principals(),
    marks,
    isKnown: (id) => known.has(id),
    onStep: (step) => steps.push(step),
  });
  return steps;
}

beforeAll(async () => {
  tenant = await startTenant({ site: SITE, anchor: '2026-11-16' });
});
afterAll(async () => {
  await tenant.stop();
});

test('a pass over two inboxes is done, seen by the next sweep, and taken back whole', async () => {
  const desk = deskOf('jordan.reyes');
  const totals = await Promise.all(
    principals().map(async ({ address }) => (await desk.mailbox.countInbox(address)).total),
  );
  const first = await sweep(desk);
  const mails = first.flatMap((step) => (step.kind === 'read' ? [step.swept] : []));
  expect(mails).toHaveLength(totals.reduce((sum, total) => sum + total, 0));
  const marks = new Map(
    first.flatMap((step) =>
      step.kind === 'mailbox-done' ? [[step.mailbox, step.mark] as const] : [],
    ),
  );
  const quiet = mails.filter(({ verdict }: SweptMail) => verdict.kind === 'decided').slice(0, 40);
  const pass = await fileMails(desk, { houseRules, pass: newPass(desk, { kind: 'file' }, quiet) });
  expect(pass.results).toHaveLength(quiet.length);
  expect(pass.results.filter(({ kind }) => kind === 'failed')).toEqual([]);
  expect(pass.unlogged).toEqual([]);
  const sorted = pass.results.filter(({ kind }) => kind === 'sorted');
  expect(sorted.length).toBeGreaterThan(0);

  const known = new Set(mails.map(({ mail }) => mail.reference.immutableId));
  const gone = (await sweep(desk, marks, known)).filter(({ kind }) => kind === 'gone');
  expect(gone).toHaveLength(sorted.length);

  const { results, left } = await undoPass(desk, { houseRules, pass });
  expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['undone']));
  expect(left.results.filter(({ kind }) => kind === 'sorted')).toEqual([]);
  const again = await Promise.all(
    principals().map(async ({ address }) => (await desk.mailbox.countInbox(address)).total),
  );
  expect(again).toEqual(totals);
});

test('a colleague sees a claim in the list of the site', async () => {
  const reference = { mailbox: MAYA, immutableId: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AclaimAAA=' };
  await expect(takeClaim(deskOf('jordan.reyes'), { houseRules, reference })).resolves.toMatchObject(
    {
      kind: 'mine',
    },
  );
  const priya = deskOf('priya.nair');
  await expect(takeClaim(priya, { houseRules, reference })).resolves.toMatchObject({
    kind: 'taken',
  });
  expect((await readClaims(priya, MAYA)).size).toBe(1);
});
