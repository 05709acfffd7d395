/** @jest-environment jsdom */
// The Inbox as a person sees it in Teams: one queue, one key a mail, bulk with its way back, nothing under observe-only.
import { act, screen, waitFor, within } from '@testing-library/react';
import { workIdForHandOff, workIdForMail } from '../../../src/domain/log';
import { DeskError } from '../../../src/ports';
import { takeClaim } from '../../../src/workflows/claims';
import { handOff } from '../../../src/workflows/handOff';
import { DeskForTests, houseRulesForTests } from '../../support/DeskForTests';
import { PLANTED_MAIL, PLANTED_MRN, unsure } from '../../support/mailCases';
import type { MailForTests } from '../../support/MailboxForTests';
import { deskWith, planted, SAMUEL, TriagerForTests } from '../../support/sweepHouse';
import { openTab, type ShownTab } from '../../support/tabHouse';
import { folderOf } from '../../support/MailboxForTests';

jest.setTimeout(60_000);

const PATIENT = { ...PLANTED_MAIL, headers: {} };

function provisioned(...mails: readonly MailForTests[]): DeskForTests {
  const desk = deskWith(...mails);
  desk.provision();
  return desk;
}

async function opened(
  desk: DeskForTests,
  subPage: string | null = null,
  triager = new TriagerForTests(),
): Promise<ShownTab> {
  const shown = openTab(desk, { tab: 'inbox', subPage }, undefined, triager);
  await screen.findByRole('navigation', { name: 'Piles' }, { timeout: 15_000 });
  await waitFor(
    () => {
      expect(screen.queryByLabelText('Mails read')).toBeNull();
    },
    { timeout: 15_000 },
  );
  return shown;
}

const toSort = async (count: number): Promise<void> => {
  await screen.findByLabelText(`${String(count)} to sort`, {}, { timeout: 10_000 });
};
const words = async (): Promise<HTMLElement> =>
  screen.findByRole('region', { name: 'Text of the mail' }, { timeout: 10_000 });
const pile = (name: RegExp): HTMLElement =>
  within(screen.getByRole('navigation', { name: 'Piles' })).getByRole('button', { name });
const lane = (desk: DeskForTests, at: number): readonly string[] =>
  desk.mailbox.mails[at]!.categories;

test('two inboxes stand as one queue and nothing was written into them', async () => {
  const desk = provisioned(planted(1), planted(2, { mailbox: SAMUEL }), planted(3, PATIENT));
  await opened(desk);
  await toSort(3);
  expect(within(pile(/Patient, clinical/)).getByText('1')).toBeTruthy();
  expect(within(pile(/^Digest/)).getByText('2')).toBeTruthy();
  expect(desk.mailbox.mails.every(({ categories }) => categories.length === 0)).toBe(true);
  expect(
    screen.getByText(/Inbox of Dr. Samuel Brandt last watched .* by Jordan Reyes/),
  ).toBeTruthy();
});

test('one key does what the lane asks and goes on to the next mail', async () => {
  const desk = provisioned(planted(1), planted(2));
  const { user } = await opened(desk);
  await toSort(2);
  await words();
  await user.keyboard('e');
  await toSort(1);
  await user.keyboard('e');
  await screen.findByText('Everything is sorted.', {}, { timeout: 10_000 });
  expect(desk.mailbox.mails.map(folderOf)).toEqual(['Weekly digest', 'Weekly digest']);
  await user.keyboard('u');
  await toSort(1);
  expect(desk.mailbox.mails.filter(({ folder }) => folder === 'inbox')).toHaveLength(1);
});

