/** @jest-environment jsdom */
// A batch in the queue, one meeting of which was answered by itself in the same moment.
import { screen, within } from '@testing-library/react';
import { batchProposals } from '../../src/workflows/batchProposals';
import { decideProposal } from '../../src/workflows/decideProposal';
import { placeHolds } from '../../src/workflows/placeHolds';
import { interruptedDesk } from '../support/crashingDesk';
import { on } from '../support/holdCases';
import {
  FRIDAY,
  HOLD_ID,
  MAYA_ADDRESS,
  MONDAY,
  office,
  placing,
  RULES,
  standing,
  type Office,
} from '../support/holdsHouse';
import { openTab } from '../support/tabHouse';

jest.setTimeout(60_000);

const PATIENT = { timeout: 5000 };
const OTHERS = ['3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a00b', '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a00d'];
const FRIDAY_WORDS = 'Fri, Nov 20, 9:00 AM to 9:30 AM CST';

/** Three meetings in one batch; the physician declined the first while it was put together. */
async function batched(): Promise<Office> {
  const house = office();
  house.jordan.provision();
  for (const desk of [house.maya, house.priya]) desk.policy.files = house.jordan.policy.files;
  const windows = [FRIDAY, MONDAY, on('2026-11-24', '15:00', '15:30')];
  const ids = [HOLD_ID, ...OTHERS];
  for (const [index, window] of windows.entries())
    await placeHolds(
      house.jordan,
      placing({ proposalId: ids[index]!, windows: [window], message: null }),
    );
  const { proposal } = await standing(house.jordan);
  const desk = interruptedDesk(house.jordan, {
    nth: 1,
    when: 'before',
    dies: false,
    interrupt: async () => {
      await decideProposal(house.maya, {
        houseRules: RULES,
        proposal,
        answer: 'decline',
        optionId: null,
      });
    },
  });
  await batchProposals(desk, {
    houseRules: RULES,
    principal: MAYA_ADDRESS,
    batchId: '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a00c',
    members: ids.map((proposalId) => ({ proposalId, seenRevision: 1, optionId: '1' })),
    message: null,
    decideBy: null,
  });
  return house;
}

test('the button counts only what the batch still asks for', async () => {
  const house = await batched();
  openTab(house.maya);
  const card = await screen.findByRole('article', { name: /3 meetings/ }, PATIENT);
  expect(
    await within(card).findByText(/^Already answered by Dr\. Maya Okafor \(declined\), /),
  ).toBeTruthy();
  expect(within(card).queryByRole('button', { name: 'Yes to all 3' })).toBeNull();
  expect(within(card).getByRole('button', { name: 'Yes to the other 2' })).toBeTruthy();
  // Nothing is drawn around a time that is no longer held.
  expect(await within(card).findAllByText(/Nothing (before|after) it/)).toHaveLength(2);
});

test('what was booked and what was left is told by its time', async () => {
  const house = await batched();
  const { user, view } = openTab(house.maya);
  const card = await screen.findByRole('article', { name: /3 meetings/ }, PATIENT);
  await user.click(within(card).getByRole('button', { name: 'Yes to the other 2' }));
  expect(
    await within(card).findByText(/2 of 3 are busy in the calendar\./, {}, PATIENT),
  ).toBeTruthy();
  expect(card.textContent).toContain(
    `${FRIDAY_WORDS} stays as it is: already answered by Dr. Maya Okafor (declined), `,
  );
  view.unmount();

  openTab(house.maya);
  await screen.findByRole('heading', { level: 3, name: /3 meetings/ }, PATIENT);
  const line = screen
    .getAllByRole('listitem')
    .find(({ textContent }) => textContent.includes('3 meetings'))!;
  expect(line.textContent).toContain('Yes to the other 2, Dr. Maya Okafor');
  expect(line.textContent).toContain(`${FRIDAY_WORDS}. Already answered by Dr. Maya Okafor`);
  expect(line.textContent).toContain('Mon, Nov 23, 2:00 PM to 2:30 PM CST');
  expect(line.textContent).not.toContain('Any of these');
});
