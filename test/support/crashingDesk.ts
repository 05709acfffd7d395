// A desk whose program dies at a chosen write: before the service took it, or after it took it and before we heard.
import type { Desk } from '../../src/ports';
import type { DeskForTests } from './DeskForTests';

/** No DeskError: nobody catches it, as nobody catches a closed window. */
export class Crash extends Error {}

const WRITES = ['add', 'change', 'placeHold', 'confirmHold', 'removeHold', 'tell'];

/** The desk, dying at its nth write (from 1); `writes()` tells how many it came to. */
export function crashingDesk(
  desk: DeskForTests,
  nth: number,
  when: 'before' | 'after',
): { readonly desk: Desk; readonly writes: () => number } {
  let writes = 0;
  const guarded = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return async (...values: unknown[]): Promise<unknown> => {
          const dies = WRITES.includes(String(name)) && ++writes === nth;
          if (dies && when === 'before') throw new Crash();
          const answer: unknown = await Reflect.apply(member, target, values);
          if (dies) throw new Crash();
          return answer;
        };
      },
    });
  return {
    desk: {
      clock: desk.clock,
      ids: desk.ids,
      identity: desk.identity,
      mailbox: desk.mailbox,
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
  let writes = 0;
  const guarded = <Port extends object>(port: Port): Port =>
    new Proxy(port, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return async (...values: unknown[]): Promise<unknown> => {
          const isHere = WRITES.includes(String(name)) && ++writes === nth;
          if (isHere && when === 'before') await interrupt();
          if (isHere && when === 'before' && dies) throw new Crash();
          const answer: unknown = await Reflect.apply(member, target, values);
          if (isHere && when === 'after') await interrupt();
          if (isHere && when === 'after' && dies) throw new Crash();
          return answer;
        };
      },
    });
  return {
    clock: desk.clock,
    ids: desk.ids,
    identity: desk.identity,
    mailbox: desk.mailbox,
    policy: desk.policy,
    shelf: desk.shelf,
    clientId: desk.clientId,
    lists: guarded(desk.lists),
    calendar: guarded(desk.calendar),
    activity: guarded(desk.activity),
  };
}