test('a mail about a patient is covered, handed off by one key, and never filed', async () => {
  const desk = provisioned(planted(1, PATIENT));
  const { user, view } = await opened(desk);
  const text = await words();
  expect(view.container.textContent).not.toContain(PLANTED_MRN);
  await user.keyboard('r');
  expect(text.textContent).toContain(PLANTED_MRN);
  expect(screen.queryByRole('button', { name: /^File/ })).toBeNull();
  await user.keyboard('f');
  await user.keyboard('e');
  await screen.findByText('Everything is sorted.', {}, { timeout: 10_000 });
  expect([...lane(desk, 0)].sort()).toEqual(['Handed off', 'Lane: patient, clinical']);
  expect(desk.mailbox.drafts).toHaveLength(1);
  await user.click(pile(/^Handed off/));
  expect(await screen.findByRole('article', { name: /^Hand-off HO-/ })).toBeTruthy();
});

test('a hand-off that nobody took in time stands above the queue, also when its mail is filed', async () => {
  const desk = provisioned(planted(1));
  const { reference } = planted(2);
  desk.mailbox.mails.push({ ...planted(2), folder: { named: 'Secure queue' } });
  const asked = { lane: 'patient-clinical', urgency: 'now', channelId: 'nurse-line' } as const;
  await handOff(desk, { houseRules: houseRulesForTests(), reference, receivedAt: null, ...asked });
  desk.clock.pass(120);
  await opened(desk);
  const late = await screen.findByRole('region', { name: 'Hand-offs not taken in time' });
  const number = `HO-${workIdForHandOff(reference, 'nurse-line').slice(0, 6).toUpperCase()}`;
  expect(
    within(late).getByRole('button', { name: new RegExp(`^${number} .*for Dr. Maya Okafor`) }),
  ).toBeTruthy();
});

