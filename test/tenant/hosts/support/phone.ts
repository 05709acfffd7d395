/** A phone's web view: the app's page runs alone in it and reaches Teams through the native channel. */
import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface Phone {
  /** The screen of Teams around the web view. */
  readonly host: Page;
  /** The web view. */
  readonly app: Page;
  close(): Promise<void>;
}

export interface PhoneOptions {
  readonly teams: string;
  /** As in the address of the Teams page: `user`, `tab`, `theme` and so on. */
  readonly query: string;
  readonly hasBridge?: boolean;
  /** Bytes a second; the web view starts without a cache either way. */
  readonly bytesPerSecond?: number;
}

/** What the host page keeps for the web view (src/tenant/hosts/teams/client/tabChannels.client.ts). */
interface Shell {
  readonly address: string;
  fromApp(json: string): void;
  toApp: ((json: string) => void) | null;
  readonly nestedAuth: ((json: string) => Promise<string>) | null;
}

/** Opens Teams and a cold web view beside it, as a phone does when a notification is tapped. */
export async function openPhone(browser: Browser, options: PhoneOptions): Promise<Phone> {
  const hostContext = await browser.newContext({ viewport: { width: 390, height: 844 } });
  await hostContext.route('https://**', (route) => route.abort());
  const host = await hostContext.newPage();
  const bridge = options.hasBridge === false ? '&bridge=0' : '';
  await host.goto(`${options.teams}/?frameless=1&${options.query}${bridge}`);
  await host.waitForFunction('window.nativeShell !== undefined');
  const view = await browser.newContext({
    viewport: { width: 390, height: 700 },
    isMobile: true,
    hasTouch: true,
  });
  await view.route('https://**', (route) => route.abort());
  const app = await connect(view, host, options);
  const address = await host.evaluate<string>('window.nativeShell.address');
  await app.goto(address);
  return {
    host,
    app,
    close: async () => {
      await view.close();
      await hostContext.close();
    },
  };
}

async function connect(view: BrowserContext, host: Page, options: PhoneOptions): Promise<Page> {
  const native = await (await fetch(`${options.teams}/native.js`)).text();
  await view.exposeBinding('postToNative', async (_source, kind: string, json: string) => {
    if (kind === 'teams') {
      await host.evaluate((text) => {
        (Reflect.get(window, 'nativeShell') as Shell).fromApp(text);
      }, json);
      return '';
    }
    return await host.evaluate(
      async (text) =>
        (await (Reflect.get(window, 'nativeShell') as Shell).nestedAuth?.(text)) ?? '',
      json,
    );
  });
  const hasBridge = options.hasBridge !== false;
  await view.addInitScript(`window.hasNativeBridge = ${String(hasBridge)};\n${native}`);
  const app = await view.newPage();
  await host.exposeFunction('giveToApp', async (json: string) => {
    await app.evaluate((text) => {
      (Reflect.get(window, 'receiveFromNative') as (message: string) => void)(text);
    }, json);
  });
  await host.evaluate(() => {
    (Reflect.get(window, 'nativeShell') as Shell).toApp = Reflect.get(window, 'giveToApp') as (
      json: string,
    ) => void;
  });
  if (options.bytesPerSecond !== undefined) {
    const session = await view.newCDPSession(app);
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: options.bytesPerSecond,
      uploadThroughput: options.bytesPerSecond,
    });
  }
  return app;
}
