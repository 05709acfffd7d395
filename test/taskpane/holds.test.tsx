/** @jest-environment jsdom */
// Holding time in the pane: the question reaches the engine, refusals speak plainly, and changed time is blocked in two keys.
import { screen, waitFor, within } from '@testing-library/react';
import type { Mail } from '../../src/domain/mail';
import { entry, on } from '../support/holdCases';
import { MAYA_ADDRESS } from '../support/holdsHouse';
import { deskWithMail, PLANTED_MAIL } from '../support/mailCases';
import { person } from '../support/DeskForTests';
import { openPane, type OpenPane } from './openPane';

jest.setTimeout(60_000);

const WHITFIELD = person('anthony.whitfield');

const ASK: Mail = {
  ...PLANTED_MAIL,
  from: { name: 'Tony Whitfield', address: WHITFIELD.address },
  subject: '30 minutes next week',
  body: 'Maya, could we meet for 30 minutes on Tuesday, November 24 between 9:00 and 11:00 am about the valve center? Tony',
};

const CALL_MOVED: Mail = {
  ...PLANTED_MAIL,
  from: { name: 'QGenda', address: 'notify@qgenda.example' },
  subject: 'Your QGenda schedule has changed',
  body: 'Call swap approved: Okafor, M takes CTS Attending Call on Tuesday, November 24, 7:00 am to 7:00 pm. The published call schedule changes tonight. Questions to the call schedule admin.',
};

function pane(mail: Mail, entries: readonly ReturnType<typeof entry>[] = []): OpenPane {
  const desk = deskWithMail().provision();
  desk.calendar.entries.set(MAYA_ADDRESS, [...entries]);
  return openPane({ mail, desk });
}

async function openHolds({ user }: OpenPane): Promise<void> {
  await user.click(await screen.findByRole('button', { name: /^Hold time/ }));
}

async function find({ user }: OpenPane): Promise<HTMLElement> {
  const buttons = await screen.findAllByRole('button', { name: 'Find times' });
  await user.click(buttons.at(-1)!);
  return screen.findByRole('group', { name: 'Times found' });
}

test('a colleague’s ask begins in tier B with its times', async () => {
  const here = pane(ASK);
  await openHolds(here);
  expect(await screen.findByLabelText<HTMLSelectElement>('Tier')).toHaveProperty('value', 'B');
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /times asked for/ }).checked).toBe(
    true,
  );
  const found = await find(here);
  expect(within(found).getAllByRole('checkbox').length).toBeGreaterThan(0);
});

test('by video nobody travels, in person the way is named', async () => {
  const clinic = entry(on('2026-11-24', '11:00', '12:00'), {
    categories: ['Clinic'],
    location: 'North Shore Pavilion',
  });
  const here = pane(ASK, [clinic]);
  await openHolds(here);
  await here.user.selectOptions(await screen.findByLabelText('Way of meeting'), 'In person');
  await here.user.selectOptions(screen.getByLabelText('Place'), 'Main Campus');
  expect((await find(here)).textContent).toMatch(/With travel: 4\d min after/);
  await here.user.selectOptions(screen.getByLabelText('Way of meeting'), 'By video');
  expect(screen.queryByRole('group', { name: 'Times found' })).toBeNull();
  expect(screen.queryByLabelText('Place')).toBeNull();
  expect((await find(here)).textContent).not.toMatch(/With travel/);
});

test('when nothing fits it names who can open it, and offers the next best', async () => {
  const here = pane(ASK, [entry(on('2026-11-24', '08:00', '12:00'), { categories: ['Clinic'] })]);
  await openHolds(here);
  const found = await find(here);
  expect(found.textContent).toMatch(/Nothing fits in these times/);
  expect(found.textContent).toMatch(/The clinic scheduler moves the clinic or gives it up/);
  expect(within(found).getByRole('group', { name: 'Next best' })).toBeTruthy();
  await here.user.click(
    within(found).getByRole('button', { name: 'Look at the next working days' }),
  );
  await waitFor(() => {
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /next working/ }).checked).toBe(
      true,
    );
  });
});

