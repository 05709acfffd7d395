// Writes what the local tenant serves beside the pages: config.json and headers.json for one base port.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageHeaders } from '../pageHeaders';
import { LOCAL_INSTALLATION, TEAMS_APP_ID } from '../registration';

const [folder, base, metadataText] = process.argv.slice(2);
const port = Number(base);
if (folder === undefined || !Number.isInteger(port)) {
  console.error('usage: local/main.ts FOLDER BASE-PORT [ISSUER-METADATA-JSON]');
  process.exit(2);
}
const at = (offset: number): string => `http://localhost:${String(port + offset)}`;
const metadata = (metadataText === undefined ? {} : JSON.parse(metadataText)) as Record<
  string,
  unknown
>;

mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'config.json'),
  JSON.stringify(
    {
      tenantId: LOCAL_INSTALLATION.tenantId,
      clientId: LOCAL_INSTALLATION.clientId,
      authority: `https://localhost:${String(port + 5)}/${LOCAL_INSTALLATION.tenantId}`,
      ...metadata,
      graphBaseUrl: at(4),
      siteHostname: LOCAL_INSTALLATION.siteHostname,
      sitePath: LOCAL_INSTALLATION.sitePath,
      teamsAppId: TEAMS_APP_ID,
      localHosts: [at(2), at(3)],
    },
    null,
    2,
  ),
);
writeFileSync(
  join(folder, 'headers.json'),
  JSON.stringify(
    {
      '*': pageHeaders({
        graph: at(4),
        signIn: at(5),
        sharePoint: at(6),
        officeScripts: [at(2)],
        teamsOrigins: 'https://res.cdn.office.net',
        frameAncestors: [at(2), at(3)],
      }),
    },
    null,
    2,
  ),
);
