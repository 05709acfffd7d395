/** What the two manifests say about the add-in; the hosts read them as Outlook and Teams would. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PERMISSION_LEVELS, type Permission } from './outlook/conversation';

export const SEND_MODES = ['PromptUser', 'SoftBlock', 'Block'] as const;
export type SendMode = (typeof SEND_MODES)[number];

/** The add-in as Outlook sees it. */
export interface AddIn {
  readonly name: string;
  readonly panePath: string;
  readonly permission: Permission;
  readonly guard: SendGuard | null;
}

/** The launch event that runs when somebody presses Send. */
export interface SendGuard {
  readonly scriptPath: string;
  /** The page that runs the handler in clients that have one for it. */
  readonly pagePath: string;
  readonly functionName: string;
  readonly sendMode: SendMode;
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
    permission: permissionIn(xml),
    guard:
      functionName === undefined
        ? null
        : {
            scriptPath: '/launchevent.js',
            pagePath: '/launchevent.html',
            functionName,
            sendMode: sendMode === 'SoftBlock' || sendMode === 'Block' ? sendMode : 'PromptUser',
          },
  };
}

function permissionIn(xml: string): Permission {
  // Without a manifest there is nothing to hold the pane to.
  if (xml === '') return 'ReadWriteMailbox';
  const named = /<Permissions>(\w+)<\/Permissions>/.exec(xml)?.[1];
  const known = Object.keys(PERMISSION_LEVELS) as Permission[];
  return known.find((permission) => permission === named) ?? 'Restricted';
}
