import { readPrivileges } from '../../src/workflows/readPrivileges';
import { suggestSlots } from '../../src/workflows/suggestSlots';
import { on } from '../support/holdCases';
import { HEALTH_RULES, healthDesk, MAYA_BOX, SAMUEL_BOX } from '../support/healthHouse';

const request = { houseRules: HEALTH_RULES, principal: MAYA_BOX };

test('the tracker’s privileges come by site with their days', async () => {
  expect(await readPrivileges(healthDesk(), request)).toEqual({
    privileges: [
      { siteId: 'main', firstDay: '2026-07-01', lastDay: '2028-06-30' },
      { siteId: 'nssc', firstDay: '2026-08-22', lastDay: '2026-11-20' },
    ],
    unreadable: [],
  });
});

test('each physician has the own ones', async () => {
  const { privileges } = await readPrivileges(healthDesk(), { ...request, principal: SAMUEL_BOX });
  expect(privileges.map(({ siteId }) => siteId)).toEqual(['main']);
});

test('a credential that a person broke is named, not passed over', async () => {
  const desk = healthDesk();
  const rows = desk.lists.site.rowsOf('AnteroomWork');
  const index = rows.findIndex(({ fields }) => String(fields['Data']).includes('cred-okafor-nssc'));
  const fields = rows[index]!.fields;
  const data = String(fields['Data']).replace('2026-11-20', 'soon');
  rows[index] = { ...rows[index]!, fields: { ...fields, Data: data } };
  const { privileges, unreadable } = await readPrivileges(desk, request);
  expect(unreadable).toEqual([{ itemId: rows[index].id, field: 'Data.facts' }]);
  expect(privileges.map(({ siteId }) => siteId)).toEqual(['main']);
});

test('no hold is offered at a site after privileges there end', async () => {
  const desk = healthDesk();
  const { privileges } = await readPrivileges(desk, request);
  const asked = {
    ...request,
    ask: null,
    mode: 'in-person' as const,
    siteId: 'nssc',
    privileges,
    manual: { durationMinutes: 30, windows: [on('2026-11-25', '13:00', '16:00')] },
  };
  const outcome = await suggestSlots(desk, asked);
  if (outcome.kind !== 'suggested') throw new Error(outcome.kind);
  expect(outcome.slots).toEqual([]);
  const codes = outcome.refusals.flatMap(({ rules }) => rules.map(({ code }) => code));
  expect(codes).toContain('credential');
});

test('who is no principal has none', async () => {
  const nobody = { ...request, principal: 'tom.weller@lakesidehealth.example' };
  expect(await readPrivileges(healthDesk(), nobody)).toEqual({ privileges: [], unreadable: [] });
});
