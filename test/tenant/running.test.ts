// The tenant as a program: it starts, keeps what it was told, survives a crash, and leaves with its parent.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';

const MAYA = '/users/maya.okafor@lakesidehealth.example';

// Each test starts the program up to three times.
jest.setTimeout(180_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'anteroom-running-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function call(
  tenant: RunningTenant,
  address: string,
  method = 'GET',
  body?: unknown,
): Promise<Record<string, unknown>> {
  const answer = await fetch(`${tenant.graph}/v1.0${address}`, {
    method,
    headers: {
      Authorization: `Bearer ${await tenant.tokenFor('jordan.reyes')}`,
      'Content-Type': 'application/json',
      Prefer: 'IdType="ImmutableId"',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as Record<string, unknown>;
}

async function firstMessage(tenant: RunningTenant): Promise<{ id: string; categories: string[] }> {
  const page = await call(
    tenant,
    `${MAYA}/mailFolders('inbox')/messages?$top=1&$select=id,categories`,
  );
  return (page['value'] as { id: string; categories: string[] }[])[0] ?? { id: '', categories: [] };
}

test('what was written survives a kill, and a reset forgets it', async () => {
  const data = path.join(folder, 'data');
  let tenant = await startTenant({ data });
  const { id } = await firstMessage(tenant);
  await call(tenant, `${MAYA}/messages/${id}`, 'PATCH', { categories: ['kept'] });
  await tenant.kill();

  tenant = await startTenant({ data });
  const kept = await call(tenant, `${MAYA}/messages/${id}?$select=categories`);
  expect(kept['categories']).toEqual(['kept']);
  await tenant.stop();

  tenant = await startTenant({ data, reset: true });
  expect((await firstMessage(tenant)).categories).toEqual([]);
  await tenant.stop();
});

test('a kill while seeding leaves a folder that starts', async () => {
  const data = path.join(folder, 'data');
  // What a crash leaves: the lock of a process that is gone, and a journal that was never finished.
  mkdirSync(path.join(data, 'anteroom.db.lock'), { recursive: true });
  writeFileSync(path.join(data, 'anteroom.db.pid'), '999999999');
  const tenant = await startTenant({ data });
  expect((await firstMessage(tenant)).id).not.toBe('');
  await tenant.stop();
});

test('two tenants do not share a folder or a port', async () => {
  const data = path.join(folder, 'data');
  const tenant = await startTenant({ data });
  await expect(startTenant({ data })).rejects.toThrow(
    'Another Anteroom is using this data folder.',
  );
  await expect(
    startTenant({ data: path.join(folder, 'other'), port: tenant.base - 3 }),
  ).rejects.toThrow(`Port ${String(tenant.base)} is in use.`);
  await tenant.stop();
});

test('pages are served as they are, with the installation’s headers', async () => {
  const web = path.join(folder, 'web');
  mkdirSync(path.join(web, 'assets'), { recursive: true });
  writeFileSync(
    path.join(web, 'taskpane.html'),
    '<!doctype html><script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script><p>pane</p>',
  );
  writeFileSync(path.join(web, 'assets', 'pane.js'), `/* ${'x'.repeat(2000)} */`);
  const tenant = await startTenant({
    web,
    config: { clientId: 'c' },
    headers: { '*': { 'Content-Security-Policy': "default-src 'self'" } },
  });
  const page = await fetch(`${tenant.pages}/taskpane.html?_host_Info=Outlook`);
  expect(await page.text()).toBe(
    `<!doctype html><script src="${tenant.outlook}/office.js"></script><p>pane</p>`,
  );
  expect(page.headers.get('content-security-policy')).toBe("default-src 'self'");
  const script = await fetch(`${tenant.pages}/assets/pane.js`);
  expect(script.headers.get('content-type')).toContain('text/javascript');
  expect(script.headers.get('content-encoding')).toBeNull();
  // What lies beside a file compressed goes out in its place, to whoever takes it.
  writeFileSync(path.join(web, 'assets', 'pane.js.gz'), gzipSync('/* packed */'));
  const packed = await fetch(`${tenant.pages}/assets/pane.js`);
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(await packed.text()).toBe('/* packed */');
  const plain = await fetch(`${tenant.pages}/assets/pane.js`, {
    headers: { 'Accept-Encoding': 'identity' },
  });
  expect(await plain.text()).toContain('xxx');
  expect(await (await fetch(`${tenant.pages}/config.json`)).json()).toEqual({ clientId: 'c' });
  for (const address of [
    '/',
    '/assets/',
    '/assets',
    '/nothing.js',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
  ]) {
    expect((await fetch(`${tenant.pages}${address}`)).status).toBe(404);
  }
  await tenant.stop();
});
