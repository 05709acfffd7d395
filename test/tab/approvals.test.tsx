/** @jest-environment jsdom */
// The physician's queue: one click, one key, one truth.
import { act, screen, waitFor, within } from '@testing-library/react';
import { addMinutes } from '../../src/domain/time';
import { DeskError } from '../../src/ports';
import { askPhysician } from '../../src/workflows/askPhysician';
import { decideProposal } from '../../src/workflows/decideProposal';
import { hearWord } from '../../src/workflows/hearWord';
import { placeHolds } from '../../src/workflows/placeHolds';
import { readHoldSetting } from '../../src/workflows/readHoldSetting';
import { DeskForTests } from '../support/DeskForTests';
import { entry, on } from '../support/holdCases';
import {
  events,
  FRIDAY,
  HOLD_ID,
  MAYA_ADDRESS,
  office,
  placing,
  RULES,
  standing,
  type Office,
} from '../support/holdsHouse';
import { openTab, queueHeading } from '../support/tabHouse';

jest.setTimeout(60_000);

function provisioned(): Office {
  const house = office();
  house.jordan.provision();
  for (const desk of [house.maya, house.priya]) desk.policy.files = house.jordan.policy.files;
  return house;
}

async function proposed(differences: Parameters<typeof placing>[0] = {}): Promise<Office> {
  const house = provisioned();
  house.jordan.mailbox.mails.push({
    reference: placing().message!,
    internetMessageId: '<one@lakesidehealth.example>',
    headline: {
      senderName: 'Colleen Barr',
      senderAddress: 'colleen.barr@lakesidehealth.example',
      subject: 'Thirty minutes next week',
      receivedAt: house.jordan.clock.now(),
      webLink: 'https://outlook.office.com/mail/one',
    },
    categories: [],
    isRead: true,
  });
  await placeHolds(house.jordan, placing(differences));
  return house;
}

const card = async (): Promise<HTMLElement> =>
  screen.findByRole('article', { name: /HOLD Whitfield/ }, { timeout: 5000 });

const stateOf = async (house: Office): Promise<string> =>
  (await standing(house.jordan)).projection.state;

test('a proposal shows who asks and each time with its zone', async () => {
  const house = await proposed();
  house.jordan.calendar.entries
    .get(MAYA_ADDRESS)!
    .push(entry(on('2026-11-20', '07:30', '08:45'), { subject: 'Case review' }));
  openTab(house.maya);
  const shown = within(await card());
  expect(await shown.findByText('Colleen Barr')).toBeTruthy();
  expect(shown.getByText('Fri, Nov 20, 9:00 AM to 9:30 AM CST')).toBeTruthy();
  expect(await shown.findByText(/After Case review, 15 min clear/)).toBeTruthy();
  expect(screen.getByLabelText('1 waiting')).toBeTruthy();
});

test('any of these is one click and the badge follows', async () => {
  const house = await proposed();
  const { user } = openTab(house.maya);
  await user.click(within(await card()).getByRole('button', { name: 'Any of these' }));
  expect(await within(await card()).findByText(/picks one and offers it/)).toBeTruthy();
  expect(await stateOf(house)).toBe('cleared');
  expect(await screen.findByLabelText('0 waiting')).toBeTruthy();
});

test('only this books that time and frees the other', async () => {
  const house = await proposed();
  const { user } = openTab(house.maya);
  await user.click(within(await card()).getByRole('button', { name: /Only this: Mon, Nov 23/ }));
  await waitFor(() => {
    expect(events(house)).toEqual(['monday busy']);
  });
  expect(await within(await card()).findByText(/is busy in the calendar/)).toBeTruthy();
});

test('yes to a single time books it at once', async () => {
  const house = await proposed({ windows: [FRIDAY] });
  const { user } = openTab(house.maya);
  await user.click(within(await card()).getByRole('button', { name: 'Yes, this time' }));
  expect(await within(await card()).findByText(/is busy in the calendar/)).toBeTruthy();
  expect(events(house)).toEqual(['friday busy']);
});

test('a second click on another answer does nothing', async () => {
  const house = await proposed();
  const { user } = openTab(house.maya);
  const shown = within(await card());
  const decline = shown.getByRole('button', { name: 'Decline' });
  await user.dblClick(shown.getByRole('button', { name: 'Any of these' }));
  await user.click(decline);
  await shown.findByText(/picks one and offers it/);
  expect(await stateOf(house)).toBe('cleared');
  expect(house.maya.lists.written.filter(({ list }) => list === 'AnteroomDecisions')).toHaveLength(
    1,
  );
});