test('choosing past a possible lock leads to the reason first', async () => {
  const desk = provisioned(planted(1));
  const triager = new TriagerForTests();
  const read = triager.triage;
  triager.triage = async (...asked) => {
    const triage = await read(...asked);
    const verdict = unsure(['patient-clinical', 'digest']);
    return triage === 'cancelled' ? triage : { ...triage, verdict };
  };
  const { user } = await opened(desk, null, triager);
  await words();
  await user.keyboard('2');
  expect(await screen.findByLabelText(/^Why does it leave the locked lane/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLSelectElement>('Lane').value).toBe('digest');
  expect(lane(desk, 0)).toEqual([]);
});

test('a correction binds the next mail of that sender, which was read ahead, and the whole pile', async () => {
  const desk = provisioned(planted(1), planted(2), planted(3));
  const { user } = await opened(desk);
  await toSort(3);
  await words();
  // The second one has been read ahead by now, with the sender's older history.
  await waitFor(() => {
    expect(desk.mailbox.reads.now).toBe(0);
  });
  await user.keyboard('c');
  await user.selectOptions(await screen.findByLabelText('Lane'), 'vendor');
  await user.click(screen.getByRole('button', { name: /^Move to/ }));
  await waitFor(() => {
    expect(within(pile(/^Vendor/)).getByText('2')).toBeTruthy();
  });
  expect(within(pile(/^Vendor/)).getByText('as you sorted this sender')).toBeTruthy();
  // Opened, it is judged by the new history, not by the one that was known when it was read ahead.
  await user.click(pile(/^Vendor/));
  await words();
  await act(async () => Promise.resolve());
  expect(within(pile(/^Vendor/)).getByText('2')).toBeTruthy();
  await user.keyboard('u');
  await toSort(3);
  await waitFor(() => {
    expect(screen.queryByRole('button', { name: /^Vendor/ })).toBeNull();
  });
  expect(within(pile(/^Digest/)).getByText('3')).toBeTruthy();
});

test('a pass files the pile, says what it left out, and is taken back whole', async () => {
  const outside = { headers: {}, from: { name: 'Ida Moss', address: 'ida.moss@example.com' } };
  const desk = provisioned(planted(1), planted(2), planted(3, outside));
  const { user } = await opened(desk);
  await toSort(3);
  await user.click(pile(/^Digest/));
  await user.keyboard('a');
  expect(screen.getByText('3 selected')).toBeTruthy();
  await user.keyboard('f');
  const bar = await screen.findByRole('region', { name: 'Bulk pass' });
  await within(bar).findByText('2 done, 1 left out.', {}, { timeout: 10_000 });
  expect(within(bar).getByText(/1 a sender’s first mail/)).toBeTruthy();
  await toSort(1);
  await user.click(within(bar).getByRole('button', { name: 'Undo the whole pass' }));
  await within(bar).findByText('The whole pass was taken back: 2 mails.', {}, { timeout: 10_000 });
  await toSort(3);
  expect(desk.mailbox.mails.every(({ categories }) => categories.length === 0)).toBe(true);
});

test('one mail’s failure stays with it and is tried again', async () => {
  const desk = provisioned(planted(1), planted(2));
  const { user } = await opened(desk);
  await toSort(2);
  await user.click(pile(/^Digest/));
  desk.mailbox.failNextWrite = new DeskError('graph/unavailable');
  await user.keyboard('a');
  await user.keyboard('f');
  const bar = await screen.findByRole('region', { name: 'Bulk pass' });
  await within(bar).findByText('1 done, 1 failed.', {}, { timeout: 10_000 });
  await user.click(within(bar).getByRole('button', { name: 'Try the 1 failed again' }));
  await within(bar).findByText('2 done.', {}, { timeout: 10_000 });
});

test('a mail that a colleague is at says so and takes no key', async () => {
  const desk = provisioned(planted(1));
  const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
  const houseRules = houseRulesForTests();
  await takeClaim(priya, { houseRules, reference: desk.mailbox.mails[0]!.reference });
  const { user } = await opened(desk);
  await screen.findByText(/^Priya Nair is at this mail until/, {}, { timeout: 10_000 });
  await words();
  await user.keyboard('e');
  await toSort(1);
  expect(lane(desk, 0)).toEqual([]);
});

test('a notification opens the very mail that it is about', async () => {
  const desk = provisioned(planted(1), planted(2, { subject: 'The one that cannot wait' }));
  await opened(desk, `mail:${workIdForMail(desk.mailbox.mails[1]!.reference)}`);
  expect(
    await screen.findByRole('heading', { level: 2, name: 'The one that cannot wait' }),
  ).toBeTruthy();
});

test('under observe-only the queue shows everything and writes nothing', async () => {
  const desk = provisioned(planted(1));
  for (const row of desk.lists.site.rowsOf('AnteroomRoster')) {
    const data = JSON.parse(String(row.fields['Data'])) as object;
    if (row.fields['Kind'] === 'principal')
      Object.assign(row, {
        fields: { ...row.fields, Data: JSON.stringify({ ...data, observeOnly: true }) },
      });
  }
  const { user } = await opened(desk);
  await toSort(1);
  await words();
  await user.keyboard('e');
  await user.keyboard('l');
  await user.keyboard('f');
  expect(screen.getAllByText(/Observe only/).length).toBeGreaterThan(0);
  await toSort(1);
  expect(lane(desk, 0)).toEqual([]);
});

test('an inbox that could not be read is told, and the other one stands', async () => {
  const desk = provisioned(planted(1));
  desk.mailbox.closed.set(SAMUEL, new DeskError('graph/forbidden'));
  await opened(desk);
  await toSort(1);
  expect(await screen.findByText(/The inbox of Dr. Brandt could not be read/)).toBeTruthy();
});

test('with nothing to sort it says so and what happens next', async () => {
  await opened(provisioned());
  expect(await screen.findByText('Everything is sorted.')).toBeTruthy();
  expect(screen.getByText(/looked at every 5 minutes/)).toBeTruthy();
});

test('the question mark shows every key', async () => {
  const { user } = await opened(provisioned());
  await user.keyboard('?');
  expect(within(screen.getByRole('region', { name: 'Keys' })).getByText('Undo')).toBeTruthy();
});
