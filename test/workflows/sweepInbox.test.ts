// The sweep of all covered inboxes: streamed, nothing written, nothing lost, one mail's failure its own.
import { DeskError, type InboxMark } from '../../src/ports';
import { sweepInbox, type SweepRequest, type SweepStep } from '../../src/workflows/sweepInbox';
import { houseRulesForTests, type DeskForTests } from '../support/DeskForTests';
import { PLANTED_MAIL } from '../support/mailCases';
import {
  deskWith,
  idOf,
  kindsOf,
  MAYA,
  planted,
  principals,
  SAMUEL,
  TriagerForTests,
} from '../support/sweepHouse';

const houseRules = houseRulesForTests();

async function sweep(
  desk: DeskForTests,
  more: Partial<SweepRequest> = {},
): Promise<readonly SweepStep[]> {
  const steps: SweepStep[] = [];
  await sweepInbox(desk, {
    houseRules,
    triager: new TriagerForTests(),
    principals: principals(),
    marks: new Map(),
    isKnown: () => false,
    onStep: (step) => steps.push(step),
    ...more,
  });
  return steps;
}

const readOf = (steps: readonly SweepStep[]) =>
  steps.flatMap((step) => (step.kind === 'read' ? [step.swept] : []));
const marksOf = (steps: readonly SweepStep[]): ReadonlyMap<string, InboxMark> =>
  new Map(
    steps.flatMap((step) =>
      step.kind === 'mailbox-done' ? [[step.mailbox, step.mark] as const] : [],
    ),
  );

test('every mail of all covered principals is read and nothing is written', async () => {
  const desk = deskWith(
    ...Array.from({ length: 60 }, (_, number) => planted(number)),
    planted(100, { mailbox: SAMUEL }),
  );
  const steps = await sweep(desk);
  expect(kindsOf(steps)).toEqual({ afresh: 2, listed: 3, read: 61, 'mailbox-done': 2 });
  expect(readOf(steps)[0]).toMatchObject({ verdict: { kind: 'decided', lane: 'digest' } });
  expect(desk.lists.written).toEqual([]);
  expect(desk.mailbox.mails.every(({ categories }) => categories.length === 0)).toBe(true);
});

test('no more than three mails of a mailbox are read at once', async () => {
  const desk = deskWith(...Array.from({ length: 30 }, (_, number) => planted(number)));
  await sweep(desk, { principals: principals().slice(0, 1) });
  expect(desk.mailbox.reads.most).toBe(3);
});

test('mail about a patient is kept out of bulk filing', async () => {
  const desk = deskWith(planted(1, PLANTED_MAIL), planted(2));
  const [patient, newsletter] = readOf(await sweep(desk));
  expect(patient?.leftOut).toEqual(
    expect.arrayContaining(['patient-information', 'clinical-content']),
  );
  expect(patient?.isFromIndividual).toBe(true);
  expect(newsletter).toMatchObject({ leftOut: [], isFromIndividual: false });
});

test('a later sweep reads only what is new and tells what went', async () => {
  const desk = deskWith(planted(1), planted(2));
  const first = await sweep(desk);
  const known = new Set(readOf(first).map(({ mail }) => mail.reference.immutableId));
  desk.mailbox.mails.push(planted(3));
  desk.mailbox.mails[0]!.folder = 'archive';
  const triager = new TriagerForTests();
  const later = await sweep(desk, {
    triager,
    marks: marksOf(first),
    isKnown: (id) => known.has(id),
  });
  expect(triager.read).toBe(1);
  expect(readOf(later).map(({ mail }) => mail.reference.immutableId)).toEqual([idOf(3)]);
  expect(later).toContainEqual({ kind: 'gone', mailbox: MAYA, immutableId: idOf(1) });
});

test('a mail that cannot be read stays in the list and the others go on', async () => {
  const desk = deskWith(planted(1), planted(2));
  desk.mailbox.unreadable.set(idOf(1), new DeskError('graph/unavailable'));
  const steps = await sweep(desk);
  expect(kindsOf(steps)).toMatchObject({ unread: 1, read: 1, 'mailbox-done': 2 });
  expect(steps.find(({ kind }) => kind === 'unread')).toMatchObject({
    mail: { reference: { immutableId: idOf(1) } },
    error: { code: 'graph/unavailable' },
  });
  const again = steps.flatMap((step) => (step.kind === 'unread' ? [step.mail] : []));
  const later = await sweep(desk, { marks: marksOf(steps), again });
  expect(readOf(later).map(({ mail }) => mail.reference.immutableId)).toEqual([idOf(1)]);
});

test('a mailbox that cannot be read is told and the other one is swept', async () => {
  const desk = deskWith(planted(1), planted(2, { mailbox: SAMUEL }));
  desk.mailbox.closed.set(MAYA, new DeskError('graph/forbidden'));
  const steps = await sweep(desk);
  expect(steps).toContainEqual(expect.objectContaining({ kind: 'mailbox-failed', mailbox: MAYA }));
  expect(readOf(steps).map(({ mail }) => mail.reference.mailbox)).toEqual([SAMUEL]);
  expect([...marksOf(steps).keys()]).toEqual([SAMUEL]);
});

test('a cancelled sweep goes on where it stopped and loses nothing', async () => {
  const desk = deskWith(...Array.from({ length: 70 }, (_, number) => planted(number)));
  const only = { principals: principals().slice(0, 1) };
  const stopping = new AbortController();
  const known = new Set<string>();
  const keep = (step: SweepStep): void => {
    if (step.kind === 'read') known.add(step.swept.mail.reference.immutableId);
    if (known.size === 20) stopping.abort();
  };
  const cancelled: SweepStep[] = [];
  await sweep(desk, {
    ...only,
    signal: stopping.signal,
    onStep: (step) => {
      cancelled.push(step);
      keep(step);
    },
  });
  expect(marksOf(cancelled).size).toBe(0);
  expect(known.size).toBeLessThan(70);
  const triager = new TriagerForTests();
  const before = known.size;
  await sweep(desk, { ...only, triager, isKnown: (id) => known.has(id), onStep: keep });
  expect(known.size).toBe(70);
  expect(triager.read).toBe(70 - before);
});

test('a mark the service has forgotten begins afresh', async () => {
  const desk = deskWith(planted(1));
  const first = await sweep(desk);
  desk.mailbox.marks.clear();
  const later = await sweep(desk, { marks: marksOf(first) });
  expect(kindsOf(later)).toMatchObject({ afresh: 2, read: 1 });
});
