// A whole local tenant, a browser, and a person's window into Outlook or Teams, for stories through both front ends.
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type Frame,
  type Page,
} from 'playwright-core';
import { launchOptions } from '../../scripts/browser.mjs';
import { findBasePort, startLocalTenant } from '../../scripts/localTenant.mjs';

export const THEMES = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** One exchange with Graph as the tenant logged it. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly user: string;
  readonly requestBody: unknown;
  readonly responseBody: unknown;
}

/** Noting who watched an inbox last, and telling of a mail that cannot wait, is no deed of the person. */
function isWatch({ url }: Exchange): boolean {
  return /\/lists\/AnteroomClaims\/|\/sendActivityNotification/.test(url);
}

/** True for what changes something because a person asked for it. */
export function isWrite(exchange: Exchange): boolean {
  const { method, url } = exchange;
  return method !== 'GET' && !url.includes('/getSchedule') && !isWatch(exchange);
}

/** One person's browser: sign-in, storage and windows are theirs alone. */
export class Desk {
  readonly key: string;
  readonly context: BrowserContext;
  /** Everything that the product's pages said on the console, for the search of planted identifiers. */
  readonly said: string[];
  private readonly world: World;

  constructor(world: World, key: string, context: BrowserContext) {
    this.world = world;
    this.key = key;
    this.context = context;
    this.said = [];
  }

  async newPage(): Promise<Page> {
    const page = await this.context.newPage();
    page.on('console', (message) => this.said.push(message.text()));
    page.on('pageerror', (error) => this.said.push(`uncaught: ${error.message}`));
    page.setDefaultTimeout(60_000);
    return page;
  }

  /** Outlook at a mailbox (a user's key), signed in as this person. */
  async openOutlook(mailbox: string, more = ''): Promise<Page> {
    const page = await this.newPage();
    await page.setViewportSize({ width: 1360, height: 900 });
    const target = `${this.world.at(2)}/mail/?user=${this.key}&mailbox=${mailbox}${more}`;
    await page.goto(
      `${this.world.at(5)}/signin?user=${this.key}&return=${encodeURIComponent(target)}`,
    );
    await page.getByRole('listbox').first().waitFor();
    return page;
  }

  /** Teams at a tab, signed in as this person. */
  async openTeams(tab: string, more = ''): Promise<Page> {
    const page = await this.newPage();
    await page.setViewportSize({ width: 1360, height: 900 });
    const target = `${this.world.at(3)}/?user=${this.key}&tab=${tab}${more}`;
    await page.goto(
      `${this.world.at(5)}/signin?user=${this.key}&return=${encodeURIComponent(target)}`,
    );
    return page;
  }
}

export class World {
  readonly base: number;
  readonly logFile: string;
  readonly shots: string;
  readonly data: string;
  private readonly browser: Browser;
  private readonly tenant: { stop(): Promise<void> };
  private readonly desks: Desk[] = [];

  private constructor(parts: {
    base: number;
    logFile: string;
    shots: string;
    data: string;
    browser: Browser;
    tenant: { stop(): Promise<void> };
  }) {
    this.base = parts.base;
    this.logFile = parts.logFile;
    this.shots = parts.shots;
    this.data = parts.data;
    this.browser = parts.browser;
    this.tenant = parts.tenant;
  }

  static async open(options: {
    readonly logFile: string;
    readonly shots: string;
    readonly web: string;
  }): Promise<World> {
    mkdirSync(options.shots, { recursive: true });
    const base = await findBasePort();
    const data = mkdtempSync(join(tmpdir(), 'anteroom-journey-'));
    const tenant = await startLocalTenant({
      base,
      data,
      web: options.web,
      logFile: options.logFile,
    });
    const browser = await chromium.launch(await launchOptions());
    return new World({
      base,
      logFile: options.logFile,
      shots: options.shots,
      data,
      browser,
      tenant,
    });
  }

  at(offset: number): string {
    return `http://localhost:${String(this.base + offset)}`;
  }

  async sit(key: string): Promise<Desk> {
    const context = await this.browser.newContext({
      timezoneId: 'America/Chicago',
      locale: 'en-US',
    });
    const desk = new Desk(this, key, context);
    this.desks.push(desk);
    return desk;
  }

  /** What the product asked of Graph so far, in order. */
  exchanges(): readonly Exchange[] {
    // What stands behind the last end of a line is still being written.
    return this.logText()
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Exchange);
  }

  logText(): string {
    try {
      return readFileSync(this.logFile, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    }
  }

  /** Everything that pages said on their consoles. */
  consoleText(): string {
    return this.desks.flatMap((desk) => desk.said).join('\n');
  }

  /** Everything that the product left in the browsers' storage on its own origin. */
  async storageText(): Promise<string> {
    const texts: string[] = [];
    for (const desk of this.desks) {
      for (const page of desk.context.pages()) {
        for (const frame of page.frames().filter((each) => each.url().startsWith(this.at(1)))) {
          texts.push(
            await frame.evaluate(() =>
              JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
            ),
          );
        }
      }
    }
    return texts.join('\n');
  }

  /** Pictures of whatever stands open, to see why a step failed. */
  async pictureEveryWindow(): Promise<void> {
    let count = 0;
    for (const desk of this.desks) {
      for (const page of desk.context.pages()) {
        count += 1;
        await page.screenshot({
          path: join(this.shots, `failed-${desk.key}-${String(count)}.png`),
        });
      }
    }
  }

  async fault(fault: Readonly<Record<string, unknown>> | null): Promise<void> {
    const answer =
      fault === null
        ? await fetch(`${this.at(0)}/faults`, { method: 'DELETE' })
        : await fetch(`${this.at(0)}/faults`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(fault),
          });
    if (!answer.ok)
      throw new Error(`The tenant took no fault: ${String(answer.status)} ${await answer.text()}`);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.tenant.stop();
  }
}

/** The product's frame inside a host page, once its document stands. */
export async function productFrame(page: Page, file: string): Promise<Frame> {
  for (let tries = 0; tries < 200; tries += 1) {
    const frame = page
      .frames()
      .filter((each) => each.url().includes(`/${file}`))
      .at(-1);
    if (frame !== undefined) {
      await frame.waitForLoadState('domcontentloaded');
      return frame;
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`No frame shows ${file}.`);
}

/** Violations that axe finds in one frame, each with its rule and the first place. */
export async function axeFindings(page: Page, selector: string): Promise<readonly string[]> {
  const result = await new AxeBuilder({ page }).include(selector).analyze();
  return result.violations.map(
    (violation) =>
      `${violation.id} (${String(violation.impact)}): ${violation.nodes[0]?.html.slice(0, 160) ?? ''}`,
  );
}
