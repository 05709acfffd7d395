/** @jest-environment jsdom */
// What the assistant puts to the physician from a mail: questions, trips, clearances, batches and drafts.
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { placeHolds } from '../../src/workflows/placeHolds';
import { findProposal } from '../../src/workflows/proposalRows';
import type { DeskForTests } from '../support/DeskForTests';
import { on } from '../support/holdCases';
import { FRIDAY, HOLD_ID, MAYA_ADDRESS, MONDAY, placing, RULES } from '../support/holdsHouse';
import { deskWithMail, PLANTED_MRN, REFERENCE } from '../support/mailCases';
import { findApply, openPane, VENDOR_MAIL, type OpenPane } from './openPane';

jest.setTimeout(60_000);

const OTHER_ID = '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a00b';

/** Opens the section on a mail of a vendor, with the calendar empty. */
async function openSection(
  prepare: (desk: DeskForTests) => Promise<void> = async () => Promise.resolve(),
): Promise<OpenPane> {
  const desk = deskWithMail().provision();
  desk.calendar.entries.set(MAYA_ADDRESS, []);
  // Before the pane is there: what it reads while somebody else is waited for, it shows unasked.
  await prepare(desk);
  const pane = openPane({ desk, mail: VENDOR_MAIL });
  await findApply();
  await waitFor(() => expect(screen.queryByText(/being confirmed/)).toBeNull());
  await pane.user.click(screen.getByRole('button', { name: /^Ask the physician/ }));
  await screen.findByLabelText('Put to Dr. Maya Okafor');
  return pane;
}

const choose = async (user: UserEvent, matter: RegExp): Promise<void> => {
  const option = within(screen.getByLabelText('Put to Dr. Maya Okafor')).getByRole('option', {
    name: matter,
  });
  await user.selectOptions(screen.getByLabelText('Put to Dr. Maya Okafor'), option);
};

const rows = (desk: DeskForTests) =>
  desk.lists.site
    .rowsOf('AnteroomProposals')
    .map(({ fields }) => ({
      state: fields['State'],
      ...(JSON.parse(String(fields['Data'])) as { kind: string; title: string }),
    }))
    .filter(({ title }) => /chair|Boston|Send this|meetings/i.test(title));

const ask = async (): Promise<HTMLElement> =>
  screen.findByRole('button', { name: /^Ask Dr. Maya Okafor/ });

test('a question goes to the physician with its answers', async () => {
  const { user, desk } = await openSection();
  await user.type(screen.getByLabelText('Question'), 'Chair the program committee?');
  await user.click(screen.getByRole('button', { name: 'Add an answer' }));
  await user.type(screen.getByLabelText('Answer 3'), 'Talk first');
  await user.click(await ask());
  expect(await screen.findByText(/^Put to Dr. Maya Okafor, to be answered by/)).toBeTruthy();
  expect(rows(desk)).toMatchObject([{ kind: 'question', state: 'proposed' }]);
  const card = await screen.findByRole('article', { name: /Chair the program committee/ });
  expect(within(card).getByText('Talk first')).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>('Question').value).toBe('');
});

test('words of a patient never leave the mailbox', async () => {
  const { user, desk } = await openSection();
  await user.type(screen.getByLabelText('Question'), `See MRN ${PLANTED_MRN} first?`);
  expect(await screen.findByText(/This cannot leave the mailbox: it holds a record/)).toBeTruthy();
  await user.click(await ask());
  expect(rows(desk)).toEqual([]);
  expect(desk.everythingEmitted()).not.toContain(PLANTED_MRN);
});

test('a name outside the directory needs a reason, and a new word needs it again', async () => {
  const { desk, user } = await openSection();
  const question = screen.getByLabelText('Question');
  await user.type(question, 'Chair with Marlene Grady?');
  const send = screen.getByRole('button', { name: 'Ask Dr. Maya Okafor' });
  expect(send.getAttribute('aria-disabled')).toBe('true');
  await user.selectOptions(
    screen.getByLabelText('Why may this name be kept?'),
    'Works for an outside service',
  );
  await user.type(question, '?');
  expect(send.getAttribute('aria-disabled')).toBe('true');
  await user.selectOptions(
    screen.getByLabelText('Why may this name be kept?'),
    'Works for an outside service',
  );
  await user.click(send);
  await waitFor(() =>
    expect(rows(desk)).toMatchObject([
      { title: 'Chair with Marlene Grady??', nameReason: 'outside-service', state: 'proposed' },
    ]),
  );
});

