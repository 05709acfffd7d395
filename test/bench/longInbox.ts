// Ten thousand mails in one inbox of the Inbox tab, and what the tab then keeps in memory.
import type { CDPSession, Page, Route } from 'playwright-core';
import { productFrame, type World } from '../journeys/World';
import { labelledMails } from '../support/mails';

const PAGE = 50;
const DAY_MS = 86_400_000;
const MB = 1024 * 1024;
const SWEEP_TIMEOUT_MS = 1_500_000;
const MAILS_PER_LOOK = 1000;
const ASSISTANT = 'jordan.reyes';
const LONG = 'maya.okafor@lakesidehealth.example';
const ID_START = 'AAkALgBENCH';

const mails = labelledMails().map(({ mail }) => mail);

/** The development mails again and again, each with an id, a time and words of its own; old enough to be no news. */
function messageAt(number: number): Readonly<Record<string, unknown>> {
  const mail = mails[number % mails.length];
  if (mail === undefined) throw new Error('There are no development mails.');
  const recipient = ({ name, address }: { readonly name: string; readonly address: string }) => ({
    emailAddress: { name, address },
  });
  return {
    id: `${ID_START}${String(number).padStart(24, '0')}A=`,
    receivedDateTime: new Date(Date.now() - (40 + (number % 50)) * DAY_MS).toISOString(),
    isRead: false,
    categories: [],
    from: mail.from === null ? null : recipient(mail.from),
    subject: `${mail.subject} (${String(number)})`,
    conversationId: `thread ${String(number)}`,
    toRecipients: mail.to.map(recipient),
    ccRecipients: mail.cc.map(recipient),
    body: { contentType: mail.bodyType, content: `${mail.body}\n${String(number)}` },
    importance: mail.importance,
    hasAttachments: false,
    internetMessageHeaders: [],
    webLink: null,
  };
}

async function answer(route: Route, body: unknown): Promise<void> {
  await route.fulfill({
    status: 200,
    headers: { 'access-control-allow-origin': '*', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Stands for Exchange with one long inbox and an empty one; the rest is the local tenant's. Tells how many were read. */
async function serveLongInbox(page: Page, graph: string, count: number): Promise<() => number> {
  let read = 0;
  await page.route(
    (url) => url.href.startsWith(graph) && /\/messages\b/.test(url.pathname),
    async (route) => {
      const url = new URL(route.request().url());
      const path = decodeURIComponent(url.pathname);
      if (path.endsWith('/messages/delta')) {
        const from = Number(url.searchParams.get('$skiptoken') ?? '0');
        const isEmpty = !path.includes(LONG) || url.searchParams.has('$deltatoken');
        const end = isEmpty ? from : Math.min(from + PAGE, count);
        const at = `${url.origin}${url.pathname}`;
        await answer(route, {
          value: Array.from({ length: end - from }, (_, index) => messageAt(from + index)),
          ...(isEmpty || end === count
            ? { '@odata.deltaLink': `${at}?$deltatoken=done` }
            : { '@odata.nextLink': `${at}?$skiptoken=${String(end)}` }),
        });
        return;
      }
      const number = new RegExp(`/messages/${ID_START}(\\d+)A=$`).exec(path)?.[1];
      if (number === undefined) {
        await route.fallback();
        return;
      }
      read += 1;
      await answer(route, messageAt(Number(number)));
    },
  );
  return () => read;
}

interface HeapUsage {
  readonly usedSize: number;
  readonly embedderHeapUsedSize?: number;
  readonly backingStorageSize?: number;
}

type Ask = (method: string) => Promise<unknown>;

/** Megabytes in use after two forced collections: JavaScript, the DOM that it holds, and buffers. */
async function usedBy(ask: Ask): Promise<number> {
  await ask('HeapProfiler.collectGarbage');
  await ask('HeapProfiler.collectGarbage');
  const usage = (await ask('Runtime.getHeapUsage')) as HeapUsage;
  const { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 } = usage;
  return (usedSize + embedderHeapUsedSize + backingStorageSize) / MB;
}

/** The workers of a page, spoken to through the page's own session. */
async function workersOf(session: CDPSession): Promise<readonly Ask[]> {
  const asks: Ask[] = [];
  const waiting = new Map<number, (result: unknown) => void>();
  let last = 0;
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  });
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type !== 'worker') return;
    asks.push(async (method) => {
      last += 1;
      const id = last;
      const answered = new Promise<unknown>((resolve) => waiting.set(id, resolve));
      const message = JSON.stringify({ id, method, params: {} });
      await session.send('Target.sendMessageToTarget', { sessionId, message });
      return answered.finally(() => waiting.delete(id));
    });
  });
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return asks;
}

export interface Look {
  readonly page: number;
  readonly workers: number;
}

export interface Swept {
  /** Megabytes, once every thousand mails and when the sweep was through. */
  readonly looks: readonly Look[];
  readonly workers: number;
  readonly seconds: number;
  /** Mails that stand in a lane's pile or among the unsure, not among those that could not be read. */
  readonly classified: number;
}

/** Opens the Inbox tab on an inbox of so many mails and looks at its memory until all are read. */
export async function sweepLongInbox(world: World, count: number): Promise<Swept> {
  const desk = await world.sit(ASSISTANT);
  const page = await desk.newPage();
  await page.setViewportSize({ width: 1360, height: 900 });
  const read = await serveLongInbox(page, world.at(4), count);
  const session = await desk.context.newCDPSession(page);
  const workers = await workersOf(session);
  const look = async (): Promise<Look> => {
    const used = await usedBy((method) => session.send(method as 'Runtime.getHeapUsage'));
    let ofWorkers = 0;
    for (const ask of workers) ofWorkers += await usedBy(ask);
    return { page: used, workers: ofWorkers };
  };
  const started = performance.now();
  const target = `${world.at(3)}/?user=${ASSISTANT}&tab=inbox`;
  await page.goto(`${world.at(5)}/signin?user=${ASSISTANT}&return=${encodeURIComponent(target)}`);
  const tab = await productFrame(page, 'tab.html');
  const done = tab.getByRole('button', { name: 'Look again' }).filter({ hasText: 'As of' });
  const ends = done.waitFor({ timeout: SWEEP_TIMEOUT_MS }).then(() => true);
  const looks: Look[] = [];
  for (let isDone = false; !isDone;) {
    const pause = page.waitForTimeout(500).then(() => false);
    isDone = await Promise.race([ends, pause]);
    if (isDone || read() >= (looks.length + 1) * MAILS_PER_LOOK) looks.push(await look());
  }
  const seconds = (performance.now() - started) / 1000;
  const badge = await tab.getByLabel(/^\d+ to sort$/).getAttribute('aria-label');
  const classified = Number.parseInt(badge ?? '0', 10);
  await page.close();
  return { looks, workers: workers.length, seconds, classified };
}
