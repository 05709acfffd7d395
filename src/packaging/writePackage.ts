// Writes everything that IT uploads or serves, from one set of values.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { outlookManifest } from './outlookManifest';
import { microsoftHosts, pageHeaders } from './pageHeaders';
import type { Installation } from './registration';
import { TEAMS_APP_ID } from './registration';
import { teamsManifest } from './teamsManifest';

/** One moment for every entry, so that the same values give the same bytes. */
const ZIP_TIME = '1980-01-01T12:00:00';

/** The settings that the pages read at start; the same names as ports/Settings. */
export function pageSettings(installation: Installation): Readonly<Record<string, unknown>> {
  return {
    tenantId: installation.tenantId,
    clientId: installation.clientId,
    authority: `https://login.microsoftonline.com/${installation.tenantId}`,
    graphBaseUrl: 'https://graph.microsoft.com',
    siteHostname: installation.siteHostname,
    sitePath: installation.sitePath,
    teamsAppId: TEAMS_APP_ID,
  };
}

export interface PackageSources {
  /** Folder of the built pages. */
  readonly web: string;
  /** Folder with color.png and outline.png. */
  readonly teamsIcons: string;
}

/** Writes out/web, out/manifest.xml, out/anteroom-teams.zip and out/headers.json; replaces what an earlier run wrote. */
export function writePackage(
  installation: Installation,
  sources: PackageSources,
  out: string,
): void {
  mkdirSync(out, { recursive: true });
  const web = join(out, 'web');
  rmSync(web, { recursive: true, force: true });
  cpSync(sources.web, web, { recursive: true });
  writeFileSync(
    join(web, 'config.json'),
    `${JSON.stringify(pageSettings(installation), null, 2)}\n`,
  );
  writeFileSync(
    join(out, 'headers.json'),
    `${JSON.stringify({ '*': pageHeaders(microsoftHosts(installation.siteHostname)) }, null, 2)}\n`,
  );
  writeFileSync(join(out, 'manifest.xml'), outlookManifest(installation));
  const options = { mtime: ZIP_TIME, level: 9 } as const;
  writeFileSync(
    join(out, 'anteroom-teams.zip'),
    zipSync({
      'manifest.json': [
        strToU8(`${JSON.stringify(teamsManifest(installation), null, 2)}\n`),
        options,
      ],
      'color.png': [new Uint8Array(readFileSync(join(sources.teamsIcons, 'color.png'))), options],
      'outline.png': [
        new Uint8Array(readFileSync(join(sources.teamsIcons, 'outline.png'))),
        options,
      ],
    }),
  );
}
