// Words that may stand in named files only: whoever breaks a "never" of docs/never.md by a new call meets them here.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const top = resolve(__dirname, '../..');

/** The product without its comments; the local tenant, the packaging and the training are no part of what runs in a hospital. */
const SOURCES = readdirSync(join(top, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !/^(tenant|packaging|training)\//.test(file))
  .sort()
  .map((file) => ({
    file,
    code: readFileSync(join(top, 'src', file), 'utf8')
      .replaceAll(/\/\*[\s\S]*?\*\//g, '')
      .replaceAll(/(^|\s)\/\/.*$/gm, ''),
  }));

const filesWith = (pattern: RegExp): string[] =>
  SOURCES.filter(({ code }) => pattern.test(code)).map(({ file }) => file);
const count = (code: string, pattern: RegExp): number => [...code.matchAll(pattern)].length;

test.each([
  {
    says: 'no call of Outlook or Exchange that sends is made',
    pattern:
      /\b(sendAsync|makeEwsRequestAsync|sendMail|replyAll|displayReplyAllForm\w*)\b|\/send\b/,
    only: [],
  },
  {
    says: 'no subject and no people of an open item are written',
    pattern: /(?<!\bbody)\??\.(setAsync|addAsync|appendOnSendAsync)\b/,
    only: [],
  },
  {
    says: 'the body of an open draft is written in one place',
    pattern: /\.(setAsync|prependAsync|setSelectedDataAsync)\b/,
    only: ['adapters/office/createMailHost.ts'],
  },
  {
    says: 'attendees are read and never written',
    pattern: /\battendees\s*:\s*(\[|\w+\.map)/,
    only: [],
  },
  {
    says: 'the own mailbox stands in no path but three',
    pattern: /['"`]\/me\b/,
    only: [
      'adapters/graph/exchange/createCalendar.ts',
      'adapters/graph/exchange/createCategoryList.ts',
      'adapters/graph/readSelf.ts',
    ],
  },
  {
    says: 'browser storage is touched by the shelf and the sign-in alone',
    pattern: /\b(localStorage|sessionStorage|indexedDB)\b|\bdocument\.cookie\b|\bcaches\./,
    only: ['adapters/browser/createShelf.ts', 'adapters/identity/msalConfiguration.ts'],
  },
  {
    says: 'the shelf keeps rules, a timer and a switch',
    pattern: /\bshelf\.write\(/,
    only: ['tab/standup/useMeeting.ts', 'ui/keySwitch.ts', 'workflows/loadHouseRules.ts'],
  },
  { says: 'nothing is told to the console', pattern: /\bconsole\b/, only: [] },
  {
    says: 'the network is reached for Graph and the settings alone',
    pattern:
      /\bfetch\(|\b(XMLHttpRequest|sendBeacon|WebSocket|EventSource|RTCPeerConnection|importScripts)\b/,
    only: [
      'adapters/browser/readSettings.ts',
      'adapters/graph/client/GraphClient.ts',
      'adapters/graph/createGraph.ts',
    ],
  },
])('$says', ({ pattern, only }) => {
  expect(filesWith(pattern)).toEqual(only);
});

test('every write to a list passes the gate in its own file', () => {
  const write = /\blists\.(add|change)\(/g;
  const writers = SOURCES.filter(({ code }) => count(code, write) > 0);
  expect(writers.length).toBeGreaterThan(3);
  for (const { file, code } of writers) {
    expect(file).toMatch(/^workflows\//);
    const guards = count(code, /\bguardFields\(/g);
    expect({ file, isGuarded: guards >= count(code, write) }).toEqual({ file, isGuarded: true });
  }
});

test('docs/never.md names tests that exist, for every rule', () => {
  const rows = [
    ...readFileSync(join(top, 'docs/never.md'), 'utf8').matchAll(
      /^\| (\d) +\|.*\| `(test\/[^`]+)` +\| (.+?) +\|$/gm,
    ),
  ].map(([, rule, file, title]) => ({ rule, file: file!, title: title! }));
  expect([...new Set(rows.map(({ rule }) => rule))]).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
    '8',
  ]);
  for (const { file, title } of rows) {
    const isThere = readFileSync(join(top, file), 'utf8').includes(title);
    expect({ file, title, isThere }).toEqual({ file, title, isThere: true });
  }
});
