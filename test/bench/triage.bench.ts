// What a verdict costs: a usual mail, a very long one, each part beside its peers, and growth on ordinary and hostile text.
import { isIsolate, serveIsolate, startIsolate } from './isolates';
import { ratioOf, report, rowOf, type Ratio, type Row } from './report';
import { timeInTurn, type Timing } from './timing';
import { PEER_PARTS } from './triagePeers';
import {
  callNamed,
  LONG_NAMES,
  longName,
  MAILS_IN_TURN,
  OUR_NAMES,
  PEER_NAMES,
  policyBytes,
  whatIs,
} from './triageReaders';

const KIB = 1024;
const RUNS = 11;
const LONG_RUNS = 5;
const WARM_UP_MS = 1500;
/** Peers and parts are called as often as the whole, so that none is measured before it is compiled. */
const WARM_UP_CALLS = 2800;
const VERDICT_LIMIT_MS = 1;
const LONG_LIMIT_MS = 30;
const LOAD_LIMIT_MS = 40;
const GROWTH_LIMIT = 2.2;

/** Each in a process of its own, as the product has no other reader beside it. */
async function timeNamed(names: readonly string[], timing: Timing): Promise<readonly Row[]> {
  const isolates = await Promise.all(names.map(async (name) => startIsolate(name, whatIs(name))));
  const rows = await timeInTurn(isolates, timing);
  for (const { stop } of isolates) stop();
  return rows;
}

async function measure(): Promise<void> {
  const timed = await timeNamed([...OUR_NAMES, ...PEER_NAMES], {
    runs: RUNS,
    warmUpMs: WARM_UP_MS,
    warmUpCalls: WARM_UP_CALLS,
    pass: MAILS_IN_TURN,
  });
  /** The fastest peer of each part, and what a verdict put together of them would cost. */
  const fastest = PEER_PARTS.map((part) => {
    const [row] = timed
      .filter(({ name }) => name.startsWith(`${part}: `))
      .sort((a, b) => a.median - b.median);
    if (row === undefined) throw new Error(`no peer for ${part}`);
    return row;
  });
  const fastestSum = rowOf(
    'fastest peers',
    fastest.map(({ name }) => name.slice(name.indexOf(' ') + 1)).join(' + '),
    'ms',
    [fastest.reduce((sum, { median }) => sum + median, 0)],
  );

  const longRows: Row[] = [];
  const growth: Ratio[] = [];
  for (const name of LONG_NAMES) {
    const [small, large] = await timeNamed([longName('half', name), longName('whole', name)], {
      runs: LONG_RUNS,
      warmUpMs: WARM_UP_MS,
    });
    if (small === undefined || large === undefined) throw new Error('not measured');
    longRows.push({ ...large, name: `${name} 100 KB` });
    growth.push(ratioOf(`growth per doubling, ${name}`, large.min / small.min, GROWTH_LIMIT));
  }
  const slowest = longRows.reduce((most, row) => (row.median > most.median ? row : most));
  const [load] = await timeNamed(['load'], { runs: LONG_RUNS, warmUpMs: 300 });
  const verdict = timed.find(({ name }) => name === 'verdict 2 KB');
  if (load === undefined || verdict === undefined) throw new Error('not measured');

  report(
    'triage',
    [
      ...timed,
      fastestSum,
      ...longRows,
      load,
      rowOf('matrix size', 'rules, evidence and lanes as JSON', 'KB', [policyBytes / KIB]),
    ],
    [
      ratioOf('verdict on 2 KB against 1 ms', verdict.median / VERDICT_LIMIT_MS, 1),
      ratioOf(
        'verdict on 2 KB against the fastest peer of each part',
        verdict.median / fastestSum.median,
        1,
      ),
      ratioOf('verdict on 100 KB against 30 ms', (longRows[0]?.median ?? 0) / LONG_LIMIT_MS, 1),
      ratioOf(`slowest 100 KB (${slowest.name}) against 30 ms`, slowest.median / LONG_LIMIT_MS, 1),
      ratioOf('load against 40 ms', load.median / LOAD_LIMIT_MS, 1),
      ...growth,
    ],
  );
}

await (isIsolate ? serveIsolate(callNamed) : measure());
