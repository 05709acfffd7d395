// Reads config.json beside the page, so that IT deploys a release without building it.
import * as v from 'valibot';
import { DeskError, type Settings } from '../../ports';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const guid = v.pipe(v.string(), v.regex(GUID));
const webAddress = v.pipe(v.string(), v.url(), v.regex(/^https?:\/\//i));

const settingsSchema = v.object({
  tenantId: guid,
  clientId: guid,
  authority: webAddress,
  knownAuthorities: v.optional(v.array(v.string()), []),
  authorityMetadata: v.optional(v.nullable(v.string()), null),
  graphBaseUrl: webAddress,
  siteHostname: v.pipe(v.string(), v.regex(/^[a-z0-9.-]+(:\d+)?$/i)),
  sitePath: v.pipe(v.string(), v.regex(/^\/[^?#]+$/)),
  teamsAppId: guid,
  localHosts: v.optional(v.array(webAddress), []),
});

/**
 * Checks what config.json holds; unknown fields are passed over.
 *
 * @throws DeskError `settings/broken` with the name of the first field that is missing or wrong
 *
 * @example
 * parseSettings({ tenantId: 'x' }) //=> throws settings/broken, facts { name: 'tenantId' }
 */
export function parseSettings(content: unknown): Settings {
  const parsed = v.safeParse(settingsSchema, content);
  if (!parsed.success) {
    throw new DeskError('settings/broken', {
      name: v.getDotPath(parsed.issues[0]) ?? 'config.json',
    });
  }
  return { ...parsed.output, graphBaseUrl: parsed.output.graphBaseUrl.replace(/\/+$/, '') };
}

/** Fetches `config.json` from the folder of the page; a missing or broken file is `settings/broken`. */
export async function readSettings(
  fetchFile: (path: string) => Promise<Response> = (path) =>
    fetch(path, { cache: 'no-cache', credentials: 'omit' }),
): Promise<Settings> {
  return parseSettings(await readFile(fetchFile));
}

async function readFile(fetchFile: (path: string) => Promise<Response>): Promise<unknown> {
  try {
    const response = await fetchFile('./config.json');
    if (response.ok) return (await response.json()) as unknown;
  } catch {
    // Unreachable and unreadable are one thing to the reader: the file is not there to be used.
    throw new DeskError('settings/broken', { name: 'config.json' });
  }
  throw new DeskError('settings/broken', { name: 'config.json' });
}