test('"why not Thursday?" names every rule of that day', async () => {
  const here = pane(ASK, [
    entry(on('2026-12-03', '07:00', '15:00'), { categories: ['OR'] }),
    entry(on('2026-12-03', '15:00', '18:00'), { categories: ['Research'] }),
  ]);
  await openHolds(here);
  const found = await find(here);
  const question = within(found).getByRole('form', { name: 'Why not that day' });
  const field = within(question).getByLabelText('Why not that day?');
  await here.user.clear(field);
  await here.user.type(field, '2026-12-03');
  await here.user.click(within(question).getByRole('button', { name: 'Say why' }));
  const answer = await screen.findByRole('group', { name: 'About that day' });
  expect(answer.textContent).toMatch(/Not on Thu, Dec 3/);
  expect(answer.textContent).toMatch(/Operating room, 7:00 AM to 3:00 PM/);
  expect(answer.textContent).toMatch(/Research, 3:00 PM to 6:00 PM/);
  expect(answer.textContent).toMatch(/Least to ask for/);
});

test('refused times are folded by day, and grouped by what forbids them', async () => {
  const here = pane(ASK, [
    entry(on('2026-11-24', '07:00', '15:00'), { categories: ['OR'], subject: 'OR 2' }),
    entry(on('2026-11-25', '08:00', '12:00'), { categories: ['Clinic'], subject: 'Clinic' }),
  ]);
  await openHolds(here);
  await here.user.click(screen.getByRole('radio', { name: 'The next working days' }));
  const found = await find(here);
  await here.user.click(within(found).getByRole('button', { name: /^Refused times/ }));
  const day = within(found).getByRole('button', { name: /^Tue, Nov 24 ?\d+$/ });
  expect(day.getAttribute('aria-expanded')).toBe('false');
  expect(found.textContent).not.toMatch(/Operating room, 7:00 AM to 3:00 PM \(\d+\)/);
  day.focus();
  await here.user.keyboard('{Enter}');
  expect(day.getAttribute('aria-expanded')).toBe('true');
  expect(
    within(found).getByRole('heading', { name: /^Operating room, 7:00 AM to 3:00 PM \(\d+\)$/ }),
  ).toBeTruthy();
  expect(within(found).getByRole('button', { name: /^Wed, Nov 25/ })).toBeTruthy();
});

test('a colleague whose calendar is closed is named, with the way out', async () => {
  const here = pane(ASK);
  await openHolds(here);
  await here.user.click(await screen.findByRole('button', { name: /^Who else/ }));
  await here.user.click(screen.getByRole('checkbox', { name: WHITFIELD.name }));
  const found = await find(here);
  expect(found.textContent).toMatch(/Nothing fits/);
  await here.user.click(
    within(found).getByRole('button', { name: `Look without ${WHITFIELD.name}` }),
  );
  const again = await screen.findByRole('group', { name: /Choose up to/ });
  expect(within(again).getAllByRole('checkbox').length).toBeGreaterThan(0);
});

describe('a mail that moves the schedule', () => {
  test('B and Enter block its time, and Undo takes it back', async () => {
    const here = pane(CALL_MOVED);
    await screen.findByText('Changes the schedule.');
    await screen.findByRole('heading', { level: 1, name: /Working in/ });
    await here.user.keyboard('b');
    const button = await screen.findByRole('button', { name: /^Block this time/ });
    await waitFor(() => {
      expect(button.matches(':focus')).toBe(true);
    });
    await waitFor(() => {
      expect(button.getAttribute('aria-disabled')).not.toBe('true');
    });
    await here.user.keyboard('{Enter}');
    expect(await screen.findByText(/Call, Tue, Nov 24, 7:00 AM to 7:00 PM/)).toBeTruthy();
    await here.user.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByRole('button', { name: /^Block this time/ });
    expect(
      here.desk.lists.site
        .rowsOf('AnteroomWork')
        .filter(({ fields }) => fields['Kind'] === 'schedule-change')
        .map(({ fields }) => fields['State']),
    ).toEqual(['undone']);
  });

  test('another mail’s search says that the time is blocked by mail', async () => {
    const here = pane(CALL_MOVED);
    await openHolds(here);
    await here.user.click(await screen.findByRole('button', { name: /^Block this time/ }));
    await screen.findByText(/Changed by mail, not yet in any schedule/);
    await here.user.click(screen.getByRole('radio', { name: 'Days of my choice' }));
    await here.user.type(screen.getByLabelText('First day'), '2026-11-24');
    const found = await find(here);
    expect(found.textContent).toMatch(/Nothing fits/);
    await here.user.click(within(found).getByRole('button', { name: /^Refused times/ }));
    expect(found.textContent).toMatch(/Call by a mail that no schedule shows yet/);
  });
});
