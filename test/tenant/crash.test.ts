// Kill the tenant at any moment, fifty times, while it writes: what it said is done is done, and done once.
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Client } from '@microsoft/microsoft-graph-client';
import { openStore } from '../../src/tenant/store/openStore';
import { startTenant } from '../support/startTenant';
import type { RunningTenant } from '../support/startTenant';
import { graphClient, SMALL_SITE } from './smallSite';

const MAYA = '/users/maya.okafor@lakesidehealth.example';
const PREFER = 'IdType="ImmutableId"';
const ROUNDS = 50;
/** Two tenants at a time, as many as a small machine has processors. */
const LANES = 2;
/** A life ends after so many acknowledged writes, and a moment that falls anywhere into the next ones. */
const MOST_WRITES = 8;
const LONGEST_MOMENT_MS = 40;

jest.setTimeout(600_000);

let folder: string;
const running = new Set<RunningTenant>();

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'anteroom-crash-'));
});
afterAll(async () => {
  await Promise.all([...running].map((tenant) => tenant.kill()));
  rmSync(folder, { recursive: true, force: true });
});

/** What was asked for, and whether the tenant said that it is done. */
class Ledger {
  readonly asked = new Set<string>();
  readonly acknowledged = new Set<string>();
  #last = 0;
  #whenEnough: { readonly size: number; readonly tell: () => void } | null = null;

  /** Resolves when so many more writes are acknowledged. */
  more(count: number): Promise<void> {
    return new Promise((tell) => {
      this.#whenEnough = { size: this.acknowledged.size + count, tell };
    });
  }

  async write(kind: string, work: (name: string) => Promise<unknown>): Promise<void> {
    this.#last += 1;
    const name = `${kind}-${String(this.#last)}`;
    this.asked.add(name);
    await work(name);
    this.acknowledged.add(name);
    if (this.acknowledged.size >= (this.#whenEnough?.size ?? Infinity)) {
      this.#whenEnough?.tell();
    }
  }
}

interface Written {
  readonly events: readonly string[];
  readonly items: readonly string[];
  readonly categories: readonly string[];
}

/** Writes without a pause until the tenant is gone. */
async function writeUntilGone(
  jordan: Client,
  site: string,
  mail: string,
  ledger: Ledger,
): Promise<void> {
  const event = (name: string): Promise<unknown> =>
    jordan
      .api(`${MAYA}/events`)
      .header('Prefer', PREFER)
      .post({
        subject: name,
        start: { dateTime: '2026-11-25T11:45:00', timeZone: 'America/Chicago' },
        end: { dateTime: '2026-11-25T12:15:00', timeZone: 'America/Chicago' },
        transactionId: name,
      }) as Promise<unknown>;
  const item = (name: string): Promise<unknown> =>
    jordan
      .api(`/sites/${site}/lists/Proposals/items`)
      .post({ fields: { ProposalId: name, State: 'proposed' } }) as Promise<unknown>;
  const category = (name: string): Promise<unknown> =>
    jordan
      .api(`${MAYA}/messages/${mail}`)
      .header('Prefer', PREFER)
      .patch({ categories: [name] }) as Promise<unknown>;
  await Promise.allSettled(
    [['event', event] as const, ['item', item] as const, ['category', category] as const].map(
      async ([kind, work]) => {
        for (;;) {
          await ledger.write(kind, work);
        }
      },
    ),
  );
}

async function readWritten(jordan: Client, site: string, mail: string): Promise<Written> {
  const events = (await jordan
    .api(`${MAYA}/events`)
    .header('Prefer', PREFER)
    .filter("startswith(subject,'event-')")
    .select('id,subject')
    .top(1000)
    .get()) as { value: { subject: string }[] };
  const items = (await jordan
    .api(`/sites/${site}/lists/Proposals/items`)
    .expand('fields($select=ProposalId)')
    .top(5000)
    .get()) as { value: { fields: { ProposalId: string } }[] };
  const message = (await jordan
    .api(`${MAYA}/messages/${mail}`)
    .header('Prefer', PREFER)
    .select('categories')
    .get()) as { categories: string[] };
  return {
    events: events.value.map(({ subject }) => subject),
    items: items.value
      .map(({ fields }) => fields.ProposalId)
      .filter((name) => name.startsWith('item-')),
    categories: message.categories,
  };
}

function expectKept(ledger: Ledger, written: Written): void {
  const names = [...written.events, ...written.items];
  const lost = [...ledger.acknowledged].filter(
    (name) => !name.startsWith('category-') && !names.includes(name),
  );
  const doubled = names.filter((name, index) => names.indexOf(name) !== index);
  const unasked = [...names, ...written.categories].filter((name) => !ledger.asked.has(name));
  const lastCategory = [...ledger.acknowledged]
    .filter((name) => name.startsWith('category-'))
    .at(-1);
  expect({ lost, doubled, unasked }).toEqual({ lost: [], doubled: [], unasked: [] });
  if (lastCategory !== undefined) {
    // The one that was on its way when the tenant died may have arrived after it.
    expect(numberOf(written.categories[0] ?? '')).toBeGreaterThanOrEqual(numberOf(lastCategory));
  }
}

function numberOf(name: string): number {
  return Number(name.split('-')[1]);
}

async function start(data: string, port?: number): Promise<RunningTenant> {
  const tenant = await startTenant({
    data,
    site: SMALL_SITE,
    ...(port === undefined ? {} : { port }),
  });
  running.add(tenant);
  return tenant;
}

async function runLane(data: string, rounds: number): Promise<number> {
  const ledger = new Ledger();
  let tenant = await start(data);
  const token = await tenant.tokenFor('jordan.reyes');
  const port = tenant.base;
  const clientOf = (running: RunningTenant): Client =>
    graphClient({ ...running, tokenFor: () => Promise.resolve(token) }, 'jordan.reyes');
  let jordan = clientOf(tenant);
  const { id: site } = (await jordan
    .api(`/sites/${SMALL_SITE.hostname}:${SMALL_SITE.path}`)
    .get()) as { id: string };
  const inbox = (await jordan
    .api(`${MAYA}/mailFolders('inbox')/messages`)
    .header('Prefer', PREFER)
    .select('id')
    .top(1)
    .get()) as { value: { id: string }[] };
  const mail = inbox.value[0]?.id ?? '';
  await jordan.api(`${MAYA}/messages/${mail}`).header('Prefer', PREFER).patch({ categories: [] });
  for (let round = 0; round < rounds; round += 1) {
    const enough = ledger.more(randomInt(1, MOST_WRITES + 1));
    const writing = writeUntilGone(jordan, site, mail, ledger);
    await enough;
    await new Promise((resolve) => setTimeout(resolve, randomInt(LONGEST_MOMENT_MS)));
    await tenant.kill();
    await writing;
    running.delete(tenant);
    tenant = await start(data, port);
    jordan = clientOf(tenant);
    expectKept(ledger, await readWritten(jordan, site, mail));
  }
  await tenant.stop();
  running.delete(tenant);
  return ledger.acknowledged.size;
}

test('fifty kills while writing lose nothing and double nothing', async () => {
  const lanes = Array.from({ length: LANES }, (_, lane) => path.join(folder, String(lane)));
  const acknowledged = await Promise.all(lanes.map((data) => runLane(data, ROUNDS / LANES)));
  expect(Math.min(...acknowledged)).toBeGreaterThanOrEqual(ROUNDS / LANES);
  for (const data of lanes) {
    const store = openStore(data);
    expect(store.all('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    store.close();
  }
});
