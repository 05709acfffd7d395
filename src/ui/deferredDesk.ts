// A desk whose Microsoft half is still on its way: both front ends show themselves first and load it behind that.
import type { Desk, TokenSource } from '../ports';
import { deferred } from './deferred';

/** What the deferred chunk brings. */
export interface Microsoft {
  readonly identity: TokenSource;
  readonly graph: Pick<
    Desk,
    'mailbox' | 'calendar' | 'categories' | 'lists' | 'policy' | 'activity'
  >;
}

/**
 * The desk of a front end.
 *
 * `load` runs at the first call of any of its ports and once for all of them; after a failure the next call tries anew.
 */
export function deferredDesk(
  load: () => Promise<Microsoft>,
  atOnce: Pick<Desk, 'clock' | 'ids' | 'shelf' | 'clientId'>,
): Desk {
  let loading: Promise<Microsoft> | null = null;
  const microsoft = async (): Promise<Microsoft> => {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  };
  return {
    ...atOnce,
    identity: deferred(async () => (await microsoft()).identity),
    mailbox: deferred(async () => (await microsoft()).graph.mailbox),
    calendar: deferred(async () => (await microsoft()).graph.calendar),
    categories: deferred(async () => (await microsoft()).graph.categories),
    lists: deferred(async () => (await microsoft()).graph.lists),
    policy: deferred(async () => (await microsoft()).graph.policy),
    activity: deferred(async () => (await microsoft()).graph.activity),
  };
}
