// What IT and compliance provisioned in SharePoint, as the product's packaging hands it to the tenant.
import { readFileSync } from 'node:fs';

export type ColumnType = 'text' | 'note' | 'number' | 'dateTime' | 'boolean';

export interface SiteColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly indexed?: boolean;
  readonly unique?: boolean;
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

export interface SiteFile {
  readonly hostname: string;
  readonly path: string;
  readonly lists: readonly SiteList[];
  readonly libraries: readonly SiteLibrary[];
  readonly groups: Readonly<Record<string, readonly string[] | undefined>>;
  /** The Teams app as the catalogue has it; absent: any activity type counts as declared. */
  readonly teams?: { readonly activityTypes?: readonly string[] };
}

export const EMPTY_SITE: SiteFile = {
  hostname: 'lakesidehealth.sharepoint.example',
  path: '/sites/Anteroom',
  lists: [],
  libraries: [],
  groups: {},
};

/** The site of `--site`, or an empty one where the tenant was started without. */
export function readSiteFile(file: string | undefined): SiteFile {
  if (file === undefined) {
    return EMPTY_SITE;
  }
  return { ...EMPTY_SITE, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<SiteFile>) };
}
