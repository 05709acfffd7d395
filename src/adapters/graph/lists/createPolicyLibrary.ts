// The library of signed releases: found through Graph, read from SharePoint without a token.
import * as v from 'valibot';
import { DeskError, isDeskError, type PolicyLibrary, type ReleaseFile } from '../../../ports';
import type { GraphClient } from '../client/GraphClient';
import { ANSWER_MILLISECONDS } from '../client/middleware';
import { path, query } from '../client/path';
import { readAnswer } from '../client/readAnswer';
import type { Site } from './Site';

const LIBRARY = 'AnteroomPolicy';
const RELEASE_NAME = /^(\d{4})\.json$/;

const driveSchema = v.object({ id: v.string(), name: v.string() });
const stampSchema = v.nullish(
  v.object({ user: v.nullish(v.object({ id: v.nullish(v.string(), '') })) }),
);
const fileSchema = v.object({
  name: v.string(),
  createdBy: stampSchema,
  lastModifiedBy: stampSchema,
  '@microsoft.graph.downloadUrl': v.optional(v.string()),
});
type GraphFile = v.InferOutput<typeof fileSchema>;

/** Makes the library's reader; `send` fetches the files themselves. */
export function createPolicyLibrary(
  graph: GraphClient,
  site: Site,
  send: typeof fetch,
): PolicyLibrary {
  return {
    readReleases: async (limit) => {
      const files = await listReleases(graph, await findLibrary(graph, site));
      const newest = files.sort((a, b) => b.name.localeCompare(a.name)).slice(0, limit);
      return Promise.all(newest.map(async (file) => readRelease(file, send)));
    },
    readEvidence: async (hash) => {
      const file = await findEvidence(graph, await findLibrary(graph, site), hash);
      const response = await download(addressOf(file), file.name, send);
      return response.text();
    },
  };
}

/** Permission: Sites.Selected (https://learn.microsoft.com/graph/api/drive-list). */
async function findLibrary(graph: GraphClient, site: Site): Promise<string> {
  const drives = await graph.all(
    {
      group: 'sites',
      mailbox: null,
      path: path`/sites/${await site.id()}/drives` + query({ $select: 'id,name' }),
    },
    driveSchema,
  );
  const library = drives.find(({ name }) => name === LIBRARY);
  if (library === undefined) throw new DeskError('policy/missing', { name: LIBRARY });
  return library.id;
}

/** Permission: Sites.Selected (https://learn.microsoft.com/graph/api/driveitem-list-children). */
async function listReleases(graph: GraphClient, driveId: string): Promise<GraphFile[]> {
  try {
    const files = await graph.all(
      { group: 'sites', mailbox: null, path: path`/drives/${driveId}/root:/releases:/children` },
      fileSchema,
    );
    return files.filter(({ name }) => RELEASE_NAME.test(name));
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/gone') {
      throw new DeskError('policy/missing', { ...error.facts, name: 'releases' });
    }
    throw error;
  }
}

/** Permission: Sites.Selected (https://learn.microsoft.com/graph/api/driveitem-get). */
async function findEvidence(graph: GraphClient, driveId: string, hash: string): Promise<GraphFile> {
  const name = `${hash}.json`;
  try {
    const answer = await graph.ask({
      method: 'GET',
      group: 'sites',
      mailbox: null,
      path: path`/drives/${driveId}/root:/models/${name}`,
    });
    return readAnswer(fileSchema, answer);
  } catch (error) {
    if (isDeskError(error) && error.code === 'graph/gone') {
      throw new DeskError('policy/missing', { ...error.facts, name });
    }
    throw error;
  }
}

/**
 * The address is signed for a short time and must be fetched without a token
 * (https://learn.microsoft.com/graph/api/driveitem-get-content).
 */
async function readRelease(file: GraphFile, send: typeof fetch): Promise<ReleaseFile> {
  return {
    number: RELEASE_NAME.exec(file.name)?.[1] ?? '',
    content: await parsed(await download(addressOf(file), file.name, send), file.name),
    createdById: file.createdBy?.user?.id ?? '',
    lastModifiedById: file.lastModifiedBy?.user?.id ?? '',
  };
}

function addressOf(file: GraphFile): string {
  const address = file['@microsoft.graph.downloadUrl'];
  if (address === undefined) throw new DeskError('graph/malformed', { name: 'downloadUrl' });
  return address;
}

async function download(address: string, name: string, send: typeof fetch): Promise<Response> {
  const response = await reach(address, send);
  if (!response.ok) throw new DeskError('graph/unavailable', { status: response.status, name });
  return response;
}

async function parsed(response: Response, name: string): Promise<unknown> {
  try {
    return (await response.json()) as unknown;
  } catch {
    throw new DeskError('policy/broken', { name });
  }
}

async function reach(address: string, send: typeof fetch): Promise<Response> {
  try {
    return await send(address, {
      credentials: 'omit',
      signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
    });
  } catch {
    throw new DeskError('graph/unreachable');
  }
}
