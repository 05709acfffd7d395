// A desk whose program dies at a chosen write: before the service took it, or after it took it and before we heard.
import type { Desk } from '../../src/ports';
import type { DeskForTests } from './DeskForTests';

/** No DeskError: nobody catches it, as nobody catches a closed window. */
export class Crash extends Error {}

const WRITES = ['add', 'change', 'placeHold', 'confirmHold', 'removeHold', 'tell'];

/** The desk with each of its writes under guard: told its number (from 1), it writes when asked to. */
function guardedDesk(
  desk: DeskForTests,
  guard: (nth: number, write: () => Promise<unknown>) => Promise<unknown>,
): { readonly desk: Desk; readonly writes: () => number } {
  let writes = 0;
  const guarded = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return async (...values: unknown[]): Promise<unknown> => {
          const write = async (): Promise<unknown> => await Reflect.apply(member, target, values);
          return WRITES.includes(String(name)) ? guard(++writes, write) : write();
        };
      },
    });
  return {
    desk: {
      clock: desk.clock,
      ids: desk.ids,
      identity: desk.identity,
      mailbox: desk.mailbox,
      categories: desk.categories,
      policy: desk.policy,
      shelf: desk.shelf,
      clientId: desk.clientId,
      lists: guarded(desk.lists),
      calendar: guarded(desk.calendar),
      activity: guarded(desk.activity),
    },
    writes: () => writes,
  };
}

/** The desk, dying at its nth write (from 1); `writes()` tells how many it came to. */
export function crashingDesk(
  desk: DeskForTests,
  nth: number,
  when: 'before' | 'after',
): { readonly desk: Desk; readonly writes: () => number } {
  return guardedDesk(desk, async (number, write) => {
    const dies = number === nth;
    if (dies && when === 'before') throw new Crash();
    const answer = await write();
    if (dies) throw new Crash();
    return answer;
  });
}

export interface Interruption {
  readonly nth: number;
  readonly when: 'before' | 'after';
  /** The program dies there as well. */
  readonly dies: boolean;
}

/** The desk, at whose nth write (from 1) somebody else comes first. */
export function interruptedDesk(
  desk: DeskForTests,
  { nth, when, dies, interrupt }: Interruption & { readonly interrupt: () => Promise<void> },
): Desk {
  const comeBetween = async (): Promise<void> => {
    await interrupt();
    if (dies) throw new Crash();
  };
  return guardedDesk(desk, async (number, write) => {
    const isHere = number === nth;
    if (isHere && when === 'before') await comeBetween();
    const answer = await write();
    if (isHere && when === 'after') await comeBetween();
    return answer;
  }).desk;
}
