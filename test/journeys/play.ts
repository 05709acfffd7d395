// Plays the journeys as a program: npm run journeys, and the test beside it. Exit code 1 when a step failed.
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { playChanged } from './changed';
import { playDecisions } from './decisions';
import { playFirm } from './firm';
import { playHealth } from './health';
import { Journey } from './Journey';
import { playInbox } from './inbox';
import { playKeys } from './keys';
import { playLine } from './line';
import { playTogether } from './together';
import { playTrouble } from './trouble';
import { World } from './World';

/** Each story has a tenant and a log of its own: refusals that one asks for would hide those of another. */
const STORIES = [
  { name: 'line', play: playLine, logEnding: '' },
  { name: 'trouble', play: playTrouble, logEnding: '.trouble' },
  { name: 'keys', play: playKeys, logEnding: '.keys' },
  { name: 'inbox', play: playInbox, logEnding: '.inbox' },
  { name: 'decisions', play: playDecisions, logEnding: '.decisions' },
  { name: 'health', play: playHealth, logEnding: '.health' },
  { name: 'together', play: playTogether, logEnding: '.together' },
  { name: 'changed', play: playChanged, logEnding: '.changed' },
  { name: 'firm', play: playFirm, logEnding: '.firm' },
] as const;

const { values } = parseArgs({
  options: {
    web: { type: 'string' },
    log: { type: 'string' },
    shots: { type: 'string' },
    story: { type: 'string' },
  },
});
const { web, log, shots, story } = values;
if (web === undefined || log === undefined || shots === undefined) {
  throw new Error(
    'usage: play.ts --web DIR --log FILE --shots DIR [--story line|trouble|keys|inbox|decisions|health|together|changed|firm]',
  );
}
const results: boolean[] = [];
for (const { name, play, logEnding } of STORIES) {
  if (story !== undefined && story !== name) continue;
  process.stdout.write(`Story: ${name}\n`);
  const journey = new Journey();
  rmSync(`${log}${logEnding}`, { force: true });
  const world = await World.open({ web, logFile: `${log}${logEnding}`, shots });
  try {
    await play(world, journey);
    process.stdout.write(`Told: ${name}\n`);
  } catch (error) {
    // A step has told what failed; what failed between two steps is told here.
    if (journey.results.every(({ ok }) => ok)) {
      results.push(false);
      process.stdout.write(`FAILED outside of a step: ${String(error)}\n`);
    }
    await world.pictureEveryWindow();
  } finally {
    await world.close();
  }
  results.push(...journey.results.map(({ ok }) => ok));
}
const failed = results.filter((ok) => !ok).length;
process.stdout.write(`${String(results.length - failed)} steps passed, ${String(failed)} failed\n`);
process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;
