// How long the pane takes from the body that Outlook hands over to the verdict on the screen, while Graph says nothing.
import type { BrowserContext, Frame, Page } from 'playwright-core';
import { openMail } from '../journeys/pane';
import { productFrame, type Desk, type World } from '../journeys/World';

const OPENINGS = 7;
const NEXT_MAILS = 15;
const ASSISTANT = 'jordan.reyes';
const MAILBOX = 'maya.okafor';
const FIRST = /30 minutes with Dr\. Whitfield/;

interface Seen {
  readonly waits: number[];
}

/**
 * Runs in the pane before its own scripts: notes when Outlook calls back with a body, and when the verdict of that body
 * stands in the document. It puts itself between `Office` and the pane, which knows nothing of it.
 */
function watchVerdicts(): void {
  const seen = { waits: [] as number[] };
  Reflect.set(window, 'benchSeen', seen);
  let bodyAt: number | null = null;
  let shown: Element | null = null;
  const noted = (...args: readonly unknown[]): unknown[] =>
    args.map((argument) =>
      typeof argument === 'function'
        ? (...answer: readonly unknown[]): unknown => {
            bodyAt = performance.now();
            return (argument as (...given: readonly unknown[]) => unknown)(...answer);
          }
        : argument,
    );
  const between = new WeakMap<object, object>();
  const follow = (target: object, path: readonly string[]): object => {
    const known = between.get(target);
    if (known !== undefined) return known;
    const [step, ...rest] = path;
    const made = new Proxy(target, {
      get: (of, name): unknown => {
        const value: unknown = Reflect.get(of, name);
        if (name !== step || value === null || value === undefined) return value;
        if (typeof value === 'object') return follow(value, rest);
        if (typeof value !== 'function') return value;
        return (...args: readonly unknown[]): unknown => Reflect.apply(value, of, noted(...args));
      },
    });
    between.set(target, made);
    return made;
  };
  let office: unknown;
  Object.defineProperty(window, 'Office', {
    configurable: true,
    get: () => office,
    set: (value: object) => {
      office = follow(value, ['context', 'mailbox', 'item', 'body', 'getAsync']);
    },
  });
  const look = (): void => {
    const verdict = document.querySelector('section[aria-label="Verdict"]');
    if (verdict === shown) return;
    shown = verdict;
    if (verdict === null || bodyAt === null) return;
    seen.waits.push(performance.now() - bodyAt);
    bodyAt = null;
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

async function waitsOf(pane: Frame): Promise<readonly number[]> {
  return pane.evaluate(() => (Reflect.get(window, 'benchSeen') as Seen).waits);
}

async function nextWait(pane: Frame, count: number): Promise<number> {
  await pane.waitForFunction(
    (known) => (Reflect.get(window, 'benchSeen') as Seen).waits.length > known,
    count,
  );
  const waits = await waitsOf(pane);
  return waits[count] ?? Number.POSITIVE_INFINITY;
}

async function sit(world: World): Promise<Desk> {
  const desk = await world.sit(ASSISTANT);
  // tsx wraps named functions in its own `__name`, which no page has.
  const script = `((__name) => { (${watchVerdicts.toString()})(); })((made) => made);`;
  await desk.context.addInitScript({
    content: `if (location.pathname.endsWith('/taskpane.html')) ${script}`,
  });
  return desk;
}

/** Whatever is asked of Graph from now on is never answered: lists, policy and mail are behind it. */
async function silence(context: BrowserContext, world: World): Promise<void> {
  await context.route(
    (url) => url.href.startsWith(world.at(4)),
    () => undefined,
  );
}

/** The pane beside an open mail as Outlook opens it; resolves with its frame once its scripts have run. */
async function openAgain(page: Page, last: Frame): Promise<Frame> {
  await last.evaluate(() => Reflect.set(window, 'benchIsOld', true));
  await page.getByRole('button', { name: 'Reload', exact: true }).click();
  for (;;) {
    const pane = await productFrame(page, 'taskpane.html');
    const isNew = await pane
      .evaluate(() => !Reflect.has(window, 'benchIsOld'))
      // The frame went away meanwhile.
      .catch(() => false);
    if (isNew) return pane;
  }
}

/** The pane's first verdict after it was opened beside a mail: the policy has been verified on this device before. */
export async function openedPaneWaits(world: World): Promise<readonly number[]> {
  const desk = await sit(world);
  const page = await desk.openOutlook(MAILBOX);
  let pane = await openMail(page, FIRST);
  // The first time there is no policy on this device: sign-in and Graph are waited for, once.
  await nextWait(pane, 0);
  await silence(desk.context, world);
  const waits: number[] = [];
  while (waits.length < OPENINGS) {
    pane = await openAgain(page, pane);
    waits.push(await nextWait(pane, 0));
  }
  await page.close();
  return waits;
}

/** One mail after the other beside a pane that stays open. */
export async function pinnedPaneWaits(world: World): Promise<readonly number[]> {
  const desk = await sit(world);
  const page = await desk.openOutlook(MAILBOX);
  const list = page.getByRole('listbox').first().getByRole('option');
  const pane = await openMail(page, FIRST);
  await nextWait(pane, 0);
  await silence(desk.context, world);
  const waits: number[] = [];
  for (let index = 1; waits.length < NEXT_MAILS; index += 1) {
    await list.nth(index).click();
    // What the policy keeps out has no verdict.
    const wait = await Promise.race([
      nextWait(pane, waits.length + 1),
      pane
        .getByRole('region', { name: 'Not read here' })
        .waitFor()
        .then(() => null),
    ]);
    if (wait !== null) waits.push(wait);
  }
  await page.close();
  return waits;
}
