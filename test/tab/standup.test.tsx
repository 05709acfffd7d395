/** @jest-environment jsdom */
// The weekly meeting on the screen: figures with their sources, the chart's table, the clock.
import { act, screen, waitFor, within } from '@testing-library/react';
import { DeskForTests, person } from '../support/DeskForTests';
import { entry, on } from '../support/holdCases';
import { openTab } from '../support/tabHouse';

jest.setTimeout(60_000);

const MAYA = person('maya.okafor').address;

function desk(as = 'maya.okafor'): DeskForTests {
  const one = new DeskForTests({ as }).provision();
  one.calendar.entries.set(MAYA, [
    entry(on('2026-11-20', '09:00', '10:00'), { subject: 'Board prep' }),
    entry(on('2026-11-20', '09:30', '10:30'), { subject: 'Vendor demo' }),
  ]);
  return one;
}

const tile = async (name: RegExp): Promise<HTMLElement> =>
  screen.findByRole('button', { name }, { timeout: 5000 });

test('a figure opens on what it counted', async () => {
  const { user } = openTab(desk(), { tab: 'standup' });
  await user.click(await tile(/^Collisions ahead/));
  const collisions = await screen.findByRole('list', { name: 'Collisions' });
  expect(within(collisions).getByText(/Vendor demo/)).toBeTruthy();
});

test('a calendar that cannot be read leaves its figure unknown', async () => {
  const maya = desk();
  maya.calendar.entries.delete(MAYA);
  openTab(maya, { tab: 'standup' });
  expect((await tile(/^Collisions ahead/)).textContent).toContain('Not known');
  expect(screen.getAllByText(/the calendar could not be read/).length).toBeGreaterThan(0);
  expect((await tile(/^Backlog/)).textContent).not.toContain('Not known');
});

test('the chart has the same numbers as a table', async () => {
  const { user } = openTab(desk(), { tab: 'standup' });
  await user.click(await screen.findByRole('button', { name: 'Show as table' }));
  const table = screen.getByRole('table', { name: 'Backlog by lane' });
  expect(within(table).getAllByRole('row').length).toBeGreaterThan(1);
});

test('the clock runs on after a reload', async () => {
  const maya = desk();
  const first = openTab(maya, { tab: 'standup' });
  await first.user.click(await screen.findByRole('button', { name: 'Start' }));
  maya.clock.pass(2);
  first.view.unmount();
  openTab(maya, { tab: 'standup' });
  expect((await screen.findByRole('timer')).textContent).toBe('23:00');
  expect(screen.getByRole('button', { name: 'Pause' })).toBeTruthy();
});

test('time over is shown as over', async () => {
  const maya = desk();
  const first = openTab(maya, { tab: 'standup' });
  await first.user.click(await screen.findByRole('button', { name: 'Start' }));
  maya.clock.pass(26);
  await waitFor(
    () => {
      expect(screen.getByRole('timer').textContent).toBe('1:00 over');
    },
    { timeout: 4000 },
  );
});

test('finish writes one log entry with minutes by item', async () => {
  const maya = desk();
  const { user } = openTab(maya, { tab: 'standup' });
  await user.click(await screen.findByRole('button', { name: 'Start' }));
  act(() => {
    maya.clock.pass(6);
  });
  await user.click(screen.getByRole('button', { name: 'Next item' }));
  maya.clock.pass(3);
  await user.dblClick(screen.getByRole('button', { name: 'Finish' }));
  expect(await screen.findByText(/is in the log with its minutes/)).toBeTruthy();
  const held = maya.lists.written.filter(({ fields }) => fields['Kind'] === 'standup.held');
  expect(held).toHaveLength(1);
  expect(JSON.parse(String(held[0]!.fields['Facts']))).toMatchObject({ backlog: 6, rework: 3 });
});

test('the assistant of two picks whose week is shown', async () => {
  const jordan = desk('jordan.reyes');
  const { user } = openTab(jordan, { tab: 'standup' });
  const picker = await screen.findByRole('combobox', { name: 'For' });
  await user.selectOptions(picker, person('samuel.brandt').address);
  expect((await tile(/^Collisions ahead/)).textContent).toContain('Not known');
});
