/** @jest-environment jsdom */
// A long mail is read in the worker, so that the page answers meanwhile; a short one is read at once.
import { act, screen, waitFor } from '@testing-library/react';
import { triageMail, type Triage } from '../../src/domain/triage';
import { DeskError, type Triager } from '../../src/ports';
import { openMail } from '../support/HostForTests';
import { TriagerForTests } from '../support/sweepHouse';
import { findApply, openPane, VENDOR_MAIL } from './openPane';

jest.setTimeout(30_000);

const LONG_MAIL = { ...VENDOR_MAIL, body: `${VENDOR_MAIL.body}\n${'Our catalog. '.repeat(2000)}` };

/** Answers when it is told to, as a busy worker does. */
class SlowTriager extends TriagerForTests {
  readonly asked: { readonly signal: AbortSignal | undefined; readonly answer: () => void }[] = [];
  override triage: Triager['triage'] = async (mail, setting, signal) =>
    new Promise<Triage>((resolve) => {
      this.asked.push({
        signal,
        answer: () => {
          resolve(triageMail(mail, setting));
        },
      });
    });
  override stop(): void {
    this.asked.length = 0;
  }
}

/** What went to the worker; the watch sends it the mails of the mailbox, too. */
function sentToWorker(triager: TriagerForTests): readonly string[] {
  const sent: string[] = [];
  const read = triager.triage;
  triager.triage = async (mail, ...asked) => {
    sent.push(mail.body);
    return read(mail, ...asked);
  };
  return sent;
}

test('a long mail is read away from the screen', async () => {
  const triager = new TriagerForTests();
  const sent = sentToWorker(triager);
  openPane({ mail: LONG_MAIL, triager });
  expect(await findApply()).toBeTruthy();
  expect(sent).toContain(LONG_MAIL.body);
});

test('a short mail is read at once', async () => {
  const triager = new TriagerForTests();
  const sent = sentToWorker(triager);
  openPane({ mail: VENDOR_MAIL, triager });
  expect(await findApply()).toBeTruthy();
  expect(sent).not.toContain(VENDOR_MAIL.body);
});

test('a long mail is read here where there is no worker', async () => {
  openPane({ mail: LONG_MAIL });
  expect(await findApply()).toBeTruthy();
});

test('a long mail that cannot be read says so', async () => {
  const triager = new TriagerForTests();
  triager.triage = async () => Promise.reject(new DeskError('triage/failed'));
  openPane({ mail: LONG_MAIL, triager });
  expect(await screen.findByText(/One mail could not be read here/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Apply/ })).toBeNull();
});

test('a long mail left behind never speaks for the next', async () => {
  const triager = new SlowTriager();
  const { host } = openPane({ mail: LONG_MAIL, triager });
  await waitFor(() => {
    expect(triager.asked).toHaveLength(1);
  });
  act(() => {
    host.open(openMail({ ...LONG_MAIL, subject: 'Another' }, '<other@example.com>'));
  });
  await waitFor(() => {
    expect(triager.asked).toHaveLength(2);
  });
  const [left, open] = triager.asked;
  expect(left?.signal?.aborted).toBe(true);
  await act(async () => {
    left?.answer();
    await Promise.resolve();
  });
  expect(screen.queryByRole('button', { name: /^Apply/ })).toBeNull();
  await act(async () => {
    open?.answer();
    await Promise.resolve();
  });
  expect(await findApply()).toBeTruthy();
});

test.each([
  { says: 'found', fails: false, words: /Closest rule that did not fire|What would change it/ },
  { says: 'said to be missing', fails: true, words: /could not be looked for/ },
])('the reasons of a long mail are asked of the worker and $says', async ({ fails, words }) => {
  const triager = new TriagerForTests();
  const find = triager.findMiss;
  let asked = 0;
  triager.findMiss = async (...question) => {
    asked += 1;
    return fails ? Promise.reject(new DeskError('triage/failed')) : find(...question);
  };
  const { user } = openPane({ mail: LONG_MAIL, triager });
  await findApply();
  expect(asked).toBe(0);
  await user.click(screen.getByRole('button', { name: /^Why/ }));
  expect((await screen.findAllByText(words)).length).toBeGreaterThan(0);
  await waitFor(() => expect(screen.queryByText(/^Looking for the closest/)).toBeNull());
  expect(asked).toBe(1);
});
