/** @jest-environment jsdom */
// The piles in the pane: counted beside the screen or by another client, opened in the Inbox tab, and honest about their age.
import { screen, within } from '@testing-library/react';
import { DeskError } from '../../src/ports';
import { noteTally } from '../../src/workflows/pileTallies';
import { noteWatch } from '../../src/workflows/watches';
import { DeskForTests, houseRulesForTests } from '../support/DeskForTests';
import { deskWithMail } from '../support/mailCases';
import { MAYA, planted, SAMUEL, TriagerForTests } from '../support/sweepHouse';
import { TEST_SETTINGS } from '../support/scriptedDesk';
import { openPane, VENDOR_MAIL, type OpenPane } from './openPane';

jest.setTimeout(30_000);

const houseRules = houseRulesForTests();

function deskOf(...mails: readonly ReturnType<typeof planted>[]): DeskForTests {
  const desk = deskWithMail().provision();
  desk.mailbox.mails.length = 0;
  desk.mailbox.mails.push(...mails);
  return desk;
}

/** Somebody else's client has looked at both inboxes just now. */
async function countedByPriya(desk: DeskForTests): Promise<void> {
  const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
  const at = desk.clock.now();
  for (const mailbox of [MAYA, SAMUEL]) {
    await noteWatch(priya, { houseRules, mailbox, at });
    await noteTally(priya, {
      houseRules,
      mailbox,
      at,
      unread: 0,
      piles: [
        { name: 'patient-clinical', count: 2, now: 1, late: 0, escalated: 1, oldestAt: at },
        { name: 'digest', count: 3, now: 0, late: 0, escalated: 0, oldestAt: at },
      ],
    });
  }
}

/** No mail is open: then the piles stand open. */
function openPaneAlone(desk: DeskForTests, triager = new TriagerForTests()): OpenPane {
  return openPane({
    desk,
    triager,
    prepare: (host) => {
      host.item = { kind: 'none' };
    },
  });
}

const findPiles = async (saying = ''): Promise<HTMLElement> =>
  screen.findByRole('button', { name: new RegExp(`^Inbox piles.*${saying}`) });

test('what waits is counted by lane, and one press opens the pile', async () => {
  const desk = deskOf(planted(1), planted(2), planted(3, { mailbox: SAMUEL }));
  openPaneAlone(desk);
  await findPiles('3 to sort');
  const list = await screen.findByRole('list', { name: 'Piles' });
  const link = within(list).getByRole('link', { name: /Digest.*3.*oldest/ });
  const { pathname, searchParams } = new URL(link.getAttribute('href') ?? '');
  expect(pathname).toBe(`/l/entity/${TEST_SETTINGS.teamsAppId}/inbox`);
  expect(searchParams.get('context')).toBe('{"subEntityId":"pile:digest"}');
});

test('what another client has counted is shown without reading any of it', async () => {
  const desk = deskOf(planted(1));
  await countedByPriya(desk);
  const triager = new TriagerForTests();
  const { user } = openPane({ desk, mail: VENDOR_MAIL, triager });
  await user.click(await findPiles('10 to sort, 2 now, 2 escalated'));
  expect(await screen.findByText(/^Counted today, .* by Priya Nair$/)).toBeDefined();
  expect(triager.read).toBe(0);
});

test('with no mail open the piles stand open, and I closes and opens them', async () => {
  const desk = deskOf();
  await countedByPriya(desk);
  const { user } = openPaneAlone(desk);
  expect(await screen.findByRole('list', { name: 'Piles' })).toBeDefined();
  await user.keyboard('i');
  expect(screen.queryByRole('list', { name: 'Piles' })).toBeNull();
  await user.keyboard('i');
  expect(screen.getByRole('list', { name: 'Piles' })).toBeDefined();
  // The focus is on its heading: Enter closes it.
  await user.keyboard('{Enter}');
  expect(screen.queryByRole('list', { name: 'Piles' })).toBeNull();
});

test('counts that have grown old say so, and are counted again on demand', async () => {
  const desk = deskOf(planted(1));
  await countedByPriya(desk);
  desk.clock.pass(40);
  desk.mailbox.closed.set(MAYA, new DeskError('graph/unreachable'));
  const { user } = openPaneAlone(desk);
  expect(await screen.findByText(/Mail may have come and gone since/)).toBeDefined();
  expect(await screen.findByText(/Maya Okafor could not be counted just now/)).toBeDefined();
  desk.mailbox.closed.clear();
  await user.click(screen.getByRole('button', { name: 'Count again' }));
  await findPiles('1 to sort');
  expect(screen.queryByText(/could not be counted/)).toBeNull();
  expect(await screen.findByText(/^Counted today, .* by Jordan Reyes$/)).toBeDefined();
});

test('an empty inbox is said to be sorted', async () => {
  openPaneAlone(deskOf());
  await findPiles('all sorted');
  expect(screen.getByText('Everything is sorted.')).toBeDefined();
});
