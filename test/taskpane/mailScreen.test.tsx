/** @jest-environment jsdom */
// The pane on a received mail: the verdict, the deeds, and taking them back, on the real workflows.
import { act, screen, waitFor, within } from '@testing-library/react';
import { DeskError } from '../../src/ports';
import { openMail } from '../support/HostForTests';
import { PLANTED_MAIL, PLANTED_MRN, RECEIVED_AT, REFERENCE } from '../support/mailCases';
import { findApply, openPane, VENDOR_MAIL } from './openPane';

jest.setTimeout(30_000);

test('the pane says who works in whose mailbox', async () => {
  openPane();
  expect(
    await screen.findByRole('heading', { name: /Working in Dr. Okafor’s mailbox/ }),
  ).toBeTruthy();
  expect(screen.getByText('Signed in as Jordan Reyes')).toBeTruthy();
});

test('a patient’s symptom is locked and names the number to call', async () => {
  openPane();
  const notice = await screen.findByRole('region', { name: 'Locked lane' });
  expect(within(notice).getByText('No reply can be written here')).toBeTruthy();
  expect(within(notice).getByRole('link').getAttribute('href')).toMatch(/^tel:\d+$/);
});

test('the pane says when a mail escalates, to whom, and no more once somebody acted', async () => {
  const { user } = openPane();
  expect(await screen.findByText(/^Escalate[sd] /)).toBeTruthy();
  expect(screen.getByText(/tell every covering assistant/).textContent).toMatch(/call .*\d/);
  await user.click(await findApply());
  await screen.findByRole('button', { name: 'Undo' });
  await waitFor(() => expect(screen.queryByText(/^Escalate[sd] /)).toBeNull());
});

test('nothing is written before somebody applies', async () => {
  const { desk } = openPane();
  await findApply();
  await waitFor(() => expect(screen.queryByText(/being confirmed/)).toBeNull());
  expect(desk.mailbox.mails[0]!.categories).toEqual(['Red category']);
});

test('identifiers stay out of the page until revealed', async () => {
  const { user } = openPane();
  await findApply();
  await user.click(screen.getByRole('button', { name: /^Patient information/ }));
  await user.click(screen.getByRole('button', { name: /^Why/ }));
  expect(document.body.innerHTML).not.toContain(PLANTED_MRN);
  await user.click(screen.getByRole('button', { name: /Reveal/ }));
  expect(document.body.innerHTML).toContain(PLANTED_MRN);
});

test('another mail covers the identifiers again', async () => {
  const { user, host } = openPane();
  await findApply();
  await user.keyboard('pr');
  expect(document.body.innerHTML).toContain(PLANTED_MRN);
  act(() => {
    host.open(openMail(PLANTED_MAIL, '<other@example.com>'));
  });
  await user.click(await screen.findByRole('button', { name: /^Patient information/ }));
  expect(document.body.innerHTML).not.toContain(PLANTED_MRN);
});

test('applying sets the category and undo takes it away', async () => {
  const { user, desk } = openPane({ mail: VENDOR_MAIL });
  await user.click(await findApply());
  await screen.findByRole('button', { name: 'Undo' });
  expect(desk.mailbox.mails[0]!.categories).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await findApply();
  expect(desk.mailbox.mails[0]!.categories).toEqual(['Red category']);
});

test('one key applies the lane', async () => {
  const { user } = openPane({ mail: VENDOR_MAIL });
  await findApply();
  await user.keyboard('a');
  expect(await screen.findByRole('button', { name: 'Undo' })).toBeTruthy();
});

test('what was asked for one lane is not done for another', async () => {
  let answer: () => void = () => undefined;
  let tell: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const told = new Promise<void>((resolve) => (tell = resolve));
  const { user, desk } = openPane({
    mail: VENDOR_MAIL,
    prepare: (_host, same) => {
      const { lists, mailbox } = same;
      const find = lists.find.bind(lists);
      lists.find = async (list, query) => {
        if (list === 'AnteroomWork') await answered;
        return find(list, query);
      };
      mailbox.listFromSender = async () => {
        await told;
        return [
          {
            reference: { ...REFERENCE, immutableId: 'earlier' },
            receivedAt: RECEIVED_AT,
            isRead: true,
            categories: ['Lane: digest'],
            from: VENDOR_MAIL.from,
          },
        ];
      };
    },
  });
  await user.click(await findApply());
  // Meanwhile the mailbox tells what became of this sender's earlier mail.
  tell();
  const verdict = screen.getByRole('region', { name: 'Verdict' });
  expect(await within(verdict).findByText(/You sorted this sender/)).toBeTruthy();
  answer();
  await waitFor(() => expect(screen.queryByText('Applying …')).toBeNull());
  expect(await findApply()).toBeTruthy();
  expect(desk.mailbox.mails[0]!.categories).toEqual(['Red category']);
});

