// The physician's colours: what is missing is added, what she chose stays, and nobody else comes near her list.
import { DeskError } from '../../src/ports';
import type { HouseRules } from '../../src/workflows/loadHouseRules';
import { readColours, setUpColours } from '../../src/workflows/setUpColours';
import { DeskForTests, houseRulesForTests } from '../support/DeskForTests';
import { MAYA_ADDRESS } from '../support/holdsHouse';

const houseRules = houseRulesForTests();
const ALL = Object.keys(houseRules.release.calendarRules.colours ?? {});
const request = { houseRules, principal: MAYA_ADDRESS };
const maya = (): DeskForTests => new DeskForTests({ as: 'maya.okafor' });
const logged = (desk: DeskForTests): readonly unknown[] =>
  desk.lists.site
    .rowsOf('AnteroomLog')
    .map(({ fields }) => [
      fields['Kind'],
      fields['Mailbox'],
      JSON.parse(String(fields['Facts'])) as unknown,
    ]);

test('everything that is missing is added and then nothing is', async () => {
  const desk = maya();
  expect(await readColours(desk, request)).toMatchObject({ missing: { length: ALL.length } });
  const seen: string[] = [];
  const onProgress = (done: number, of: number): number => seen.push(`${done}/${of}`);
  expect(await setUpColours(desk, { ...request, onProgress })).toEqual({
    kind: 'set-up',
    added: ALL.length,
    coloured: 0,
    missing: [],
  });
  expect(seen.at(0)).toBe(`1/${ALL.length}`);
  expect(seen.at(-1)).toBe(`${ALL.length}/${ALL.length}`);
  expect(desk.categories.list.map(({ name }) => name).sort()).toEqual([...ALL].sort());
  expect(await readColours(desk, request)).toEqual({ kind: 'read', missing: [] });
  expect(logged(desk)).toEqual([['colours.set', MAYA_ADDRESS, { added: ALL.length, coloured: 0 }]]);
});

test('a colour that she chose stays and an empty one is filled', async () => {
  const desk = maya();
  desk.categories.plant('TEACHING', 'black');
  desk.categories.plant('Hold', null);
  expect(await setUpColours(desk, request)).toMatchObject({ added: ALL.length - 2, coloured: 1 });
  const colourOf = (name: string) => desk.categories.list.find((one) => one.name === name)?.colour;
  expect([colourOf('TEACHING'), colourOf('Hold'), colourOf('Teaching')]).toEqual([
    'black',
    'steel',
    undefined,
  ]);
});

test('a name that another client adds meanwhile is success', async () => {
  const desk = maya();
  desk.categories.meanwhile = () => {
    desk.categories.plant('hold', 'red');
  };
  expect(await setUpColours(desk, request)).toMatchObject({ added: ALL.length - 1, missing: [] });
  expect(desk.categories.list.filter(({ name }) => /^hold$/i.test(name))).toHaveLength(1);
});

test('a name that she takes off the list meanwhile is told as missing', async () => {
  const desk = maya();
  desk.categories.plant('Hold', null);
  desk.categories.meanwhile = () => {
    desk.categories.list.splice(0, 1);
  };
  expect(await setUpColours(desk, request)).toMatchObject({
    coloured: 0,
    missing: [{ name: 'Hold' }],
  });
});

test('after a failure the next try does the rest alone', async () => {
  const desk = maya();
  desk.categories.failOn = { name: 'Teaching', error: new DeskError('graph/unreachable') };
  await expect(setUpColours(desk, request)).rejects.toMatchObject({ code: 'graph/unreachable' });
  const before = desk.categories.list.length;
  expect(before).toBeGreaterThan(0);
  expect(await setUpColours(desk, request)).toMatchObject({
    added: ALL.length - before,
    missing: [],
  });
  expect(logged(desk)).toEqual([
    ['colours.set', MAYA_ADDRESS, { added: before, coloured: 0 }],
    ['colours.set', MAYA_ADDRESS, { added: ALL.length - before, coloured: 0 }],
  ]);
});

test.each(['jordan.reyes', 'samuel.brandt'])(
  'the list is not even read for %s at her queue',
  async (as) => {
    const desk = new DeskForTests({ as });
    expect(await readColours(desk, request)).toEqual({ kind: 'not-the-owner' });
    expect(await setUpColours(desk, request)).toEqual({ kind: 'not-the-owner' });
    expect([desk.categories.reads, desk.categories.list, logged(desk)]).toEqual([0, [], []]);
  },
);

test('under observe-only nothing is asked for', async () => {
  const observed: HouseRules = {
    ...houseRules,
    roster: {
      ...houseRules.roster,
      principals: houseRules.roster.principals.map((one) => ({ ...one, observeOnly: true })),
    },
  };
  const desk = maya();
  expect(await readColours(desk, { ...request, houseRules: observed })).toEqual({
    kind: 'observe-only',
  });
  expect(desk.categories.reads).toBe(0);
});
