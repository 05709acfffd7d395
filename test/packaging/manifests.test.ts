// The committed manifests, the written package and the checks that refuse a bad one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync, strFromU8 } from 'fflate';
import { outlookManifest } from '../../src/packaging/outlookManifest';
import { pageHeaders, microsoftHosts } from '../../src/packaging/pageHeaders';
import { LOCAL_INSTALLATION, type Installation } from '../../src/packaging/registration';
import { readRequest } from '../../src/packaging/readRequest';
import { teamsManifest } from '../../src/packaging/teamsManifest';
import { pageSettings, writePackage } from '../../src/packaging/writePackage';
import { ACTIVITY_TYPES } from '../../src/ports';

const top = resolve(__dirname, '../..');
const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as {
  version: string;
};
const local: Installation = { ...LOCAL_INSTALLATION, version };
const hospital: Installation = {
  origin: 'https://anteroom.hospital.example',
  tenantId: '11111111-2222-4333-8444-555555555555',
  clientId: '66666666-7777-4888-8999-aaaaaaaaaaaa',
  siteHostname: 'hospital.sharepoint.example',
  sitePath: '/sites/Anteroom',
  version,
};

test('the committed manifest is the one that packaging writes', () => {
  expect(readFileSync(join(top, 'manifest.xml'), 'utf8')).toBe(outlookManifest(local));
  expect(JSON.parse(readFileSync(join(top, 'teams-app/manifest.json'), 'utf8'))).toEqual(
    teamsManifest(local),
  );
});

type Case =
  { xml: string; installation: Installation } | { teams: Readonly<Record<string, unknown>> };

