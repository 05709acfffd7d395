/** @jest-environment jsdom */
// Honesty in the pane: when the desk is not sure it asks, and it shows why it says what it says.
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Mail } from '../../src/domain/mail';
import { PLANTED_MAIL, PLANTED_MRN } from '../support/mailCases';
import { findApply, openPane, VENDOR_MAIL } from './openPane';

jest.setTimeout(60_000);

/** A colleague's lines that nothing in the matrix settles: the demonstration's own mail in doubt. */
const DOUBTFUL: Mail = {
  ...PLANTED_MAIL,
  from: { name: 'Dr. Felix Aranda', address: 'felix.aranda@lakesidehealth.example' },
  subject: 'Friday',
  body: 'Could we leave the second one as it is?',
};

async function findChoice(): Promise<HTMLElement> {
  return screen.findByRole('group', { name: /^Not sure/ }, { timeout: 10_000 });
}

test('in doubt one key chooses the lane', async () => {
  const { user } = openPane({ mail: DOUBTFUL });
  const options = within(await findChoice()).getAllByRole('button');
  expect(options.length).toBeGreaterThanOrEqual(2);
  expect((await findApply()).getAttribute('aria-disabled')).toBe('true');
  await user.keyboard('2');
  await waitFor(() => expect(options[1]!.getAttribute('aria-pressed')).toBe('true'));
  expect((await findApply()).getAttribute('aria-disabled')).not.toBe('true');
});

test('on the options the keys work although single keys are off', async () => {
  const { user } = openPane({
    mail: DOUBTFUL,
    prepare: (_host, desk) => {
      desk.shelf.write('shortcuts', 'off');
    },
  });
  const options = within(await findChoice()).getAllByRole('button');
  await user.keyboard('1');
  expect(options[0]!.getAttribute('aria-pressed')).toBe('false');
  options[0]!.focus();
  await user.keyboard('2');
  expect(options[1]!.getAttribute('aria-pressed')).toBe('true');
});

test('the deciding words are marked in the mail and stay covered', async () => {
  openPane();
  await findApply();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^Why/ }));
  await user.click(await screen.findByText('Show them in the mail'));
  const marked = screen.getByLabelText('Words that decided, in the mail');
  expect(within(marked).getAllByRole('mark').length).toBeGreaterThan(0);
  expect(marked.textContent).not.toContain(PLANTED_MRN);
});

test('the closest rule that did not fire names what it missed', async () => {
  openPane({
    mail: { ...VENDOR_MAIL, body: `${VENDOR_MAIL.body} Please send us your new bank details.` },
  });
  await findApply();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^Why/ }));
  expect(await screen.findByText('Closest rule that did not fire')).toBeTruthy();
  expect(screen.getByText(/It missed .+; with that it would/)).toBeTruthy();
});

test('a sender sorted before goes where he was sorted', async () => {
  const { user, desk } = openPane({
    mail: VENDOR_MAIL,
    prepare: (_host, { mailbox }) => {
      const [open] = mailbox.mails;
      mailbox.mails[0] = {
        ...open!,
        headline: { ...open!.headline, senderAddress: VENDOR_MAIL.from!.address },
      };
      mailbox.mails.push({
        ...mailbox.mails[0],
        reference: { ...open!.reference, immutableId: `${open!.reference.immutableId}earlier` },
        internetMessageId: '<earlier@example.com>',
        categories: ['Lane: academic'],
      });
    },
  });
  expect(
    await screen.findByText(/You sorted this sender to Academic before/, {}, { timeout: 10_000 }),
  ).toBeTruthy();
  await user.click(await findApply());
  await waitFor(() => expect(desk.mailbox.mails[0]!.categories).toContain('Lane: academic'), {
    timeout: 10_000,
  });
});