test('keys answer only while the focus is in the queue', async () => {
  const house = await proposed();
  const { user } = openTab(house.maya);
  const article = await card();
  await user.keyboard('d');
  expect(await stateOf(house)).toBe('proposed');
  article.focus();
  await user.keyboard('1');
  expect(await within(article).findByText(/is busy in the calendar/)).toBeTruthy();
  expect(events(house)).toEqual(['friday busy']);
});

test('an answer that came too late says who decided', async () => {
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
  expect(await stateOf(house)).toBe('declined');
});

test('time committed meanwhile is a clash with what happens next', async () => {
  const house = await proposed();
  const { user } = openTab(house.maya);
  const article = await card();
  house.jordan.calendar.entries.get(MAYA_ADDRESS)!.push(entry(FRIDAY));
  await user.click(within(article).getByRole('button', { name: /Only this: Fri, Nov 20/ }));
  expect(await within(article).findByText('Answered, but the time is gone')).toBeTruthy();
  expect(within(article).getByText(/nothing was double-booked/)).toBeTruthy();
});

test('a dropped connection leaves the answer to be tried again', async () => {
  const house = await proposed();
  const { user } = openTab(house.maya);
  const article = await card();
  house.maya.lists.mishaps.push({ when: 'before', of: 'add', list: 'AnteroomDecisions' });
  await user.click(within(article).getByRole('button', { name: 'Any of these' }));
  expect(await within(article).findByText('Microsoft 365 cannot be reached')).toBeTruthy();
  await user.click(within(article).getByRole('button', { name: 'Try again' }));
  expect(await within(article).findByText(/picks one and offers it/)).toBeTruthy();
});

test('a mail that was moved says so and hides nothing else', async () => {
  const house = await proposed();
  house.jordan.mailbox.mails.splice(0);
  openTab(house.maya);
  const shown = within(await card());
  expect(shown.getByText('The mail was moved or deleted.')).toBeTruthy();
  expect(shown.getByRole('button', { name: 'Any of these' })).toBeTruthy();
});

test('a deep link brings its proposal into focus', async () => {
  const house = await proposed();
  openTab(house.maya, { subPage: `proposal:${HOLD_ID}` });
  const article = await card();
  await waitFor(() => {
    expect(article.matches(':focus')).toBe(true);
  });
});

test('an assistant sees the queue without answers to give', async () => {
  const house = await proposed();
  openTab(house.jordan);
  await queueHeading(/Waiting for Dr. Maya Okafor/);
  expect(await card()).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Any of these' })).toBeNull();
});

test('somebody the roster names nowhere gets a sentence', async () => {
  const house = provisioned();
  const elena = new DeskForTests({ as: 'elena.marsh', beside: house.jordan });
  openTab(elena);
  expect(await screen.findByText(/the roster names you as none of these/)).toBeTruthy();
});

test('an empty queue says what that means', async () => {
  const house = provisioned();
  const { tabHost } = openTab(house.maya);
  expect(await screen.findByRole('heading', { name: 'Nothing needs your word' })).toBeTruthy();
  expect(tabHost.loaded).toBe(1);
});

test('a queue that cannot be read is never shown as empty', async () => {
  const house = await proposed();
  house.maya.lists.mishaps.push({
    when: 'before',
    of: 'find',
    list: 'AnteroomProposals',
    times: 9,
  });
  openTab(house.maya);
  expect(await screen.findByText('Microsoft 365 cannot be reached')).toBeTruthy();
  expect(screen.queryByText('Nothing needs your word')).toBeNull();
});

test('a refused sign-in offers the window and tells Teams', async () => {
  const house = provisioned();
  house.maya.identity.signIn = () => Promise.reject(new DeskError('identity/interaction-needed'));
  const { tabHost } = openTab(house.maya);
  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeTruthy();
  expect(tabHost.loaded).toBe(1);
});

test('Teams that never answers is told and said', async () => {
  const house = provisioned();
  const { tabHost } = openTab(house.maya, {}, (host) => {
    host.failWith = new DeskError('teams/unavailable');
  });
  expect(await screen.findByText('Teams did not answer')).toBeTruthy();
  expect(tabHost.failed).toBe(1);
});