function problemsOf(cases: readonly Case[]): readonly string[] {
  const tsx = join(top, 'node_modules/tsx/dist/cli.mjs');
  const run = spawnSync(process.execPath, [tsx, join(top, 'test/support/manifestProblems.ts')], {
    input: JSON.stringify(cases),
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return (JSON.parse(run.stdout) as string[][]).map((problems) => problems.join('\n'));
}

test('both manifests pass the checks for localhost and for a hospital', () => {
  const problems = problemsOf(
    [local, hospital].flatMap((installation) => [
      { xml: outlookManifest(installation), installation },
      { teams: teamsManifest(installation) },
    ]),
  );
  expect(problems).toEqual(['', '', '', '']);
});

test('a manifest that the admin centre would refuse is refused here first', () => {
  const xml = outlookManifest(hospital);
  const teams = teamsManifest(hospital);
  const refused: [Case, string][] = [
    [{ xml: xml.replace('<Id>', '<Id'), installation: hospital }, 'not well formed'],
    [
      { xml: xml.replace('ReadWriteMailbox', 'ReadItem'), installation: hospital },
      'ReadWriteMailbox',
    ],
    [
      { xml: xml.replace('SendMode="PromptUser"', 'SendMode="Block"'), installation: hospital },
      'OnMessageSend',
    ],
    [
      { xml: xml.replaceAll(' id="Open.Tip"', ' id="Open.Other"'), installation: hospital },
      'has no resource',
    ],
    [
      {
        xml: xml.replace(
          'https://anteroom.hospital.example/taskpane.html',
          'http://elsewhere.example/',
        ),
        installation: hospital,
      },
      'origin of the installation',
    ],
    [{ teams: { ...teams, accentColor: 'green' } }, '/accentColor'],
    [
      { teams: teamsManifest({ ...hospital, origin: 'http://anteroom.hospital.example' }) },
      'not https',
    ],
  ];
  const problems = problemsOf(refused.map(([each]) => each));
  refused.forEach(([, problem], index) => {
    expect(problems[index]).toContain(problem);
  });
});

test('one set of values stands in every file of the package', () => {
  const web = mkdtempSync(join(tmpdir(), 'web-'));
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'taskpane.html'), '<!doctype html>');
  const out = mkdtempSync(join(tmpdir(), 'package-'));
  writePackage(hospital, { web, teamsIcons: join(top, 'teams-app') }, out);
  writePackage(hospital, { web, teamsIcons: join(top, 'teams-app') }, out);

  const settings = JSON.parse(readFileSync(join(out, 'web/config.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  expect(settings).toEqual(pageSettings(hospital));
  expect(settings).not.toHaveProperty('localHosts');
  expect(readFileSync(join(out, 'manifest.xml'), 'utf8')).toContain(
    'https://anteroom.hospital.example/taskpane.html',
  );
  const zip = unzipSync(new Uint8Array(readFileSync(join(out, 'anteroom-teams.zip'))));
  expect(Object.keys(zip).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  const teams = JSON.parse(strFromU8(zip['manifest.json']!)) as {
    webApplicationInfo: { id: string };
    validDomains: string[];
  };
  expect(teams.webApplicationInfo.id).toBe(hospital.clientId);
  expect(teams.validDomains).toEqual(['anteroom.hospital.example']);
  const headers = JSON.parse(readFileSync(join(out, 'headers.json'), 'utf8')) as {
    '*': Record<string, string>;
  };
  expect(headers['*']['Content-Security-Policy']).toContain('https://hospital.sharepoint.example');
});

test('the same values always give the same app zip', () => {
  const write = (): Buffer => {
    const web = mkdtempSync(join(tmpdir(), 'web-'));
    const out = mkdtempSync(join(tmpdir(), 'package-'));
    writePackage(hospital, { web, teamsIcons: join(top, 'teams-app') }, out);
    return readFileSync(join(out, 'anteroom-teams.zip'));
  };
  expect(write().equals(write())).toBe(true);
});

test('the pages may reach the named hosts and no wildcard of SharePoint', () => {
  const policy = pageHeaders(microsoftHosts('hospital.sharepoint.example'))[
    'Content-Security-Policy'
  ]!;
  const connect = /connect-src ([^;]*)/.exec(policy)![1]!.split(' ');
  expect(connect).toEqual([
    "'self'",
    'https://graph.microsoft.com',
    'https://login.microsoftonline.com',
    'https://hospital.sharepoint.example',
    'https://res.cdn.office.net',
  ]);
  expect(policy).not.toMatch(/script-src[^;]*('unsafe-inline'|'unsafe-eval'|\*)/);
  expect(policy).not.toContain('*.sharepoint');
});

test('the app declares exactly the activities that the product sends', () => {
  const { activities } = teamsManifest(hospital) as {
    activities: { activityTypes: { type: string; templateText: string }[] };
  };
  expect(activities.activityTypes.map((each) => each.type).sort()).toEqual(
    [...ACTIVITY_TYPES].sort(),
  );
  for (const each of activities.activityTypes) expect(each.templateText).not.toMatch(/[{}]/);
});

test.each([
  {
    says: 'an http origin is refused',
    change: ['--origin', 'http://x.example'],
    problem: '--origin',
  },
  {
    says: 'an origin with a path is refused',
    change: ['--origin', 'https://x.example/app'],
    problem: '--origin',
  },
  {
    says: 'a tenant that is no id is refused',
    change: ['--tenant', 'contoso'],
    problem: '--tenant',
  },
  {
    says: 'a site without a path is refused',
    change: ['--site', 'x.sharepoint.example'],
    problem: '--site',
  },
  { says: 'an unknown option is named', change: ['--color', 'red'], problem: '--color' },
])('$says', ({ change, problem }) => {
  const good = [
    '--origin',
    hospital.origin,
    '--tenant',
    hospital.tenantId,
    '--client',
    hospital.clientId,
    '--site',
    'hospital.sharepoint.example:/sites/Anteroom',
    '--out',
    'somewhere',
  ];
  expect(readRequest(good)).not.toHaveProperty('problems');
  const answer = readRequest([...good, ...change]);
  expect('problems' in answer ? answer.problems.join('\n') : '').toContain(problem);
});
