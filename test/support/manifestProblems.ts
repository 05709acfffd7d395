// Runs the manifest checks in a Node process of their own, because their XML reader is an ES module that jest cannot load.
// Standard input: [{ xml, installation } | { teams }]; standard output: [[problem]].
import { readFileSync } from 'node:fs';
import {
  problemsOfOutlookManifest,
  problemsOfTeamsManifest,
} from '../../src/packaging/checkManifests';
import type { Installation } from '../../src/packaging/registration';

type Case =
  | { readonly xml: string; readonly installation: Installation }
  | { readonly teams: Record<string, unknown> };

const cases = JSON.parse(readFileSync(0, 'utf8')) as readonly Case[];
process.stdout.write(
  JSON.stringify(
    cases.map((each) =>
      'xml' in each
        ? problemsOfOutlookManifest(each.xml, each.installation)
        : problemsOfTeamsManifest(each.teams),
    ),
  ),
);
