// How long a physician's phone takes from the tap on a notification to the recorded decision, cold, on slow 4G.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { World } from '../journeys/World';
import { compressPages } from './compressPages';
import { answerOnPhone, proposeToPhysician, SLOW, type Answered } from './phoneAnswers';
import { ratioOf, report, rowOf } from './report';

const RUNS = 5;
const LIMIT_SECONDS = 10;

const scratch = mkdtempSync(join(tmpdir(), 'anteroom-bench-'));
const world = await World.open({
  logFile: join(scratch, 'exchanges.jsonl'),
  shots: join(scratch, 'shots'),
  web: compressPages('dist/local', join(scratch, 'web')),
});
try {
  await proposeToPhysician(world, RUNS);
  const answered: Answered[] = [];
  for (let run = 0; run < RUNS; run += 1) answered.push(await answerOnPhone(world));
  const row = (name: keyof Answered, what: string) =>
    rowOf(
      name,
      `from the tap on the notification until ${what}`,
      's',
      answered.map((one) => one[name]),
    );
  const recorded = row('recorded', 'the decision is in the list of the tenant');
  report(
    'phone',
    [
      row('card', 'the card stands and takes an answer'),
      recorded,
      row('told', 'it is carried out and the card says so'),
    ],
    [
      ratioOf(
        `tap to recorded decision, cold, ${SLOW.words}, against ${String(LIMIT_SECONDS)} s`,
        recorded.median / LIMIT_SECONDS,
        1,
      ),
    ],
  );
} finally {
  await world.close();
  rmSync(scratch, { recursive: true, force: true });
}