test('a letter typed into a field is no command', async () => {
  const { user, desk } = openPane({ mail: VENDOR_MAIL });
  await findApply();
  await user.keyboard('t');
  const field = await screen.findByLabelText('Length in minutes');
  await user.type(field, 'a');
  await waitFor(() => expect(screen.queryByText(/being confirmed/)).toBeNull());
  expect(desk.mailbox.mails[0]!.categories).toEqual(['Red category']);
});

test('a failed write says what to do and can be repeated', async () => {
  const { user } = openPane({
    mail: VENDOR_MAIL,
    prepare: (_host, desk) => {
      desk.mailbox.failNextWrite = new DeskError('graph/unavailable');
    },
  });
  await user.click(await findApply());
  expect(await screen.findByText('Microsoft 365 has a problem right now')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: 'Undo' })).toBeTruthy();
});

test('handing off gives the words for the phone', async () => {
  const { user, desk } = openPane();
  const hand = await screen.findAllByRole('button', { name: /^Hand to/ });
  await waitFor(() => expect(hand[0]!.getAttribute('aria-disabled')).not.toBe('true'));
  await user.click(hand[0]!);
  expect(await screen.findByText('Say on the phone')).toBeTruthy();
  expect(desk.mailbox.drafts.length).toBeLessThanOrEqual(1);
  await user.type(screen.getByLabelText('Who took it?'), 'charge nurse');
  await user.click(screen.getByRole('button', { name: 'It was taken' }));
  expect(await screen.findByText(/Taken by/)).toBeTruthy();
});

test('leaving a lock without a reason is refused in words', async () => {
  const { user } = openPane();
  await findApply();
  await waitFor(() => expect(screen.queryByText(/being confirmed/)).toBeNull());
  await user.keyboard('c');
  await user.click(await screen.findByRole('button', { name: /^Move to/ }));
  expect(await screen.findByText(/Say why the mail leaves it/)).toBeTruthy();
});

test('a mail in no covered mailbox can only be read', async () => {
  openPane({
    prepare: (host) => {
      host.item = openMail(PLANTED_MAIL, '<elsewhere@example.com>');
    },
  });
  expect(await screen.findByText('Nothing can be saved for this mail')).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Verdict' })).toBeTruthy();
});

test('a mail without sender and text still gets a verdict', async () => {
  openPane({ mail: { ...VENDOR_MAIL, from: null, body: '' } });
  expect(await screen.findByText(/This mail names no sender/)).toBeTruthy();
  expect(screen.getByText(/It has no text/)).toBeTruthy();
});

test('a reply text in a patient lane opens a message of its own', async () => {
  const { user, host } = openPane();
  await findApply();
  await waitFor(() => expect(screen.queryByText(/being confirmed/)).toBeNull());
  await user.keyboard('m');
  await user.click(await screen.findByRole('button', { name: /possible emergency/ }));
  const insert = await screen.findByRole('button', { name: 'Open a new message to the sender' });
  await waitFor(() => expect(insert.getAttribute('aria-disabled')).not.toBe('true'));
  await user.click(insert);
  await screen.findByText(/window of its own/);
  expect(host.replies).toEqual([]);
  expect(host.messages[0]!.to).toEqual([PLANTED_MAIL.from!.address]);
  expect(host.messages[0]!.subject).not.toContain(PLANTED_MRN);
});

test('a mail that was only marked as read keeps what was typed', async () => {
  const { user, host } = openPane({ mail: VENDOR_MAIL });
  await findApply();
  await user.keyboard('t');
  const field = await screen.findByLabelText('Length in minutes');
  await user.clear(field);
  await user.type(field, '25');
  await act(async () => {
    host.open(host.item);
    await Promise.resolve();
  });
  expect((await screen.findByLabelText<HTMLInputElement>('Length in minutes')).value).toBe('25');
});
