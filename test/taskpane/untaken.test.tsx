/** @jest-environment jsdom */
// A hand-off that nobody took in time comes back to every covering assistant, whatever mail is open.
import { act, screen, waitFor, within } from '@testing-library/react';
import { workIdForHandOff } from '../../src/domain/log';
import { handOff } from '../../src/workflows/handOff';
import { takeHandOff } from '../../src/workflows/takeHandOff';
import { DeskForTests, houseRulesForTests } from '../support/DeskForTests';
import { deskWithMail, PLANTED_WORDS, RECEIVED_AT, REFERENCE } from '../support/mailCases';
import { openPane, VENDOR_MAIL } from './openPane';

jest.setTimeout(30_000);

const houseRules = houseRulesForTests();

/** Jordan handed the planted mail to the nurse line; the demonstration's own open ones are out of the way. */
async function handedOff(minutesAgo: number): Promise<DeskForTests> {
  const desk = deskWithMail().provision();
  const rows = desk.lists.site.rowsOf('AnteroomWork');
  desk.lists.site.rows.set(
    'AnteroomWork',
    rows.filter(({ fields }) => fields['Kind'] !== 'handoff'),
  );
  await handOff(desk, {
    houseRules,
    reference: REFERENCE,
    lane: 'patient-clinical',
    urgency: 'today',
    receivedAt: RECEIVED_AT,
    channelId: 'nurse-line',
  });
  desk.clock.pass(minutesAgo);
  return desk;
}

const findLate = async (): Promise<HTMLElement> =>
  screen.findByRole('region', { name: 'Hand-offs not taken in time' });

test('the backup sees it in red with the next number, and notes who took it', async () => {
  const desk = await handedOff(75);
  const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
  const { user } = openPane({ desk: priya, mail: VENDOR_MAIL });
  const late = await findLate();
  expect(within(late).getByText('A hand-off was not taken in time')).toBeTruthy();
  expect(within(late).getByRole('link', { name: '312-555-0100' }).getAttribute('href')).toBe(
    'tel:3125550100',
  );
  for (const word of PLANTED_WORDS) expect(late.textContent).not.toContain(word);

  await user.click(within(late).getByRole('button', { name: /^HO-.* due / }));
  await user.type(await within(late).findByLabelText('Who took it?'), 'charge nurse');
  await user.click(within(late).getByRole('button', { name: 'It was taken' }));
  await waitFor(() => {
    expect(screen.queryByRole('region', { name: 'Hand-offs not taken in time' })).toBeNull();
  });
  expect(
    desk.lists.site.rowsOf('AnteroomWork').find(({ fields }) => fields['Kind'] === 'handoff')
      ?.fields['State'],
  ).toBe('taken');
});

test('nothing is said while its time runs', async () => {
  const desk = await handedOff(30);
  openPane({ desk, mail: VENDOR_MAIL });
  await screen.findByRole('button', { name: /^Apply/ });
  expect(screen.queryByRole('region', { name: 'Hand-offs not taken in time' })).toBeNull();
});

test('what was taken with its mail leaves the list of late ones, too', async () => {
  const desk = await handedOff(75);
  const { user } = openPane({ desk });
  await findLate();
  const card = await screen.findByRole('article', { name: /^Hand-off HO-/ });
  expect(within(card).getByText('Not taken in time')).toBeTruthy();
  await user.type(within(card).getByLabelText('Who took it?'), 'charge nurse');
  await user.click(within(card).getByRole('button', { name: 'It was taken' }));
  await waitFor(() => {
    expect(screen.queryByRole('region', { name: 'Hand-offs not taken in time' })).toBeNull();
  });
});

test('a list that cannot be read is said, and asked again', async () => {
  const desk = await handedOff(75);
  const find = desk.lists.find.bind(desk.lists);
  desk.lists.find = async (list, query) => {
    const isAfterHandOffs = query.where.some(({ value }) => value === 'handoff');
    if (isAfterHandOffs) desk.lists.mishaps.push({ when: 'before', of: 'find', list });
    return find(list, query);
  };
  const { user } = openPane({ desk, mail: VENDOR_MAIL });
  const late = await findLate();
  expect(within(late).getByText(/could not be read just now/)).toBeTruthy();
  desk.lists.find = find;
  await user.click(within(late).getByRole('button', { name: 'Look again' }));
  expect(await screen.findByText('A hand-off was not taken in time')).toBeTruthy();
});

test('one that was taken elsewhere is not shown at the next look', async () => {
  const desk = await handedOff(75);
  const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
  const workId = workIdForHandOff(REFERENCE, 'nurse-line');
  await takeHandOff(priya, { houseRules, workId, who: 'charge nurse', how: 'phone' });
  openPane({ desk, mail: VENDOR_MAIL });
  await screen.findByRole('button', { name: /^Apply/ });
  await act(async () => Promise.resolve());
  expect(screen.queryByRole('region', { name: 'Hand-offs not taken in time' })).toBeNull();
});
