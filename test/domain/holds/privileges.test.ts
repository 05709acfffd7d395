import {
  joinPrivileges,
  lapsedPrivileges,
  privilegeOf,
  type Block,
} from '../../../src/domain/holds';
import { block, CHICAGO, on } from '../../support/holdCases';

const SITES = [
  { id: 'main', name: 'Main Campus', zone: CHICAGO },
  { id: 'nssc', name: 'North Shore Surgical Center', zone: CHICAGO },
];

describe('what a credential allows', () => {
  test.each<{ says: string; facts: Record<string, string | null>; is: unknown }>([
    {
      says: 'the title names the site',
      facts: {
        type: 'privileges',
        title: 'Lakeside Main Campus, active staff',
        expiresOn: '2028-06-30',
      },
      is: { siteId: 'main', firstDay: null, lastDay: '2028-06-30' },
    },
    {
      says: 'a stated site goes before the title',
      facts: {
        type: 'privileges',
        title: 'Main Campus',
        siteId: 'nssc',
        expiresOn: '2026-11-20',
        issuedOn: '2026-08-22',
      },
      is: { siteId: 'nssc', firstDay: '2026-08-22', lastDay: '2026-11-20' },
    },
    {
      says: 'a hospital that the roster does not know concerns no calendar',
      facts: {
        type: 'privileges',
        title: 'Bayline Regional, courtesy staff',
        expiresOn: '2027-02-10',
      },
      is: null,
    },
    {
      says: 'a licence opens no site',
      facts: { type: 'state-license', title: 'Main Campus' },
      is: null,
    },
    {
      says: 'a last day that is none is said',
      facts: { type: 'privileges', title: 'Main Campus', expiresOn: 'next June' },
      is: 'broken',
    },
  ])('$says', ({ facts, is }) => {
    expect(privilegeOf(facts, SITES)).toEqual(is);
  });

  test('the tracker goes before the roster, site by site', () => {
    const tracked = { siteId: 'nssc', firstDay: null, lastDay: '2026-11-20' };
    const roster = [
      { siteId: 'nssc', firstDay: null, lastDay: '2030-01-01' },
      { siteId: 'main', firstDay: null, lastDay: null },
    ];
    expect(joinPrivileges([tracked], roster)).toEqual([tracked, roster[1]]);
  });
});

describe('work after privileges end', () => {
  const cases = (day: string, siteId: string | null): Block => ({
    ...block(on(day, '13:00', '17:30'), 'or', day),
    siteId,
  });
  const until = { siteId: 'nssc', firstDay: null, lastDay: '2026-11-20' };

  test.each<{ says: string; day: string; siteId: string | null; found: number }>([
    { says: 'the last day still counts', day: '2026-11-20', siteId: 'nssc', found: 0 },
    { says: 'the day after does not', day: '2026-11-21', siteId: 'nssc', found: 1 },
    { says: 'a site that nobody names asks for none', day: '2026-11-23', siteId: 'main', found: 0 },
    { says: 'an unknown place asks for none', day: '2026-11-23', siteId: null, found: 0 },
  ])('$says', ({ day, siteId, found }) => {
    const lapsed = lapsedPrivileges([cases(day, siteId)], [until], CHICAGO);
    expect(lapsed.map((one) => one.lastDay)).toEqual(Array(found).fill('2026-11-20'));
  });

  test('a renewal that follows closes the gap', () => {
    const renewed = { siteId: 'nssc', firstDay: '2026-11-21', lastDay: '2028-11-20' };
    expect(lapsedPrivileges([cases('2026-11-23', 'nssc')], [until, renewed], CHICAGO)).toEqual([]);
  });

  test('a meeting by a visitor is no work there', () => {
    const meeting = { ...cases('2026-11-23', 'nssc'), kind: 'meeting' as const };
    expect(lapsedPrivileges([meeting], [until], CHICAGO)).toEqual([]);
  });
});
