/** @jest-environment jsdom */
// A mail that the signed policy keeps Anteroom out of: nothing of it is read, shown or counted in the pane.
import { act, renderHook, screen, waitFor } from '@testing-library/react';
import { mailRulesOf } from '../../src/domain/policy';
import { DeskError } from '../../src/ports';
import { useExclusion } from '../../src/taskpane/useExclusion';
import { DeskProvider } from '../../src/ui/DeskContext';
import type { HouseRules } from '../../src/workflows/loadHouseRules';
import { houseRulesForTests, type DeskForTests } from '../support/DeskForTests';
import { openMail } from '../support/HostForTests';
import { MESSAGE_ID, PLANTED_MAIL, PLANTED_MRN } from '../support/mailCases';
import { TEST_SETTINGS } from '../support/scriptedDesk';
import { deskWith, MAYA, planted, SAMUEL } from '../support/sweepHouse';
import { openPane, VENDOR_MAIL } from './openPane';

type Standing = Parameters<typeof useExclusion>[3];

jest.setTimeout(30_000);

test('an excluded sender is told by the policy’s title alone', async () => {
  const from = { name: 'Peer review', address: 'peer-review@lakesidehealth.example' };
  const { desk } = openPane({ mail: { ...PLANTED_MAIL, from } });
  const note = await screen.findByRole('region', { name: 'Not read here' });
  expect(note.textContent).toContain('Peer review');
  expect(screen.queryByRole('button', { name: /^Apply/ })).toBeNull();
  expect(document.body.textContent).not.toContain(PLANTED_MRN);
  expect(desk.lists.written).toEqual([]);
});

const { release } = houseRulesForTests();
const personal = { ...mailRulesOf(release).exclusions[0]!, senders: [], folders: ['Personal'] };
const houseRules: HouseRules = {
  ...houseRulesForTests(),
  release: {
    ...release,
    mailRules: {
      ...mailRulesOf(release),
      exclusions: [{ ...personal, mailboxes: [SAMUEL] }],
    },
  },
};

/** A mail of Dr. Brandt's, of whose mailbox the release excludes a folder; not confirmed unless told. */
function admission(
  folders: readonly string[],
  more: { readonly isUnconfirmed?: boolean; readonly failure?: DeskError } = {},
): { readonly desk: DeskForTests; readonly kind: () => string; readonly retry: () => void } {
  const mail = planted(1, { ...VENDOR_MAIL, mailbox: SAMUEL });
  const desk = deskWith({ ...mail, folders });
  if (more.failure !== undefined) desk.mailbox.closed.set(SAMUEL, more.failure);
  const open = openMail(VENDOR_MAIL, MESSAGE_ID);
  if (open.kind !== 'read') throw new Error(open.kind);
  const reference = more.isUnconfirmed === true ? null : mail.reference;
  const confirming = reference === null ? { kind: 'busy' } : { kind: 'done', value: reference };
  const standing = { reference, confirming, confirmAgain: () => undefined };
  const { result } = renderHook(
    () => useExclusion(open, houseRules, [MAYA, SAMUEL], standing as Standing),
    {
      wrapper: ({ children }) => (
        <DeskProvider value={{ desk, settings: TEST_SETTINGS }}>{children}</DeskProvider>
      ),
    },
  );
  return {
    desk,
    kind: () => result.current.kind,
    retry: () => {
      if (result.current.kind === 'failed') result.current.retry();
    },
  };
}

test.each([
  {
    says: 'an excluded folder keeps the mail unread',
    folders: ['Personal', 'School'],
    is: 'excluded',
  },
  { says: 'another folder lets it be read', folders: ['Inbox'], is: 'open' },
])('$says', async ({ folders, is }) => {
  const { kind } = admission(folders);
  expect(kind()).toBe('asking');
  await waitFor(() => expect(kind()).toBe(is));
});

test('nothing is read while nobody knows whose mailbox it is', () => {
  expect(admission(['Inbox'], { isUnconfirmed: true }).kind()).toBe('asking');
});

test('a folder that cannot be asked for is an error, not leave to read', async () => {
  const failure = new DeskError('graph/unavailable');
  const { desk, kind, retry } = admission(['Inbox'], { failure });
  await waitFor(() => expect(kind()).toBe('failed'));
  desk.mailbox.closed.clear();
  act(retry);
  await waitFor(() => expect(kind()).toBe('open'));
});
