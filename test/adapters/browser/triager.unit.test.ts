// Mail read away from the screen: the worker's own answers, one at a time, and what happens when there is no worker.
import { createTriager, type TriageWorker } from '../../../src/adapters/browser';
import { createAnswerer } from '../../../src/adapters/browser/triage/answerMail';
import type { FromWorker, ToWorker } from '../../../src/adapters/browser/triage/messages';
import { findClosestMiss, triageMail } from '../../../src/domain/triage';
import { labelledMails, triageSetting } from '../../support/mails';

const MAILS = labelledMails()
  .slice(0, 5)
  .map(({ mail }) => mail);
const setting = triageSetting();

/** The real answers behind a wire that copies what it carries, as a browser's does. */
class WorkerForTests implements TriageWorker {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  readonly heard: ToWorker[] = [];
  ended = false;
  /** Answers nothing while held. */
  held = false;
  readonly #answer = createAnswerer();

  postMessage(message: ToWorker): void {
    this.heard.push(message);
    if (!this.held) this.answer(message);
  }

  answer(message: ToWorker): void {
    const copy = structuredClone(message);
    void Promise.resolve().then(() => {
      const said = this.#answer(copy);
      if (said === null || this.ended) return;
      this.onmessage?.({ data: structuredClone(said) } as MessageEvent<FromWorker>);
    });
  }

  terminate(): void {
    this.ended = true;
  }
}

const mailsHeard = ({ heard }: WorkerForTests): number =>
  heard.filter(({ kind }) => kind === 'mail').length;

test('a worker gives the same verdicts as the screen would', async () => {
  const triager = createTriager({ openWorker: () => new WorkerForTests() });
  const read = await Promise.all(MAILS.map(async (mail) => triager.triage(mail, setting)));
  expect(read).toEqual(MAILS.map((mail) => triageMail(mail, setting)));
});

test('the matrix is sent once and again when it changes', async () => {
  const worker = new WorkerForTests();
  const triager = createTriager({ openWorker: () => worker });
  for (const mail of MAILS) await triager.triage(mail, setting);
  const kinds = (): number => worker.heard.filter(({ kind }) => kind === 'house').length;
  expect(kinds()).toBe(1);
  const changed = { ...setting, matrix: { ...setting.matrix } };
  await expect(triager.triage(MAILS[0]!, changed)).resolves.toMatchObject({ verdict: {} });
  expect(kinds()).toBe(2);
});

test('the worker holds one mail at a time', async () => {
  const worker = new WorkerForTests();
  worker.held = true;
  const triager = createTriager({ openWorker: () => worker });
  const all = Promise.all(MAILS.map(async (mail) => triager.triage(mail, setting)));
  expect(mailsHeard(worker)).toBe(1);
  worker.held = false;
  for (const message of [...worker.heard]) worker.answer(message);
  await all;
  expect(mailsHeard(worker)).toBe(MAILS.length);
});

test('a cancelled mail is not read and the next one is', async () => {
  const worker = new WorkerForTests();
  const triager = createTriager({ openWorker: () => worker });
  const stopping = new AbortController();
  const first = triager.triage(MAILS[0]!, setting, stopping.signal);
  const second = triager.triage(MAILS[1]!, setting, stopping.signal);
  const third = triager.triage(MAILS[2]!, setting);
  stopping.abort();
  await expect(first).resolves.toBe('cancelled');
  await expect(second).resolves.toBe('cancelled');
  await expect(third).resolves.toEqual(triageMail(MAILS[2]!, setting));
  expect(mailsHeard(worker)).toBe(2);
});

test('a mail that breaks the triage fails alone', async () => {
  const triager = createTriager({ openWorker: () => new WorkerForTests() });
  const broken = { ...MAILS[0]!, to: null as unknown as readonly [] };
  const [first, second] = await Promise.allSettled([
    triager.triage(broken, setting),
    triager.triage(MAILS[1]!, setting),
  ]);
  expect(first).toMatchObject({ status: 'rejected', reason: { code: 'triage/failed', facts: {} } });
  expect(second.status).toBe('fulfilled');
});

test.each([
  { says: 'there are none', openWorker: () => null },
  {
    says: 'the page may not start one',
    openWorker: () => {
      throw new Error('Content Security Policy');
    },
  },
])('mails are read on this thread when $says', async ({ openWorker }) => {
  let pauses = 0;
  const triager = createTriager({
    openWorker,
    loadHere: async () => Promise.resolve({ triageMail, findClosestMiss }),
    pause: async () => {
      pauses += 1;
      return Promise.resolve();
    },
  });
  const read = await Promise.all(MAILS.map(async (mail) => triager.triage(mail, setting)));
  expect(read).toEqual(MAILS.map((mail) => triageMail(mail, setting)));
  expect(pauses).toBe(MAILS.length);
  const [mail] = MAILS;
  const { verdict } = triageMail(mail!, setting);
  expect(await triager.findMiss(mail!, setting, verdict)).toEqual(
    findClosestMiss(mail!, setting, verdict),
  );
});

test('the closest rule that did not fire is found in the worker', async () => {
  const worker = new WorkerForTests();
  const triager = createTriager({ openWorker: () => worker });
  for (const mail of MAILS) {
    const { verdict } = triageMail(mail, setting);
    const here = findClosestMiss(mail, setting, verdict);
    expect(await triager.findMiss(mail, setting, verdict)).toEqual(here);
  }
  expect(mailsHeard(worker)).toBe(MAILS.length);
});

test('a worker that breaks hands its mails to this thread', async () => {
  const worker = new WorkerForTests();
  worker.held = true;
  const triager = createTriager({ openWorker: () => worker });
  const all = Promise.all(MAILS.map(async (mail) => triager.triage(mail, setting)));
  worker.onerror?.({} as ErrorEvent);
  expect(await all).toEqual(MAILS.map((mail) => triageMail(mail, setting)));
  expect(worker.ended).toBe(true);
});

test('stopping cancels what waits and the next mail starts anew', async () => {
  const workers: WorkerForTests[] = [];
  const triager = createTriager({
    openWorker: () => {
      const worker = new WorkerForTests();
      worker.held = workers.length === 0;
      workers.push(worker);
      return worker;
    },
  });
  const waiting = MAILS.map(async (mail) => triager.triage(mail, setting));
  triager.stop();
  expect(new Set(await Promise.all(waiting))).toEqual(new Set(['cancelled']));
  await expect(triager.triage(MAILS[0]!, setting)).resolves.toEqual(triageMail(MAILS[0]!, setting));
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
});
