// The tenant's document libraries: reading, uploading, versions and the file host.
import type { Client } from '@microsoft/microsoft-graph-client';
import type { DriveItem, UploadSession } from '@microsoft/microsoft-graph-types';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, refusal, SMALL_SITE } from './smallSite';

type File = DriveItem & { '@microsoft.graph.downloadUrl': string };
const UNIT = 320 * 1024;

let tenant: RunningTenant;
let jordan: Client;
let elena: Client;
let drive: string;

beforeAll(async () => {
  tenant = await startTenant({ site: SMALL_SITE });
  jordan = graphClient(tenant, 'jordan.reyes');
  elena = graphClient(tenant, 'elena.marsh');
  const site = (await jordan.api(`/sites/${SMALL_SITE.hostname}:${SMALL_SITE.path}`).get()) as {
    id: string;
  };
  const drives = (await jordan.api(`/sites/${site.id}/drives`).select('id,name').get()) as {
    value: { id: string; name: string }[];
  };
  drive = `/drives/${drives.value.find(({ name }) => name === 'Policy')?.id ?? ''}`;
});
afterAll(() => tenant.stop());

async function put(name: string, text: string, query = ''): Promise<File> {
  return (await elena
    .api(`${drive}/root:/uploads/${name}:/content${query}`)
    .header('Content-Type', 'application/octet-stream')
    .put(text)) as File;
}

async function startUpload(name: string, conflict = 'fail'): Promise<string> {
  const session = (await elena
    .api(`${drive}/root:/uploads/${name}:/createUploadSession`)
    .post({ item: { '@microsoft.graph.conflictBehavior': conflict, name } })) as UploadSession;
  expect(session.nextExpectedRanges).toEqual(['0-']);
  return session.uploadUrl ?? '';
}

function range(address: string, from: number, bytes: Buffer, total: number): Promise<Response> {
  return fetch(address, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: {
      'Content-Range': `bytes ${String(from)}-${String(from + bytes.length - 1)}/${String(total)}`,
    },
  });
}

test('a library is found by name and read by id', async () => {
  expect(await jordan.api(drive).get()).toMatchObject({
    name: 'Policy',
    driveType: 'documentLibrary',
  });
});

test('a folder names its children and their number', async () => {
  const root = (await jordan.api(`${drive}/root/children`).get()) as { value: DriveItem[] };
  const releases = root.value.find(({ name }) => name === 'releases');
  expect(releases?.folder?.childCount).toBe(2);
  const page = (await jordan
    .api(`${drive}/items/${releases?.id ?? ''}/children`)
    .top(1)
    .get()) as { value: DriveItem[]; '@odata.nextLink': string };
  expect(page.value.map(({ name }) => name)).toEqual(['0001.json']);
  expect(page['@odata.nextLink']).toContain('$skiptoken=');
});

test('a file is the same by path and by id', async () => {
  const byPath = (await jordan.api(`${drive}/root:/Releases/0001.JSON`).get()) as File;
  const byId = (await jordan
    .api(`${drive}/items/${byPath.id ?? ''}`)
    .select('id,eTag')
    .get()) as File;
  expect(byId).toMatchObject({ id: byPath.id, eTag: byPath.eTag });
  expect(byId['@microsoft.graph.downloadUrl']).toBeUndefined();
});

test('content is a redirect to the file host', async () => {
  const answer = await fetch(`${tenant.graph}/v1.0${drive}/root:/releases/0001.json:/content`, {
    headers: { Authorization: `Bearer ${await tenant.tokenFor('jordan.reyes')}` },
    redirect: 'manual',
  });
  expect(answer.status).toBe(302);
  const address = answer.headers.get('location') ?? '';
  expect(new URL(address).origin).toBe(tenant.files);
  expect(await (await fetch(address)).json()).toEqual({ release: 1 });
  const part = await fetch(address, { headers: { Range: 'bytes=0-3' } });
  expect([part.status, await part.text()]).toEqual([206, '{"re']);
  const folder = jordan.api(`${drive}/root:/releases:/content`).get() as Promise<unknown>;
  expect(await refusal(folder)).toMatchObject({ status: 400, code: 'invalidRequest' });
});