test('a question is answered with one of its own words', async () => {
  const house = provisioned();
  await askPhysician(house.jordan, {
    houseRules: RULES,
    principal: MAYA_ADDRESS,
    questionId: HOLD_ID,
    kind: 'question',
    words: 'Chair the 2027 program committee?',
    answers: ['Yes', 'No', 'Talk first'],
    message: null,
    tier: 'B',
    stream: 'leadership',
    due: addMinutes(house.jordan.clock.now(), 600),
  });
  const { user } = openTab(house.maya);
  const asked = await screen.findByRole('article', { name: /Chair the 2027/ }, { timeout: 5000 });
  await user.click(within(asked).getByRole('button', { name: 'Talk first' }));
  await waitFor(async () => {
    expect(await stateOf(house)).toBe('confirmed');
  });
  expect((await standing(house.jordan)).proposal.chosenOptionId).toBe('3');
});

test('a heard word is signed by the physician with one click', async () => {
  const house = await proposed();
  const heardAt = house.jordan.clock.now();
  await hearWord(house.jordan, { houseRules: RULES, proposalId: HOLD_ID, optionId: '1', heardAt });
  const { user } = openTab(house.maya);
  const shown = within(await card());
  expect(shown.getByText(/heard the yes/)).toBeTruthy();
  await user.click(shown.getByRole('button', { name: 'Yes, I said so' }));
  await waitFor(async () => {
    expect(await stateOf(house)).toBe('confirmed');
  });
});

test('one yes answers all that is plain, after a second press', async () => {
  const house = await proposed();
  const other = '3f0b2c6e-7a51-4d7a-9a43-5a3f1de0a00b';
  const windows = [on('2026-11-24', '15:00', '15:30'), on('2026-11-25', '15:00', '15:30')];
  await placeHolds(house.jordan, placing({ proposalId: other, windows }));
  const { user } = openTab(house.maya);
  await user.click(await screen.findByRole('button', { name: 'Yes to 2 at once' }));
  expect(await stateOf(house)).toBe('proposed');
  await user.click(screen.getByRole('button', { name: 'Yes to all 2' }));
  await waitFor(() => {
    const rows = house.jordan.lists.site.rowsOf('AnteroomDecisions');
    const ours = rows.filter(({ fields }) =>
      [HOLD_ID, other].includes(String(fields['ProposalId'])),
    );
    expect(ours).toHaveLength(2);
  });
  expect(await screen.findByLabelText('0 waiting')).toBeTruthy();
});

test('her absence is signed and lets the second approver answer', async () => {
  const house = await proposed();
  const { user, view } = openTab(house.maya);
  await user.click(await screen.findByRole('button', { name: /^Away, and standing/ }));
  await user.click(screen.getByRole('button', { name: 'Sign my absence' }));
  expect(await screen.findByText(/^Signed\. It counts from now on/)).toBeTruthy();
  view.unmount();
  const grace = new DeskForTests({ as: 'grace.adeyemi-holt', beside: house.jordan });
  openTab(grace);
  const shown = within(await card());
  expect(shown.getByText(/You answer in the place of Dr\. Maya Okafor/)).toBeTruthy();
  expect(shown.getByRole('button', { name: 'Any of these' })).toBeTruthy();
});

test('what she lifts for such meetings is signed with the permission', async () => {
  const house = await proposed();
  const { user } = openTab(house.maya);
  await user.click(await screen.findByRole('button', { name: /^Away, and standing/ }));
  await user.click(screen.getByRole('checkbox', { name: 'lunch' }));
  await user.click(screen.getByRole('button', { name: 'Sign the permission' }));
  expect(await screen.findByText(/Such a meeting may use lunch\.$/)).toBeTruthy();
  const { words } = await readHoldSetting(house.jordan, {
    houseRules: RULES,
    principal: MAYA_ADDRESS,
  });
  expect(words).toMatchObject([{ kind: 'grant', terms: { lifts: ['lunch'] } }]);
});

