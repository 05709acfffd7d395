// Plays the journeys as a program: npm run journeys, and the test beside it. Exit code 1 when a step failed.
import { parseArgs } from 'node:util';
import { Journey } from './Journey';
import { playLine } from './line';
import { World } from './World';

const { values } = parseArgs({
  options: { web: { type: 'string' }, log: { type: 'string' }, shots: { type: 'string' } },
});
if (values.web === undefined || values.log === undefined || values.shots === undefined) {
  throw new Error('usage: play.ts --web DIR --log FILE --shots DIR');
}
const journey = new Journey();
const world = await World.open({ web: values.web, logFile: values.log, shots: values.shots });
try {
  await playLine(world, journey);
} catch {
  // The step has told what failed; the exit code says it once more.
  await world.pictureEveryWindow();
} finally {
  await world.close();
}
const failed = journey.results.filter(({ ok }) => !ok).length;
process.stdout.write(
  `${String(journey.results.length - failed)} steps passed, ${String(failed)} failed\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