test('an address of a file ends, and is nobody’s to change', async () => {
  const brief = await startTenant({ site: { ...SMALL_SITE, downloadSeconds: 0 } });
  try {
    const client = graphClient(brief, 'jordan.reyes');
    const here = (await client.api(`/sites/${SMALL_SITE.hostname}:${SMALL_SITE.path}`).get()) as {
      id: string;
    };
    const drives = (await client.api(`/sites/${here.id}/drives`).get()) as {
      value: { id: string }[];
    };
    const file = (await client
      .api(`/drives/${drives.value[0]?.id ?? ''}/root:/releases/0001.json`)
      .get()) as File;
    expect((await fetch(file['@microsoft.graph.downloadUrl'])).status).toBe(401);
  } finally {
    await brief.stop();
  }
  const file = (await jordan.api(`${drive}/root:/releases/0001.json`).get()) as File;
  const other = (await jordan.api(`${drive}/root:/releases/0002.json`).get()) as File;
  const swapped = file['@microsoft.graph.downloadUrl'].replace(file.id ?? '', other.id ?? '');
  expect((await fetch(swapped)).status).toBe(401);
});

test('a name that is taken fails, is replaced, or is made another', async () => {
  const first = await put('notes.txt', 'one');
  expect(first).toMatchObject({ name: 'notes.txt', size: 3, file: { mimeType: 'text/plain' } });
  const again = put('notes.txt', 'two', '?@microsoft.graph.conflictBehavior=fail');
  expect(await refusal(again)).toMatchObject({ status: 409, code: 'nameAlreadyExists' });
  const replaced = await put('notes.txt', 'three');
  expect(replaced).toMatchObject({ id: first.id, size: 5 });
  expect(replaced.eTag).not.toBe(first.eTag);
  const another = await put('notes.txt', 'four', '?@microsoft.graph.conflictBehavior=rename');
  expect(another).toMatchObject({ name: 'notes 1.txt' });
  expect(await refusal(put('a*b.txt', 'x'))).toMatchObject({
    status: 400,
    code: 'invalidRequest',
  });
  const unknown = put('notes.txt', 'x', '?@microsoft.graph.conflictBehavior=merge');
  expect(await refusal(unknown)).toMatchObject({ status: 400, code: 'invalidRequest' });
});

test('a stale tag uploads nothing', async () => {
  const first = await put('tagged.txt', 'one');
  await put('tagged.txt', 'two');
  const calls = [
    () =>
      elena
        .api(`${drive}/items/${first.id ?? ''}/content`)
        .header('If-Match', first.eTag ?? '')
        .put('x'),
    () =>
      elena
        .api(`${drive}/items/${first.id ?? ''}/createUploadSession`)
        .header('If-Match', first.eTag ?? '')
        .post({}),
    () =>
      elena
        .api(`${drive}/items/${first.id ?? ''}`)
        .header('If-Match', first.eTag ?? '')
        .delete(),
  ];
  for (const each of calls) {
    expect(await refusal(each() as Promise<unknown>)).toMatchObject({
      status: 412,
      code: 'resourceModified',
    });
  }
});

test('an older version keeps its author and its bytes', async () => {
  const file = await put('versions.txt', 'one');
  await put('versions.txt', 'two');
  const address = `${drive}/items/${file.id ?? ''}/versions`;
  const { value } = (await jordan.api(address).get()) as {
    value: { id: string; size: number; lastModifiedBy: { user: { displayName: string } } }[];
  };
  expect(value.map(({ id, lastModifiedBy }) => [id, lastModifiedBy.user.displayName])).toEqual([
    ['2.0', 'Elena Marsh'],
    ['1.0', 'Elena Marsh'],
  ]);
  const answer = await fetch(`${tenant.graph}/v1.0${address}/1.0/content`, {
    headers: { Authorization: `Bearer ${await tenant.tokenFor('jordan.reyes')}` },
    redirect: 'manual',
  });
  expect(answer.status).toBe(302);
  expect(await (await fetch(answer.headers.get('location') ?? '')).text()).toBe('one');
  const present = jordan.api(`${address}/2.0/content`).get() as Promise<unknown>;
  expect(await refusal(present)).toMatchObject({ status: 400, code: 'invalidRequest' });
});

