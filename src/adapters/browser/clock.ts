// The time and the randomness of the browser, for rooms that may not take them themselves.
import { instantFromMilliseconds } from '../../domain/time';
import type { Clock, Ids } from '../../ports';

/** The clock of the machine. */
export const systemClock: Clock = { now: () => instantFromMilliseconds(Date.now()) };

/** Random UUIDs from the browser's own generator. */
export const randomIds: Ids = { newId: () => crypto.randomUUID() };
