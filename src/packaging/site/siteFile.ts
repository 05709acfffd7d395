// What IT and compliance provision in SharePoint, as data: the file that `--site` of the local tenant reads.

export type SiteFieldValue = string | number | boolean | null;

export interface SiteItem {
  /** Key of the person whose stamp the item carries. */
  readonly createdBy: string;
  readonly createdAt?: string;
  readonly fields: Readonly<Record<string, SiteFieldValue>>;
}

export interface SiteFile {
  readonly hostname: string;
  readonly path: string;
  readonly lists: readonly {
    readonly name: string;
    readonly addOnly?: boolean;
    readonly columns: readonly {
      readonly name: string;
      readonly type: 'text' | 'note' | 'number' | 'dateTime' | 'boolean';
      readonly indexed?: boolean;
      readonly unique?: boolean;
    }[];
    readonly write: readonly string[];
    readonly items: readonly SiteItem[];
  }[];
  readonly libraries: readonly {
    readonly name: string;
    readonly write: readonly string[];
    readonly files: readonly {
      readonly path: string;
      readonly createdBy: string;
      readonly createdAt?: string;
      readonly content: unknown;
    }[];
  }[];
  readonly groups: Readonly<Record<string, readonly string[]>>;
}
