/** @jest-environment jsdom */
// A card that shows the decision in the moment of the click, and tells the truth when the server says otherwise.
import { act, screen, within } from '@testing-library/react';
import { addMinutes } from '../../src/domain/time';
import { askPhysician } from '../../src/workflows/askPhysician';
import { decideProposal } from '../../src/workflows/decideProposal';
import { placeHolds } from '../../src/workflows/placeHolds';
import { reviseProposal } from '../../src/workflows/reviseProposal';
import { withdrawProposal } from '../../src/workflows/withdrawProposal';
import { DeskForTests } from '../support/DeskForTests';
import { on } from '../support/holdCases';
import {
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

const named = { houseRules: RULES, proposalId: HOLD_ID };

async function proposed(): Promise<Office> {
  const house = office();
  house.jordan.provision();
  for (const desk of [house.maya, house.priya]) desk.policy.files = house.jordan.policy.files;
  await placeHolds(house.jordan, placing());
  return house;
}

const card = async (): Promise<HTMLElement> =>
  screen.findByRole('article', { name: /HOLD Whitfield/ }, { timeout: 10_000 });

/** Holds the server's answer back until it is let go. */
function slowServer({ maya }: Office): { readonly letGo: () => Promise<void> } {
  const add = maya.lists.add.bind(maya.lists);
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  maya.lists.add = async (...request) => {
    if (request[0] === 'AnteroomDecisions') await gate;
    return add(...request);
  };
  return {
    letGo: async () =>
      act(async () => {
        open();
        await Promise.resolve();
      }),
  };
}

test('the decision shows at once and is not counted as waiting', async () => {
  const house = await proposed();
  const server = slowServer(house);
  const { user } = openTab(house.maya);
  const shown = within(await card());
  await user.click(shown.getByRole('button', { name: 'Any of these' }));
  expect(shown.getByText(/on its way to Microsoft 365/).textContent).toMatch(/^Any of these/);
  expect(shown.queryByRole('button')).toBeNull();
  expect(screen.getByLabelText('0 waiting')).toBeTruthy();
  await server.letGo();
  expect(await shown.findByText(/picks one and offers it/)).toBeTruthy();
  expect(screen.getByLabelText('0 waiting')).toBeTruthy();
});

test('a key shows it as a click does, and the keys go on', async () => {
  const house = await proposed();
  const other = '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a00b';
  const windows = [on('2026-11-24', '15:00', '15:30')];
  await placeHolds(house.jordan, placing({ proposalId: other, windows }));
  const server = slowServer(house);
  const { user } = openTab(house.maya);
  await screen.findByLabelText('2 waiting');
  const [first, second] = await screen.findAllByRole('article');
  first!.focus();
  await user.keyboard('d');
  expect(within(first!).getByText(/on its way/).textContent).toMatch(/^Decline/);
  expect(first!.matches(':focus')).toBe(true);
  await user.keyboard('{ArrowDown}a');
  expect(within(second!).getByText(/on its way/)).toBeTruthy();
  expect(screen.getByLabelText('0 waiting')).toBeTruthy();
  await server.letGo();
  expect(await within(first!).findByText(/free again/)).toBeTruthy();
});

test('the focus stays in the queue when the button goes', async () => {
  const house = await proposed();
  slowServer(house);
  const { user } = openTab(house.maya);
  const article = await card();
  await user.click(within(article).getByRole('button', { name: 'Any of these' }));
  expect(article.matches(':focus')).toBe(true);
});

test('a failed write brings the card back with the choice kept', async () => {
  const house = await proposed();
  const { user } = openTab(house.maya);
  const shown = within(await card());
  house.maya.lists.mishaps.push({ when: 'before', of: 'add', list: 'AnteroomDecisions' });
  await user.click(shown.getByRole('button', { name: /Only this: Mon, Nov 23/ }));
  expect(await shown.findByText('Microsoft 365 cannot be reached')).toBeTruthy();
  expect(shown.getByText('Yes to Mon, Nov 23, 2:00 PM to 2:30 PM CST')).toBeTruthy();
  const chosen = shown.getByRole('button', { name: /Only this: Mon/ });
  expect(chosen.getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByLabelText('1 waiting')).toBeTruthy();
  await user.click(shown.getByRole('button', { name: 'Try again' }));
  expect(await shown.findByText(/is busy in the calendar/)).toBeTruthy();
});

test('an edited proposal comes back, the same time still marked', async () => {
  const house = await proposed();
  const { user } = openTab(house.maya);
  const article = await card();
  // Monday was the second time of the first version and is the first of the second.
  await reviseProposal(house.jordan, {
    ...placing({ windows: [MONDAY, on('2026-11-24', '15:00', '15:30')] }),
    proposalId: HOLD_ID,
    seenRevision: 1,
  });
  await user.click(within(article).getByRole('button', { name: /Only this: Mon, Nov 23/ }));
  expect(await within(article).findByText('It was changed since you saw it')).toBeTruthy();
  const again = await within(article).findByRole('button', { name: /Only this: Tue, Nov 24/ });
  expect(again.getAttribute('aria-pressed')).toBeNull();
  const same = within(article).getByRole('button', { name: /Only this: Mon, Nov 23/ });
  expect(same.getAttribute('aria-pressed')).toBe('true');
  expect(screen.getByLabelText('1 waiting')).toBeTruthy();
  await user.click(same);
  expect(await within(article).findByText(/is busy in the calendar/)).toBeTruthy();
});

test('what was withdrawn says so and what was chosen', async () => {
  const house = await proposed();
  const { user } = openTab(house.maya);
  const article = await card();
  await withdrawProposal(house.jordan, named);
  await user.click(within(article).getByRole('button', { name: 'Any of these' }));
  expect(await within(article).findByText(/It is no longer open: withdrawn/)).toBeTruthy();
  expect(within(article).getByText('Any of these')).toBeTruthy();
  expect(within(article).queryByRole('button', { name: 'Decline' })).toBeNull();
  expect(screen.getByLabelText('0 waiting')).toBeTruthy();
});

test('another answer of her own stands, and the card says which', async () => {
  const house = await proposed();
  const { user } = openTab(house.maya);
  const article = await card();
  const { proposal } = await standing(house.jordan);
  await decideProposal(new DeskForTests({ as: 'maya.okafor', beside: house.maya }), {
    houseRules: RULES,
    proposal,
    answer: 'decline',
    optionId: null,
  });
  await user.click(within(article).getByRole('button', { name: 'Any of these' }));
  expect(await within(article).findByText('You had already decided')).toBeTruthy();
  expect(within(article).getByText(/You chose/).textContent).toBe('You chose: Any of these.');
});

test.each([
  { kind: 'question', button: 'Talk first', says: /^Jordan Reyes sees your answer/ },
  { kind: 'draft', button: 'Do not send it', says: /none of it is wanted/ },
] as const)('an answered $kind speaks of no calendar', async ({ kind, button, says }) => {
  const house = office();
  house.jordan.provision();
  house.maya.policy.files = house.jordan.policy.files;
  await askPhysician(house.jordan, {
    houseRules: RULES,
    principal: MAYA_ADDRESS,
    questionId: HOLD_ID,
    kind,
    words: 'Chair the 2027 program committee?',
    answers: ['Yes', 'No', 'Talk first'],
    message: placing().message,
    tier: 'B',
    stream: 'leadership',
    due: addMinutes(house.jordan.clock.now(), 600),
  });
  const { user } = openTab(house.maya);
  const asked = await screen.findByRole('article', { name: /Chair the 2027/ }, { timeout: 10_000 });
  await user.click(within(asked).getByRole('button', { name: button }));
  expect(await within(asked).findByText(says)).toBeTruthy();
  expect(await screen.findByLabelText('0 waiting')).toBeTruthy();
});