test('a failure keeps what was typed and asks once', async () => {
  const { user, desk } = await openSection();
  await user.type(screen.getByLabelText('Question'), 'Chair the program committee?');
  desk.lists.mishaps.push({ when: 'after', of: 'add', list: 'AnteroomProposals' });
  await user.click(await ask());
  expect(await screen.findByText('Microsoft 365 cannot be reached')).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>('Question').value).toMatch(/^Chair/);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/^Put to Dr. Maya Okafor, to be/)).toBeTruthy();
  expect(rows(desk)).toHaveLength(1);
});

test('closing the section keeps what was typed', async () => {
  const { user } = await openSection();
  await user.type(screen.getByLabelText('Question'), 'Chair it?');
  const section = screen.getByRole('button', { name: /^Ask the physician/ });
  await user.click(section);
  await user.click(section);
  expect((await screen.findByLabelText<HTMLTextAreaElement>('Question')).value).toBe('Chair it?');
});

test('one key opens the section', async () => {
  const { user } = openPane({ mail: VENDOR_MAIL });
  await findApply();
  await user.keyboard('q');
  expect(await screen.findByLabelText('Question')).toBeTruthy();
});

test('an unanswered question is reminded of, prolonged and taken back', async () => {
  const { user, desk } = await openSection();
  await user.type(screen.getByLabelText('Question'), 'Chair the program committee?');
  await user.click(await ask());
  const card = await screen.findByRole('article', { name: /Chair the program/ });
  const told = desk.activity.told.length;
  await user.click(within(card).getByRole('button', { name: 'Remind' }));
  expect(await within(card).findByText('Told again in Teams.')).toBeTruthy();
  expect(desk.activity.told).toHaveLength(told + 1);
  await user.click(within(card).getByRole('button', { name: 'One more day' }));
  expect(await within(card).findByText('Done.')).toBeTruthy();
  await user.click(within(card).getByRole('button', { name: 'Withdraw' }));
  await waitFor(() => expect(rows(desk)[0]!.state).toBe('withdrawn'));
});

async function askTrip({ user }: OpenPane): Promise<void> {
  await choose(user, /^A trip/);
  await user.type(screen.getByLabelText('Where to'), 'Boston');
  // A date field takes no keys in jsdom.
  fireEvent.change(screen.getByLabelText(/^Leaves/), { target: { value: '2026-12-03' } });
  fireEvent.change(screen.getByLabelText('Is back'), { target: { value: '2026-12-05' } });
  await user.click(await ask());
}

test('a trip is asked for before anything is booked', async () => {
  const pane = await openSection();
  await askTrip(pane);
  expect(await screen.findByText(/Book nothing yet: the chief and the OR/)).toBeTruthy();
  expect(rows(pane.desk)).toMatchObject([{ kind: 'trip', title: 'HOLD trip Boston' }]);
  expect(pane.desk.calendar.entries.get(MAYA_ADDRESS)).toMatchObject([{ showAs: 'tentative' }]);
});

test('an office’s mail is recorded as its clearance', async () => {
  const pane = await openSection();
  const { user, desk } = pane;
  await askTrip(pane);
  await screen.findByText(/Book nothing yet/);
  await choose(user, /^Record that an office/);
  await user.click(await screen.findByRole('button', { name: 'This mail: the chief clears it' }));
  expect(await screen.findByText(/^Recorded\. The trip is booked only when/)).toBeTruthy();
  const card = await screen.findByRole('article', { name: /HOLD trip Boston/ });
  expect(await within(card).findByText(/Recorded by Jordan Reyes/)).toBeTruthy();
  const read = await findProposal(desk, RULES.roster, String(proposalIds(desk).at(-1)));
  expect(read).toMatchObject({
    proposal: { clearances: [{ office: 'chief', message: REFERENCE }] },
  });
});

const proposalIds = (desk: DeskForTests): unknown[] =>
  desk.lists.site.rowsOf('AnteroomProposals').map(({ fields }) => fields['ProposalId']);

test('no trip that waits is said, not shown as nothing', async () => {
  const { user } = await openSection();
  await choose(user, /^Record that an office/);
  expect(await screen.findByText(/No trip of Dr. Maya Okafor waits/)).toBeTruthy();
});

