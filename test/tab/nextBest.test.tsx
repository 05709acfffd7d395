/** @jest-environment jsdom */
// The next best time for a flagged hold: the assistant's to offer in Approvals, never the physician's to puzzle over.
import { screen, within } from '@testing-library/react';
import { decideProposal } from '../../src/workflows/decideProposal';
import { placeHolds } from '../../src/workflows/placeHolds';
import { reconcileProposals } from '../../src/workflows/reconcileProposals';
import type { DeskForTests } from '../support/DeskForTests';
import { entry } from '../support/holdCases';
import {
  FRIDAY,
  MAYA_ADDRESS,
  office,
  placing,
  RULES,
  standing,
  type Office,
} from '../support/holdsHouse';
import { openTab } from '../support/tabHouse';

jest.setTimeout(60_000);

async function flagged(): Promise<Office> {
  const house = office();
  house.jordan.provision();
  for (const desk of [house.maya, house.priya]) desk.policy.files = house.jordan.policy.files;
  await placeHolds(house.jordan, placing());
  const over = entry(FRIDAY, { categories: ['OR'], subject: 'OR 2' });
  house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(over);
  // The first sweep may have to move the deadline out of the new block; the second one flags.
  for (let sweeps = 0; sweeps < 2; sweeps += 1)
    await reconcileProposals(house.jordan, { houseRules: RULES, principal: MAYA_ADDRESS });
  return house;
}

async function cardOf(desk: DeskForTests) {
  const shown = openTab(desk);
  const article = await screen.findByRole(
    'article',
    { name: /HOLD Whitfield/ },
    { timeout: 10_000 },
  );
  return { ...shown, article };
}

test('an assistant puts the next best in with one click', async () => {
  const house = await flagged();
  const { user, article } = await cardOf(house.jordan);
  await user.click(await within(article).findByRole('button', { name: /^Next best: / }));
  expect(await within(article).findByText(/; version 2\./)).toBeTruthy();
  const { proposal, projection } = await standing(house.jordan);
  expect(proposal.flags).toEqual([]);
  expect(projection.state).toBe('proposed');
  expect(within(article).queryByRole('button', { name: /^Next best/ })).toBeNull();
});

test('the physician sees what came over it and answers as before', async () => {
  const house = await flagged();
  const { article } = await cardOf(house.maya);
  expect(within(article).getByText(/this came over a time: operating room/)).toBeTruthy();
  expect(within(article).queryByRole('button', { name: /^Next best/ })).toBeNull();
  expect(within(article).getByRole('button', { name: 'Any of these' })).toBeTruthy();
});

test('a failure keeps the offer and can be repeated', async () => {
  const house = await flagged();
  const { user, article } = await cardOf(house.jordan);
  const offer = await within(article).findByRole('button', { name: /^Next best: / });
  house.jordan.lists.mishaps.push({ when: 'before', of: 'change', list: 'AnteroomProposals' });
  await user.click(offer);
  expect(await within(article).findByText('Microsoft 365 cannot be reached')).toBeTruthy();
  await user.click(within(article).getByRole('button', { name: 'Try again' }));
  expect(await within(article).findByText(/; version 2\./)).toBeTruthy();
});

test('of a confirmed time another one is asked for, and the first stays', async () => {
  const house = office();
  house.jordan.provision();
  for (const desk of [house.maya, house.priya]) desk.policy.files = house.jordan.policy.files;
  await placeHolds(house.jordan, placing({ windows: [FRIDAY] }));
  const { proposal } = await standing(house.jordan);
  await decideProposal(house.maya, { houseRules: RULES, proposal, answer: 'only', optionId: '1' });
  const over = entry(FRIDAY, { categories: ['OR'], subject: 'OR 2' });
  house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(over);
  await reconcileProposals(house.jordan, { houseRules: RULES, principal: MAYA_ADDRESS });

  const { user } = openTab(house.jordan);
  const offer = await screen.findByRole(
    'button',
    { name: /^Ask for the next best: / },
    { timeout: 10_000 },
  );
  await user.click(offer);
  expect(
    await screen.findByText(/^The physician is asked for .* This time stays until/),
  ).toBeTruthy();
  expect(await screen.findByText(/^This is asked in the place of a confirmed time/)).toBeTruthy();
  expect((await standing(house.jordan)).projection.state).toBe('confirmed');
  expect(screen.queryByRole('button', { name: /^Ask for the next best/ })).toBeNull();
});
