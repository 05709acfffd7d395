// Finds a browser for tests and journeys: ANTEROOM_BROWSER, Edge or Chrome, chromium on the PATH, then the packaged one.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const KNOWN = {
  darwin: [
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ],
  linux: ['/opt/microsoft/msedge/msedge', '/opt/google/chrome/chrome'],
};
const NAMES = ['microsoft-edge', 'google-chrome', 'chromium', 'chromium-browser'];

function onPath() {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const file = join(folder, name);
      if (existsSync(file)) return file;
    }
  }
  return null;
}

/** Path of a browser that can be started; unpacks the packaged one on linux-x64 when there is no other. */
export async function findBrowser() {
  const named = process.env.ANTEROOM_BROWSER;
  if (named !== undefined && named !== '') {
    if (!existsSync(named))
      throw new Error(`ANTEROOM_BROWSER names ${named}, which does not exist.`);
    return named;
  }
  const installed = (KNOWN[process.platform] ?? []).find((file) => existsSync(file)) ?? onPath();
  if (installed !== null && installed !== undefined) return installed;
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: chromium } = await import('@sparticuz/chromium');
    return chromium.executablePath();
  }
  throw new Error(
    'No browser was found. Install Microsoft Edge, Google Chrome or Chromium, or set ANTEROOM_BROWSER.',
  );
}

/** Launch options that work as root and on a machine without a network. */
export async function launchOptions() {
  return {
    executablePath: await findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}
