// The hand-offs that no channel has taken yet, of every mailbox that a person covers: what comes back when its time is over.
import { isHandOffWork, readWorkFields, type HandOffWorkItem } from '../domain/log';
import type { Principal } from '../domain/roster';
import type { Desk } from '../ports';

export interface OpenHandOffs {
  /** Soonest deadline first; the deadline may be over. */
  readonly items: readonly HandOffWorkItem[];
  /** Rows that a hand edit broke: they are counted, because one of them may be the late one. */
  readonly broken: number;
}

const MOST_ROWS = 200;

/** Reads them; a list that cannot be read throws: no answer is not "everything was taken". */
export async function readOpenHandOffs(
  desk: Desk,
  principals: readonly Principal[],
): Promise<OpenHandOffs> {
  const found = await Promise.all(
    principals.map(async ({ address }) =>
      desk.lists.find('AnteroomWork', {
        where: [
          { column: 'Principal', is: 'equal', value: address },
          { column: 'Kind', is: 'equal', value: 'handoff' },
          { column: 'State', is: 'equal', value: 'open' },
        ],
        limit: MOST_ROWS,
      }),
    ),
  );
  const read = found.flat().map(({ fields }) => readWorkFields(fields));
  const items = read.flatMap((one) =>
    one.kind === 'item' && isHandOffWork(one.item) ? [one.item] : [],
  );
  return {
    items: items.sort((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity)),
    broken: read.length - items.length,
  };
}

/** True once the channel's time is over. */
export function isUntaken({ state, due }: HandOffWorkItem, now: number): boolean {
  return state === 'open' && due !== null && due < now;
}
