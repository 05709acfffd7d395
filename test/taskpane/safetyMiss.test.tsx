/** @jest-environment jsdom */
// Reporting a safety miss from the pane, on the real workflows.
import { screen, waitFor } from '@testing-library/react';
import { findApply, openPane, VENDOR_MAIL } from './openPane';

jest.setTimeout(60_000);

test('one action brings a filed mail back and hands it off', async () => {
  const { user, desk } = openPane({ mail: VENDOR_MAIL });
  await user.click(await findApply());
  await screen.findByRole('button', { name: 'Undo' });
  desk.mailbox.filed.add(desk.mailbox.mails[0]!.reference.immutableId);
  await user.click(await screen.findByRole('button', { name: /^Safety miss/ }));
  await user.click(await screen.findByRole('button', { name: 'Report safety miss' }));
  await waitFor(() => expect(desk.mailbox.mails[0]!.categories).toContain('Handed off'));
  expect(desk.mailbox.filed.size).toBe(0);
  expect(await screen.findByRole('region', { name: 'Locked lane' })).toBeTruthy();
});