test('a decision is proven without a word of the mail', async () => {
  const house = await proposed();
  const { user } = openTab(house.maya);
  await user.click(within(await card()).getByRole('button', { name: 'Decline' }));
  await within(await card()).findByText(/free again/);
  screen.getByRole('button', { name: /^Read again|^As of/ });
  const { decision } = (await standing(house.jordan)).projection;
  openTab(house.jordan);
  const [proof] = await screen.findAllByRole('button', { name: 'Proof' }, { timeout: 5000 });
  await user.click(proof!);
  expect(await screen.findByText(decision!.revisionHash)).toBeTruthy();
  expect(screen.getByText(`${HOLD_ID}#1`)).toBeTruthy();
});

test('the card says whom the tier on its badge is for', async () => {
  const house = await proposed();
  openTab(house.maya);
  const shown = within(await card());
  expect(shown.getByText('Tier B')).toBeTruthy();
  expect(shown.getByText(/Tier B is for: Direct reports, donors with Foundation/)).toBeTruthy();
});

test('a card takes its answer before what was decided is read', async () => {
  const house = await proposed();
  const find = house.maya.lists.find.bind(house.maya.lists);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  house.maya.lists.find = async (list, query) => {
    const isEveryState =
      list === 'AnteroomProposals' && query.where.every(({ column }) => column === 'Principal');
    if (isEveryState) await held;
    return find(list, query);
  };
  const { user } = openTab(house.maya);
  await user.click(within(await card()).getByRole('button', { name: 'Any of these' }));
  expect(await within(await card()).findByText(/picks one and offers it/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Decided in the last 14 days/ })).toBeNull();
  release();
});

test('nothing else is read while an answer is on its way', async () => {
  const house = await proposed();
  const { lists } = house.maya;
  const [find, add] = [lists.find.bind(lists), lists.add.bind(lists)];
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  let swept = 0;
  lists.find = async (list, query) => {
    if (query.where.some(({ value }) => value === 'placing')) swept += 1;
    return find(list, query);
  };
  lists.add = async (...request) => {
    if (request[0] === 'AnteroomDecisions') await gate;
    return add(...request);
  };
  const readEntries = house.maya.calendar.readEntries.bind(house.maya.calendar);
  let reads = 0;
  let goOn: () => void = () => undefined;
  const days = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  // The second reading draws the days; the sweep comes behind it.
  house.maya.calendar.readEntries = async (...asked) => {
    reads += 1;
    if (reads > 1) await days;
    return readEntries(...asked);
  };
  const { user } = openTab(house.maya);
  await user.click(within(await card()).getByRole('button', { name: 'Any of these' }));
  await act(async () => {
    goOn();
    // As many turns as the sweep would have needed.
    for (let turns = 0; turns < 50; turns += 1)
      await new Promise((resolve) => setTimeout(resolve, 0));
  });
  expect(swept).toBe(0);
  open();
  await waitFor(() => {
    expect(swept).toBeGreaterThan(0);
  });
});

test('the queue waits for no model, which comes behind it for the watch', async () => {
  const house = await proposed();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { policy } = house.maya;
  const readEvidence = policy.readEvidence.bind(policy);
  const read = jest.spyOn(policy, 'readEvidence').mockImplementation(async (hash) => {
    await held;
    return readEvidence(hash);
  });
  const { user } = openTab(house.maya);
  await user.click(within(await card()).getByRole('button', { name: 'Any of these' }));
  expect(await within(await card()).findByText(/picks one and offers it/)).toBeTruthy();
  expect(read).toHaveBeenCalledTimes(1);
  expect(house.maya.shelf.things.size).toBe(0);
  release();
  await waitFor(() => {
    expect([...house.maya.shelf.things.keys()].join(' ')).toContain('anteroom.evidence.');
  });
});

test('a model that cannot be had is told below, and the queue stays', async () => {
  const house = await proposed();
  jest
    .spyOn(house.maya.policy, 'readEvidence')
    .mockRejectedValueOnce(new DeskError('graph/unreachable'));
  const { user } = openTab(house.maya);
  await user.click(within(await card()).getByRole('button', { name: 'Any of these' }));
  const foot = within(await screen.findByRole('contentinfo', {}, { timeout: 5000 }));
  expect(foot.getByText('Microsoft 365 cannot be reached')).toBeTruthy();
  await user.click(foot.getByRole('button', { name: 'Try again' }));
  await waitFor(() => {
    expect([...house.maya.shelf.things.keys()].join(' ')).toContain('anteroom.evidence.');
  });
  expect(screen.queryByText('Microsoft 365 cannot be reached')).toBeNull();
  expect(await card()).toBeTruthy();
});
