// Version, ids, scopes and addresses stand in several files by necessity; this holds them equal.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ADD_IN_ID, LOCAL_INSTALLATION, TEAMS_APP_ID } from '../../src/packaging/registration';
import { SCOPE_GROUPS } from '../../src/ports';

const top = resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(join(top, file), 'utf8');
const version = (JSON.parse(read('package.json')) as { version: string }).version;
const teams = JSON.parse(read('teams-app/manifest.json')) as {
  id: string;
  version: string;
  webApplicationInfo: { id: string };
};

test('one version stands in package.json and both manifests', () => {
  expect(read('manifest.xml')).toContain(`<Version>${version}.0</Version>`);
  expect(teams.version).toBe(version);
});

test('one set of ids stands in the manifests and the registration', () => {
  expect(read('manifest.xml')).toContain(`<Id>${ADD_IN_ID}</Id>`);
  expect(teams.id).toBe(TEAMS_APP_ID);
  expect(teams.webApplicationInfo.id).toBe(LOCAL_INSTALLATION.clientId);
});

test('permissions.md names exactly the scopes that the code asks for', () => {
  const table = read('docs/permissions.md').split('## Outlook add-in')[0]!;
  const named = [...table.matchAll(/^\| `([\w.]+)` +\|/gm)].map((match) => match[1]);
  const asked = Object.values(SCOPE_GROUPS).flat();
  expect([...named].sort()).toEqual([...asked].sort());
});

test('the product never asks for a right to send mail', () => {
  expect(
    Object.values(SCOPE_GROUPS)
      .flat()
      .filter((scope) => scope.startsWith('Mail.Send')),
  ).toEqual([]);
});
