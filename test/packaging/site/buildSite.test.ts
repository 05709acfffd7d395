import {
  findChainBreak,
  readLogFields,
  readWorkFields,
  SITE_LISTS,
  type LogEntry,
} from '../../../src/domain/log';
import { proposalFromFields } from '../../../src/domain/holds';
import { verifyRelease, type Release } from '../../../src/domain/policy';
import { parseInstant } from '../../../src/domain/time';
import { buildSite, shiftFor } from '../../../src/packaging/site/buildSite';
import { LAKESIDE } from '../../../src/packaging/site/lakeside';
import type { SiteItem } from '../../../src/packaging/site/siteFile';
import { person, rosterForTests } from '../../support/DeskForTests';

const NOW = parseInstant('2027-03-10T16:00:00Z')!;
const SITE = buildSite(LAKESIDE, NOW);

function itemsOf(name: string): readonly SiteItem[] {
  const list = SITE.lists.find((one) => one.name === name);
  if (list === undefined) throw new Error(`No list ${name}`);
  return list.items;
}

test('the same day always gives the same site', () => {
  expect(JSON.stringify(buildSite(LAKESIDE, NOW))).toBe(JSON.stringify(SITE));
});

test('days move by whole weeks from the anchor Monday', () => {
  expect(shiftFor(LAKESIDE, parseInstant('2026-11-21T22:00:00Z')!)).toBe(0);
  // Monday 2027-03-08, after the clock has changed.
  expect(shiftFor(LAKESIDE, NOW)).toBe(112);
});

test('every row keeps to the columns of its list', () => {
  for (const list of SITE.lists) {
    const columns: readonly string[] =
      SITE_LISTS.find((one) => one.name === list.name)?.columns.map((column) => column.name) ?? [];
    for (const item of list.items) {
      for (const [name, value] of Object.entries(item.fields)) {
        expect(columns).toContain(name);
        const column = list.columns.find((one) => one.name === name);
        if (column?.type === 'text') expect(String(value).length).toBeLessThanOrEqual(255);
      }
    }
    const unique = list.columns.find((column) => column.unique === true)?.name ?? '';
    const values = list.items.map((item) => item.fields[unique]);
    expect(new Set(values).size).toBe(values.length);
  }
});

test('the release holds for the roster and the log of the site', () => {
  const [file] = SITE.libraries[0]?.files ?? [];
  const release = file?.content as Release;
  const signed = itemsOf('AnteroomLog')
    .filter((item) => item.fields['Kind'] === 'policy.signed')
    .map((item) => ({
      createdById: person(item.createdBy).id,
      releaseNumber: String(item.fields['Release']),
      hash: (JSON.parse(String(item.fields['Facts'])) as { hash: string }).hash,
    }));
  const elena = person('elena.marsh').id;
  const stamped = {
    number: '0001',
    content: JSON.parse(JSON.stringify(release)) as unknown,
    createdById: elena,
    lastModifiedById: elena,
  };
  expect(verifyRelease(stamped, rosterForTests(), signed)).toMatchObject({ kind: 'verified' });
  expect(release.macros.find((macro) => macro.id === 'mac-speaking-decline')?.expiresOn).toBe(
    '2027-03-07',
  );
});

test('the history is readable, sealed and never of tomorrow', () => {
  const chains = new Map<string, LogEntry[]>();
  for (const item of itemsOf('AnteroomLog')) {
    const read = readLogFields(item.fields);
    if (read.kind === 'broken') throw new Error(read.field);
    expect(read.entry.at).toBeLessThan(NOW);
    expect(read.entry.by).toBe(person(item.createdBy).address);
    chains.set(read.entry.clientId, [...(chains.get(read.entry.clientId) ?? []), read.entry]);
  }
  expect(chains.size).toBeGreaterThan(6);
  for (const chain of chains.values()) expect(findChainBreak(chain)).toBeNull();
  for (const item of itemsOf('AnteroomWork')) expect(readWorkFields(item.fields).kind).toBe('item');
  for (const item of itemsOf('AnteroomProposals')) {
    expect(proposalFromFields('1', item.fields).kind).toBe('read');
  }
});

test('the stand-up finds mail sorted, late, corrected and handed off', () => {
  const kinds = new Set(itemsOf('AnteroomLog').map((item) => item.fields['Kind']));
  for (const kind of [
    'mail.applied',
    'mail.corrected',
    'handoff.taken',
    'hold.decided',
    'macro.inserted',
  ]) {
    expect(kinds).toContain(kind);
  }
  const open = itemsOf('AnteroomWork').filter((item) => item.fields['State'] === 'open');
  expect(open.length).toBeGreaterThan(20);
  expect(itemsOf('AnteroomWeeks')).toHaveLength(24);
});

test('no row of the site carries an address outside the house but cleared ones', () => {
  const addresses = new Set(
    JSON.stringify(SITE.lists).match(/[a-z0-9._%+-]+@[a-z0-9.-]+\.example/gi) ?? [],
  );
  const outside = [...addresses].filter((one) => !one.endsWith('@lakesidehealth.example')).sort();
  expect(outside).toEqual(LAKESIDE.stakeholders.map((one) => one.address).sort());
});
