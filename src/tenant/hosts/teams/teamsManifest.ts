/** What the Teams manifest says about the app; the host reads it as Teams would. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isValidDomain } from './validDomains';

/** One personal tab of the Teams app. */
export interface StaticTab {
  readonly entityId: string;
  readonly name: string;
  /** Where the tab is loaded from; the app's own host is the tenant's pages origin. */
  readonly address: string;
  /** False where the manifest forgot to list the tab's domain: Teams does not load such a tab. */
  readonly isValid: boolean;
}

/** The personal tabs and the activities of the Teams app. */
export interface TeamsApp {
  readonly name: string;
  readonly manifestVersion: string;
  readonly tabs: readonly StaticTab[];
  /** Hosts with their ports, `*` for one label. */
  readonly validDomains: readonly string[];
  /** Teams covers the tab until it says that it is ready, and shows an error page when it never does. */
  readonly showsLoading: boolean;
  /** Template text by activity type, such as `{actor} asks for a decision`. */
  readonly activityTexts: Readonly<Record<string, string>>;
}

const NO_APP: TeamsApp = {
  name: 'Anteroom',
  manifestVersion: '',
  tabs: [],
  validDomains: [],
  showsLoading: false,
  activityTexts: {},
};

/**
 * Reads the manifest, by default that of the folder the tenant was started in; no tabs when there is none.
 *
 * The manifest names the app's own host; here `pages` stands in its place. Only tabs of the personal scope are shown.
 */
export function readTeamsApp(path = 'teams-app/manifest.json', pages: string): TeamsApp {
  const file = resolve(path);
  if (!existsSync(file)) return NO_APP;
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as TeamsManifest;
  const domains = manifest.validDomains ?? [];
  const tabs = (manifest.staticTabs ?? []).filter(
    ({ scopes }) => scopes?.includes('personal') === true,
  );
  const ownHost = hostOf(tabs.find(({ contentUrl }) => contentUrl !== undefined)?.contentUrl);
  const pagesHost = new URL(pages).host;
  return {
    name: manifest.name?.short ?? NO_APP.name,
    manifestVersion: manifest.manifestVersion ?? '',
    tabs: tabs.flatMap(({ entityId, name, contentUrl }) => {
      if (contentUrl === undefined) return [];
      const { host, pathname, search, hash } = new URL(contentUrl);
      const address =
        host === ownHost ? new URL(`${pathname}${search}${hash}`, pages).href : contentUrl;
      return [{ entityId, name: name ?? entityId, address, isValid: isValidDomain(host, domains) }];
    }),
    validDomains: domains.map((domain) => (domain === ownHost ? pagesHost : domain)),
    showsLoading: manifest.showLoadingIndicator === true,
    activityTexts: Object.fromEntries(
      (manifest.activities?.activityTypes ?? []).map(({ type, templateText }) => [
        type,
        templateText,
      ]),
    ),
  };
}

function hostOf(address: string | undefined): string {
  return address === undefined ? '' : new URL(address).host;
}

/** The members of a Teams manifest that are read here. */
interface TeamsManifest {
  readonly manifestVersion?: string;
  readonly name?: { readonly short?: string };
  readonly staticTabs?: readonly {
    readonly entityId: string;
    readonly name?: string;
    readonly contentUrl?: string;
    readonly scopes?: readonly string[];
  }[];
  readonly validDomains?: readonly string[];
  readonly showLoadingIndicator?: boolean;
  readonly activities?: {
    readonly activityTypes?: readonly { readonly type: string; readonly templateText: string }[];
  };
}
