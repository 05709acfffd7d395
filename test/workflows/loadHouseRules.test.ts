import { hashRelease, type Release } from '../../src/domain/policy';
import { DeskError, type Fields } from '../../src/ports';
import { loadHouseRules } from '../../src/workflows/loadHouseRules';
import { DeskForTests, person } from '../support/DeskForTests';

const provisioned = (): DeskForTests => new DeskForTests().provision();

test('the roster and the newest signed release are loaded live', async () => {
  const rules = await loadHouseRules(provisioned());
  expect(rules).toMatchObject({ freshness: 'live', passedOver: [] });
  expect(rules.release.number).toBe('0001');
  expect(rules.roster.principals).toHaveLength(2);
});

test('an unsigned newer release is passed over and named', async () => {
  const desk = provisioned();
  const first = desk.policy.files[0]!;
  const content = {
    ...(first.content as Release),
    number: '0002',
    previousHash: (first.content as Release).hash,
  };
  const second = { ...content, hash: hashRelease(content) };
  desk.policy.files.unshift({ ...first, number: '0002', content: second });
  const rules = await loadHouseRules(desk);
  expect(rules.release.number).toBe('0001');
  expect(rules.passedOver).toEqual([
    { number: '0002', verdict: { kind: 'unsigned', reason: 'no-entry-in-the-log' } },
  ]);
});

test('nothing is worked by when only an unsigned release is there', async () => {
  const desk = provisioned();
  const jordan = person('jordan.reyes');
  desk.policy.files = desk.policy.files.map((file) => ({ ...file, lastModifiedById: jordan.id }));
  await expect(loadHouseRules(desk)).rejects.toMatchObject({
    code: 'policy/unsigned',
    facts: { name: '0001: changed-after-signing' },
  });
});

test('a signature that somebody else wrote into the log counts for nothing', async () => {
  const desk = provisioned();
  const log = desk.lists.site.rowsOf('AnteroomLog');
  const index = log.findIndex((row) => row.fields['Kind'] === 'policy.signed');
  log[index] = { ...log[index]!, createdById: person('jordan.reyes').id };
  await expect(loadHouseRules(desk)).rejects.toMatchObject({ code: 'policy/unsigned' });
});

test('a broken row of the roster is named and stops the desk', async () => {
  const desk = provisioned();
  const rows = desk.lists.site.rowsOf('AnteroomRoster');
  const index = rows.findIndex((row) => row.fields['Key'] === 'channel:nurse-line');
  const row = rows[index]!;
  const broken: Fields = { ...(row.fields as Fields), Data: '{"name":"Nurse line"}' };
  rows[index] = { ...row, fields: broken };
  await expect(loadHouseRules(desk)).rejects.toMatchObject({
    code: 'roster/broken',
    facts: { name: 'channel nurse-line: kind' },
  });
});

test('an empty roster is an error and not a house without people', async () => {
  const desk = provisioned();
  desk.lists.site.rows.set('AnteroomRoster', []);
  await expect(loadHouseRules(desk)).rejects.toMatchObject({ code: 'roster/broken' });
});

test('a release whose evidence model is not the one it names is passed over', async () => {
  const desk = provisioned();
  for (const [hash, file] of desk.policy.models) desk.policy.models.set(hash, `${file} `);
  await expect(loadHouseRules(desk)).rejects.toMatchObject({
    code: 'policy/broken',
    facts: { name: '0001: evidenceHash' },
  });
});

test('a release whose evidence model is not in the library is passed over', async () => {
  const desk = provisioned();
  desk.policy.models.clear();
  await expect(loadHouseRules(desk)).rejects.toMatchObject({ code: 'policy/broken' });
});

test('an evidence model that somebody changed on this device is read from the library again', async () => {
  const desk = provisioned();
  const { release } = await loadHouseRules(desk);
  const key = `anteroom.evidence.${release.evidenceHash}`;
  const kept = desk.shelf.read(key) ?? '';
  desk.shelf.write(key, kept.replace('"margin":', '"margin":9'));
  const again = await loadHouseRules(desk);
  expect(again.release.matrix.evidence.margin).toBe(release.matrix.evidence.margin);
  expect(desk.shelf.read(key)).toBe(kept);
});

test('the last verified rules serve while Microsoft is out of reach', async () => {
  const desk = provisioned();
  const live = await loadHouseRules(desk);
  desk.clock.pass(90);
  desk.policy.failWith = new DeskError('graph/unreachable');
  const kept = await loadHouseRules(desk);
  expect(kept.freshness).toBe('cached');
  expect(kept.asOf).toBe(live.asOf);
  expect(kept.release.hash).toBe(live.release.hash);
});

test('kept rules that were tampered with are not used', async () => {
  const desk = provisioned();
  const { release } = await loadHouseRules(desk);
  const key = `anteroom.release.${release.hash}`;
  desk.shelf.write(key, desk.shelf.read(key)!.replace('"patient-clinical"', '"vendor"'));
  desk.policy.failWith = new DeskError('graph/unavailable');
  await expect(loadHouseRules(desk)).rejects.toMatchObject({ code: 'graph/unavailable' });
});

test('a refused right never falls back to what was kept', async () => {
  const desk = provisioned();
  await loadHouseRules(desk);
  desk.policy.failWith = new DeskError('graph/forbidden');
  await expect(loadHouseRules(desk)).rejects.toMatchObject({ code: 'graph/forbidden' });
});

describe('rules whose model comes later', () => {
  const models = (desk: DeskForTests): jest.SpyInstance => jest.spyOn(desk.policy, 'readEvidence');

  test('everything but a verdict is there, and a verdict fails instead of guessing', async () => {
    const desk = provisioned();
    const read = models(desk);
    const rules = await loadHouseRules(desk, 'model-later');
    expect(rules).toMatchObject({ freshness: 'live', lacksModel: true });
    expect(rules.release.matrix.lanes.length).toBeGreaterThan(0);
    expect(() => rules.release.matrix.evidence).toThrow(new DeskError('triage/failed'));
    expect(read).not.toHaveBeenCalled();
    // What this device kept for the day on which Microsoft is out of reach stays whole.
    expect([...desk.shelf.things.keys()]).toEqual([]);
  });

  test('a model that is on this device is taken at once', async () => {
    const desk = provisioned();
    await loadHouseRules(desk);
    const rules = await loadHouseRules(desk, 'model-later');
    expect(rules.lacksModel).toBeUndefined();
    expect(rules.release.matrix.evidence).toBeDefined();
  });
});
