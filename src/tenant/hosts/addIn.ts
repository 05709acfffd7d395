/** What the two manifests say about the add-in; the hosts read them as Outlook and Teams would. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The add-in as Outlook sees it. */
export interface AddIn {
  readonly name: string;
  readonly panePath: string;
  readonly guard: SendGuard | null;
}

/** The launch event that runs when somebody presses Send. */
export interface SendGuard {
  readonly scriptPath: string;
  readonly functionName: string;
  readonly sendMode: 'PromptUser' | 'SoftBlock' | 'Block';
}

/** One personal tab of the Teams app. */
export interface StaticTab {
  readonly entityId: string;
  readonly name: string;
  /** Path, query and fragment; the origin is the tenant's own pages origin. */
  readonly path: string;
}

/** The personal tabs and the activities of the Teams app. */
export interface TeamsApp {
  readonly name: string;
  readonly tabs: readonly StaticTab[];
  /** Template text by activity type, such as `{actor} asks for a decision`. */
  readonly activityTexts: Readonly<Record<string, string>>;
}

/**
 * Reads the Outlook manifest of the folder the tenant was started in.
 *
 * Without one the pane still opens by its usual name and nothing guards Send.
 */
export function readAddIn(folder: string = process.cwd()): AddIn {
  const file = resolve(folder, 'manifest.xml');
  const xml = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const functionName = /<LaunchEvent\s[^>]*Type="OnMessageSend"[^>]*FunctionName="([^"]+)"/.exec(
    xml,
  )?.[1];
  const sendMode = /<LaunchEvent\s[^>]*SendMode="(PromptUser|SoftBlock|Block)"/.exec(xml)?.[1];
  return {
    name: /<DisplayName\s[^>]*DefaultValue="([^"]+)"/.exec(xml)?.[1] ?? 'Anteroom',
    panePath: '/taskpane.html',
    guard:
      functionName === undefined
        ? null
        : {
            scriptPath: '/launchevent.js',
            functionName,
            sendMode: sendMode === 'SoftBlock' || sendMode === 'Block' ? sendMode : 'PromptUser',
          },
  };
}

/** Reads the Teams manifest, by default that of the folder the tenant was started in; no tabs when there is none. */
export function readTeamsApp(path = 'teams-app/manifest.json'): TeamsApp {
  const file = resolve(path);
  if (!existsSync(file)) return { name: 'Anteroom', tabs: [], activityTexts: {} };
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as TeamsManifest;
  return {
    name: manifest.name?.short ?? 'Anteroom',
    tabs: (manifest.staticTabs ?? []).flatMap(({ entityId, name, contentUrl }) => {
      if (contentUrl === undefined) return [];
      const { pathname, search, hash } = new URL(contentUrl);
      return [{ entityId, name: name ?? entityId, path: `${pathname}${search}${hash}` }];
    }),
    activityTexts: Object.fromEntries(
      (manifest.activities?.activityTypes ?? []).map(({ type, templateText }) => [
        type,
        templateText,
      ]),
    ),
  };
}

/** The members of a Teams manifest that are read here. */
interface TeamsManifest {
  readonly name?: { readonly short?: string };
  readonly staticTabs?: readonly {
    readonly entityId: string;
    readonly name?: string;
    readonly contentUrl?: string;
  }[];
  readonly activities?: {
    readonly activityTypes?: readonly { readonly type: string; readonly templateText: string }[];
  };
}
