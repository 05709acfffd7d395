// What a long inbox costs in the browser: the memory of ten thousand mails in the Inbox tab, and a verdict's wait in the pane.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { World } from '../journeys/World';
import { sweepLongInbox } from './longInbox';
import { ratioOf, report, rowOf } from './report';
import { openedPaneWaits, pinnedPaneWaits } from './verdictWaits';

const MAILS = 10_000;
const HEAP_LIMIT_MB = 300;
const VERDICT_LIMIT_MS = 100;

const scratch = mkdtempSync(join(tmpdir(), 'anteroom-bench-'));
const world = await World.open({
  logFile: join(scratch, 'exchanges.jsonl'),
  shots: join(scratch, 'shots'),
  web: 'dist/local',
});
try {
  const opened = await openedPaneWaits(world);
  const pinned = await pinnedPaneWaits(world);
  const swept = await sweepLongInbox(world, MAILS);
  const wait = (name: string, what: string, values: readonly number[]) =>
    rowOf(name, `${what}: from the body's callback to the verdict in the page`, 'ms', values);
  const openedRow = wait('opened', 'the pane just opened, Graph silent', opened);
  const pinnedRow = wait('next', 'another mail beside the open pane, Graph silent', pinned);
  const used = (name: string, what: string, pick: (look: (typeof swept.looks)[number]) => number) =>
    rowOf(name, `${what}, after forced collection`, 'MB', swept.looks.map(pick));
  const both = used('tab', 'page and workers together', ({ page, workers }) => page + workers);
  report(
    'inbox',
    [
      openedRow,
      pinnedRow,
      used('page', `in use by the page (JavaScript, DOM and buffers)`, ({ page }) => page),
      used('workers', `in use by its ${String(swept.workers)} workers`, ({ workers }) => workers),
      both,
      rowOf('classified', 'mails in the queue that have a verdict', 'mails', [swept.classified]),
      rowOf('sweep', 'until the last of them was read', 's', [swept.seconds]),
    ],
    [
      ratioOf(
        'verdict of a pane just opened against 100 ms',
        openedRow.median / VERDICT_LIMIT_MS,
        1,
      ),
      ratioOf('verdict of the next mail against 100 ms', pinnedRow.median / VERDICT_LIMIT_MS, 1),
      ratioOf('the most that the tab used against 300 MB', both.max / HEAP_LIMIT_MB, 1),
      ratioOf('mails without a verdict', MAILS - swept.classified, 0),
      ratioOf('no worker was left unmeasured', swept.workers > 0 ? 0 : 1, 0),
    ],
  );
} finally {
  await world.close();
  rmSync(scratch, { recursive: true, force: true });
}