test('what cannot be read is never an empty list', async () => {
  const { user, desk } = await openSection();
  desk.lists.mishaps.push({ when: 'before', of: 'find', list: 'AnteroomProposals', times: 9 });
  await choose(user, /^Record that an office/);
  expect(await screen.findByText('Microsoft 365 cannot be reached')).toBeTruthy();
  expect(screen.queryByText(/No trip of/)).toBeNull();
});

test('committee meetings are put together into one decision', async () => {
  const { user, desk } = await openSection(async (here) => {
    const committee = { tier: 'batch', stream: 'committee' } as const;
    await placeHolds(here, placing({ ...committee, windows: [FRIDAY, MONDAY] }));
    const windows = [on('2026-11-24', '15:00', '15:30')];
    await placeHolds(here, placing({ ...committee, proposalId: OTHER_ID, windows }));
  });
  await choose(user, /^Several meetings/);
  await user.selectOptions(
    (await screen.findAllByLabelText('Time for HOLD Whitfield 30 min'))[0]!,
    '2',
  );
  await user.click(screen.getByRole('button', { name: 'Ask for 2 as one decision' }));
  expect(await screen.findByText(/The single ones are taken back/)).toBeTruthy();
  expect(rows(desk)).toMatchObject([{ kind: 'batch', state: 'proposed' }]);
  const starts = desk.calendar.entries.get(MAYA_ADDRESS)!.map(({ window }) => window.start);
  expect(starts).toContain(MONDAY.start);
  expect(starts).not.toContain(FRIDAY.start);
});

test('a batch of one is not offered', async () => {
  const { user, desk } = await openSection(async (here) => {
    await placeHolds(here, placing());
  });
  await choose(user, /^Several meetings/);
  expect(await screen.findByText(/Only one meeting waits/)).toBeTruthy();
  expect(proposalIds(desk)).toContain(HOLD_ID);
});

test('to look again finds the draft that somebody sent by hand', async () => {
  const { user, desk } = await openSection();
  await choose(user, /^A draft/);
  const draft = { ...REFERENCE, immutableId: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-DRAFT000000=' };
  desk.mailbox.answers.set(REFERENCE.immutableId, draft);
  desk.mailbox.mails.push({ ...desk.mailbox.mails[0]!, reference: draft });
  await user.click(screen.getByRole('button', { name: 'Look again' }));
  await user.click(await ask());
  const card = within(await screen.findByRole('article', { name: /Send this reply/ }));
  expect(card.queryByText('Sent')).toBeNull();
  desk.mailbox.answers.delete(REFERENCE.immutableId);
  desk.mailbox.draftStates.set(draft.immutableId, 'sent');
  await user.click(screen.getByRole('button', { name: 'Look again' }));
  expect(await card.findByText('Sent')).toBeTruthy();
});

test('a saved draft is put to the physician to send', async () => {
  const { user, desk } = await openSection();
  await choose(user, /^A draft/);
  expect(await screen.findByText(/save it as a draft there/)).toBeTruthy();
  const draft = { ...REFERENCE, immutableId: 'AAkALgAAAAAAHYQDEapmEc2byACqAC-DRAFT000000=' };
  desk.mailbox.answers.set(REFERENCE.immutableId, draft);
  desk.mailbox.mails.push({ ...desk.mailbox.mails[0]!, reference: draft });
  await user.click(screen.getByRole('button', { name: 'Look again' }));
  expect(await screen.findByText(/A draft of this thread lies in/)).toBeTruthy();
  await user.click(await ask());
  expect(await screen.findByText(/^Put to Dr. Maya Okafor, to be/)).toBeTruthy();
  expect(rows(desk)).toMatchObject([{ kind: 'draft', message: draft }]);
  expect(await screen.findByRole('article', { name: /Send this reply/ })).toBeTruthy();
  // The mail tells of it still when no draft is left and another matter is chosen.
  desk.mailbox.answers.delete(REFERENCE.immutableId);
  await user.click(screen.getByRole('button', { name: 'Look again' }));
  expect(await screen.findByText(/save it as a draft there/)).toBeTruthy();
  await choose(user, /^A question/);
  expect(screen.getByRole('article', { name: /Send this reply/ })).toBeTruthy();
});