test('a large file goes up in ranges of 320 KiB', async () => {
  const bytes = Buffer.alloc(2 * UNIT + 100, 7);
  const address = await startUpload('large.bin');
  expect(new URL(address).origin).toBe(tenant.files);
  expect((await range(address, 0, bytes.subarray(0, 1000), bytes.length)).status).toBe(400);
  const first = await range(address, 0, bytes.subarray(0, UNIT), bytes.length);
  expect(first.status).toBe(202);
  expect(await first.json()).toMatchObject({ nextExpectedRanges: [`${String(UNIT)}-`] });
  expect((await range(address, 0, bytes.subarray(0, UNIT), bytes.length)).status).toBe(416);
  const token = { Authorization: 'Bearer x' };
  expect((await fetch(address, { headers: token })).status).toBe(401);
  expect(await (await fetch(address)).json()).toMatchObject({
    nextExpectedRanges: [`${String(UNIT)}-`],
  });
  await range(address, UNIT, bytes.subarray(UNIT, 2 * UNIT), bytes.length);
  const last = await range(address, 2 * UNIT, bytes.subarray(2 * UNIT), bytes.length);
  expect(last.status).toBe(201);
  const file = (await last.json()) as File;
  const content = await (await fetch(file['@microsoft.graph.downloadUrl'])).arrayBuffer();
  expect(Buffer.from(content).equals(bytes)).toBe(true);
  expect((await fetch(address)).status).toBe(404);
});

test('an upload meets the name that was taken meanwhile', async () => {
  const address = await startUpload('race.txt');
  await put('race.txt', 'first');
  const last = await range(address, 0, Buffer.from('second'), 6);
  expect(last.status).toBe(409);
  expect(await last.json()).toMatchObject({ error: { code: 'nameAlreadyExists' } });
  expect(await refusal(startUpload('race.txt'))).toMatchObject({ status: 409 });
  expect(await refusal(startUpload('race.txt', 'merge'))).toMatchObject({
    status: 400,
    code: 'invalidRequest',
  });
  const given = await startUpload('race.txt', 'replace');
  expect((await fetch(given, { method: 'DELETE' })).status).toBe(204);
  expect((await fetch(given)).status).toBe(404);
});

test('a file is deleted with its tag, and its address with it', async () => {
  const file = await put('gone.txt', 'x');
  await elena
    .api(`${drive}/items/${file.id ?? ''}`)
    .header('If-Match', file.eTag ?? '')
    .delete();
  expect((await fetch(file['@microsoft.graph.downloadUrl'])).status).toBe(404);
  const again = elena.api(`${drive}/items/${file.id ?? ''}`).delete() as Promise<unknown>;
  expect(await refusal(again)).toMatchObject({ status: 404, code: 'itemNotFound' });
});

test('who is in no writing group of a library only reads it', async () => {
  const file = await put('kept.txt', 'x');
  const writes = [
    () => jordan.api(`${drive}/root:/uploads/mine.txt:/content`).put('x'),
    () => jordan.api(`${drive}/root:/uploads/mine.txt:/createUploadSession`).post({}),
    () => jordan.api(`${drive}/items/${file.id ?? ''}`).delete(),
  ];
  for (const write of writes) {
    expect(await refusal(write() as Promise<unknown>)).toMatchObject({
      status: 403,
      code: 'accessDenied',
    });
  }
});
