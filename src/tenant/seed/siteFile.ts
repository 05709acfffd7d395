// What IT and compliance provisioned in SharePoint, as the product's packaging hands it to the tenant.
import { existsSync, readFileSync } from 'node:fs';

export type ColumnType = 'text' | 'note' | 'number' | 'dateTime' | 'boolean' | 'choice';

export interface SiteColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly indexed?: boolean;
  readonly unique?: boolean;
  /** Of a choice column: the values it takes. */
  readonly choices?: readonly string[];
}

export interface SiteList {
  readonly name: string;
  /** True where the members of `write` may add items and nobody may change or remove them. */
  readonly addOnly?: boolean;
  readonly columns: readonly SiteColumn[];
  readonly write: readonly string[];
  readonly items: readonly {
    readonly createdBy: string;
    readonly createdAt?: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }[];
}

export interface SiteLibrary {
  readonly name: string;
  readonly write: readonly string[];
  readonly files: readonly {
    readonly path: string;
    readonly createdBy: string;
    readonly createdAt?: string;
    readonly content: unknown;
  }[];
}

export interface ActivityType {
  readonly type: string;
  /** `{name}` stands for a parameter that every notification has to give; `{actor}` is the sender. */
  readonly templateText: string;
}

/** The Teams app as the catalogue has it. */
export interface TeamsCatalogApp {
  readonly activityTypes: readonly ActivityType[];
  /** Keys of the people who have it; everybody where absent. */
  readonly installedFor?: readonly string[];
}

/** What the app's registration was granted on the site (Sites.Selected). */
export type SiteGrant = 'none' | 'read' | 'write';

export interface SiteFile {
  readonly hostname: string;
  readonly path: string;
  readonly lists: readonly SiteList[];
  readonly libraries: readonly SiteLibrary[];
  readonly groups: Readonly<Record<string, readonly string[] | undefined>>;
  /** `write` where absent. */
  readonly grant?: SiteGrant;
  /** How long the address of a file stands for itself; an hour where absent. */
  readonly downloadSeconds?: number;
  readonly teams: TeamsCatalogApp;
}

export const EMPTY_SITE: SiteFile = {
  hostname: 'lakesidehealth.sharepoint.example',
  path: '/sites/Anteroom',
  lists: [],
  libraries: [],
  groups: {},
  teams: { activityTypes: [] },
};

/** The site of `--site`, or an empty one where the tenant was started without; the Teams app is read from its manifest. */
export function readSiteFile(
  file: string | undefined,
  teamsManifest = 'teams-app/manifest.json',
): SiteFile {
  const given =
    file === undefined ? {} : (JSON.parse(readFileSync(file, 'utf8')) as Partial<SiteFile>);
  return {
    ...EMPTY_SITE,
    ...given,
    teams: { activityTypes: declaredActivities(teamsManifest), ...given.teams },
  };
}

function declaredActivities(manifestFile: string): readonly ActivityType[] {
  if (!existsSync(manifestFile)) {
    return [];
  }
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as {
    readonly activities?: { readonly activityTypes?: readonly ActivityType[] };
  };
  return manifest.activities?.activityTypes ?? [];
}
