/** @jest-environment jsdom */
// The quiet step in the physician's own tab that gives holds and mails their colours.
import { screen, waitFor, within } from '@testing-library/react';
import { DeskError } from '../../src/ports';
import type { DeskForTests } from '../support/DeskForTests';
import { MAYA_ADDRESS, office, RULES } from '../support/holdsHouse';
import { openTab, queueHeading } from '../support/tabHouse';

jest.setTimeout(60_000);

const ALL = Object.keys(RULES.release.calendarRules.colours ?? {});
/** A first view on a busy machine takes its time. */
const PATIENT = { timeout: 5000 };
const LINE = /colors? (is|are) not set up yet/;

function provisioned(): ReturnType<typeof office> {
  const house = office();
  house.jordan.provision();
  for (const desk of [house.maya, house.priya]) desk.policy.files = house.jordan.policy.files;
  return house;
}

/** Her list as Outlook has it when these are the only names that lack a colour. */
function lacking(desk: DeskForTests, names: readonly string[]): void {
  for (const name of ALL) if (!names.includes(name)) desk.categories.plant(name, 'black');
}

test('one click adds what the list lacks and the line goes', async () => {
  const { maya, jordan } = provisioned();
  lacking(maya, ['Pre-op', 'Post-op', 'Leadership', 'Philanthropy', 'Clinical']);
  const { user } = openTab(maya);
  const line = await screen.findByRole(
    'button',
    { name: '5 calendar colors are not set up yet' },
    PATIENT,
  );
  expect(line.getAttribute('aria-expanded')).toBe('false');
  await user.click(line);
  const list = within(screen.getByRole('list', { name: 'On holds in your calendar' }));
  expect(list.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Clinicalblue',
    'Pre-opcranberry',
    'Post-opdark cranberry',
    'Leadershipdark blue',
    'Philanthropyorange',
  ]);
  await user.click(screen.getByRole('button', { name: 'Set them up' }));
  expect(await screen.findByText(/The colors are set up/, {}, PATIENT)).toBeTruthy();
  expect(screen.queryByRole('button', { name: LINE })).toBeNull();
  expect(maya.categories.list).toHaveLength(ALL.length);
  expect(jordan.lists.site.rowsOf('AnteroomLog').map(({ fields }) => fields['Kind'])).toContain(
    'colours.set',
  );
});

test('a list that has them all shows nothing', async () => {
  const { maya } = provisioned();
  lacking(maya, []);
  openTab(maya);
  await queueHeading();
  await waitFor(() => {
    expect(maya.categories.reads).toBe(1);
  });
  expect(screen.queryByText(LINE)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Set them up' })).toBeNull();
});

test('a failure keeps the line, says why and is tried again', async () => {
  const { maya } = provisioned();
  lacking(maya, ['Pre-op', 'Lane: vendor']);
  maya.categories.failOn = { name: 'Lane: vendor', error: new DeskError('graph/throttled') };
  const { user } = openTab(maya);
  await screen.findByRole('button', { name: '2 colors are not set up yet' }, PATIENT);
  await user.click(screen.getByRole('button', { name: 'Set them up' }));
  expect(await screen.findByText('Microsoft 365 asks us to slow down', {}, PATIENT)).toBeTruthy();
  expect(
    await screen.findByRole('button', { name: 'One mail color is not set up yet' }, PATIENT),
  ).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/The colors are set up/, {}, PATIENT)).toBeTruthy();
});

test('a list that cannot be read waits folded with its way out', async () => {
  const { maya } = provisioned();
  const read = jest
    .spyOn(maya.categories, 'readAll')
    .mockRejectedValueOnce(new DeskError('graph/unreachable'));
  const { user } = openTab(maya);
  const folded = await screen.findByRole(
    'button',
    { name: /Colors in Outlook.*could not be read/ },
    PATIENT,
  );
  expect(screen.queryByText('Microsoft 365 cannot be reached')).toBeNull();
  await user.click(folded);
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('button', { name: LINE }, PATIENT)).toBeTruthy();
  read.mockRestore();
});

test.each(['jordan', 'priya'] as const)('%s at her queue is shown nothing of it', async (who) => {
  const house = provisioned();
  openTab(house[who], { subPage: `principal:${MAYA_ADDRESS}` });
  await queueHeading(/Waiting for/);
  await screen.findByText(/You can see what waits/, {}, PATIENT);
  expect(screen.queryByText(LINE)).toBeNull();
  expect(house[who].categories.reads).toBe(0);
});
