/** @jest-environment jsdom */
// The pane of a physician who is only observed: it says so, gives verdicts, counts them, and writes nothing else.
import { screen, waitFor } from '@testing-library/react';
import type { DeskForTests } from '../support/DeskForTests';
import { deskWithMail } from '../support/mailCases';
import { findApply, openPane, VENDOR_MAIL } from './openPane';

jest.setTimeout(60_000);

function observedDesk(): DeskForTests {
  const desk = deskWithMail().provision();
  const rows = desk.lists.site.rowsOf('AnteroomRoster');
  rows.forEach((row, index) => {
    if (row.fields['Kind'] !== 'principal') return;
    const data = { ...(JSON.parse(String(row.fields['Data'])) as object), observeOnly: true };
    rows[index] = { ...row, fields: { ...row.fields, Data: JSON.stringify(data) } };
  });
  return desk;
}

const countOf = (desk: DeskForTests): number =>
  desk.lists.written.filter(({ fields }) => fields['Kind'] === 'mail.observed').length;

test('an observed mail gets a verdict and nothing is written on it', async () => {
  const { user, desk } = openPane({ desk: observedDesk(), mail: VENDOR_MAIL });
  const apply = await findApply();
  expect(screen.getByText('Observe only')).toBeTruthy();
  await waitFor(() => expect(countOf(desk)).toBe(1), { timeout: 10_000 });
  await user.click(apply);
  expect(await screen.findByText(/Observe only: nothing was written/)).toBeTruthy();
  expect(desk.mailbox.mails[0]!.categories).toEqual(['Red category']);
});

test('without an open mail the pane says it too', async () => {
  openPane({
    desk: observedDesk(),
    prepare: (host) => {
      host.item = { kind: 'none' };
    },
  });
  expect(await screen.findByText('Observe only', {}, { timeout: 10_000 })).toBeTruthy();
});
