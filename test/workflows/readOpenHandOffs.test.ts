// Hand-offs that nobody took come back: to every assistant, red once their time is over, and never lost in silence.
import { workIdForHandOff } from '../../src/domain/log';
import { handOff } from '../../src/workflows/handOff';
import { isUntaken, readOpenHandOffs } from '../../src/workflows/readOpenHandOffs';
import { takeHandOff } from '../../src/workflows/takeHandOff';
import { DeskForTests, houseRulesForTests } from '../support/DeskForTests';
import { deskWithMail, RECEIVED_AT, REFERENCE } from '../support/mailCases';
import { principals } from '../support/sweepHouse';

const houseRules = houseRulesForTests();

async function deskWithHandOff(): Promise<DeskForTests> {
  const desk = deskWithMail();
  const { length: before } = (await readOpenHandOffs(desk, principals())).items;
  expect(before).toBe(0);
  const asked = { lane: 'patient-clinical', urgency: 'today', receivedAt: RECEIVED_AT } as const;
  for (const channelId of ['nurse-line', 'on-call-operator'])
    await handOff(desk, { houseRules, reference: REFERENCE, channelId, ...asked });
  return desk;
}

test('what is open is read by every assistant, and is late once its time is over', async () => {
  const desk = await deskWithHandOff();
  const priya = new DeskForTests({ as: 'priya.nair', beside: desk });
  const { items, broken } = await readOpenHandOffs(priya, principals());
  expect(broken).toBe(0);
  expect(items.map(({ data }) => data.channelId).sort()).toEqual([
    'nurse-line',
    'on-call-operator',
  ]);
  const [first] = items;
  expect(isUntaken(first!, first!.due!)).toBe(false);
  expect(isUntaken(first!, first!.due! + 1)).toBe(true);
});

test('what was taken is not, and no other physician is asked after', async () => {
  const desk = await deskWithHandOff();
  const workId = workIdForHandOff(REFERENCE, 'nurse-line');
  await takeHandOff(desk, { houseRules, workId, who: 'charge nurse', how: 'phone' });
  const { items } = await readOpenHandOffs(desk, principals());
  expect(items.map(({ data }) => data.channelId)).toEqual(['on-call-operator']);
  expect(await readOpenHandOffs(desk, principals().slice(1))).toEqual({ items: [], broken: 0 });
});

test('a row that a hand edit broke hides no other one and is counted', async () => {
  const desk = await deskWithHandOff();
  const [row, ...others] = desk.lists.site.rowsOf('AnteroomWork');
  desk.lists.site.rows.set('AnteroomWork', [
    { ...row!, fields: { ...row!.fields, Data: '{' } },
    ...others,
  ]);
  const { items, broken } = await readOpenHandOffs(desk, principals());
  expect([items.length, broken]).toEqual([1, 1]);
});

test('a list that cannot be read is no empty list', async () => {
  const desk = await deskWithHandOff();
  desk.lists.mishaps.push({ when: 'before', of: 'find', list: 'AnteroomWork' });
  await expect(readOpenHandOffs(desk, principals())).rejects.toMatchObject({
    code: 'graph/unreachable',
  });
});
