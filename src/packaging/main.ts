// `npm run package`: writes the files of one installation and refuses what the admin centre would refuse.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { problemsOfOutlookManifest, problemsOfTeamsManifest } from './checkManifests';
import { outlookManifest } from './outlookManifest';
import { readRequest } from './readRequest';
import { ADD_IN_ID, type Installation } from './registration';
import { teamsManifest } from './teamsManifest';
import { writePackage } from './writePackage';

function fail(problems: readonly string[]): never {
  for (const problem of problems) console.error(problem);
  console.error('Nothing was written.');
  process.exit(1);
}

const request = readRequest(process.argv.slice(2));
if ('problems' in request) fail(request.problems);

const top = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as {
  version: string;
};
const installation: Installation = { ...request, version };
const problems = [
  ...problemsOfOutlookManifest(outlookManifest(installation), installation),
  ...problemsOfTeamsManifest(teamsManifest(installation)),
];
if (problems.length > 0) fail(problems);

const out = resolve(request.out);
writePackage(installation, { web: resolve(request.web), teamsIcons: join(top, 'teams-app') }, out);

// Microsoft's own reader must see in the file what we meant to write.
const read = await OfficeAddinManifest.readManifestFile(join(out, 'manifest.xml'));
if (read.id !== ADD_IN_ID || read.version !== `${version}.0`) {
  console.error('office-addin-manifest reads another id or version from manifest.xml.');
  process.exit(1);
}

console.log(`Wrote ${out}:
  web/                 serve it at ${installation.origin} with the headers of headers.json
  manifest.xml         admin centre, Integrated apps, Upload custom apps: Office Add-in
  anteroom-teams.zip   admin centre, Integrated apps, Upload custom apps: Teams app
Sign-in redirects to register (single-page application):
  brk-multihub://${new URL(installation.origin).host}
  ${installation.origin}/auth.html
  ${installation.origin}/consent.html`);
