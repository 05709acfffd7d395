// The worker's half of the conversation, apart from the worker's own globals.
import type { Person } from '../../../domain/mail';
import { findClosestMiss, triageMail, type Matrix } from '../../../domain/triage';
import type { FromWorker, ToWorker } from './messages';

/** Only the newest house is kept: an older one is never asked for again. */
export function createAnswerer(): (message: ToWorker) => FromWorker | null {
  let kept: {
    readonly house: number;
    readonly matrix: Matrix;
    readonly people: readonly Person[];
  } | null = null;
  return (message) => {
    if (message.kind === 'house') {
      kept = message;
      return null;
    }
    const { ticket, mail, setting, house, missOf } = message;
    if (kept?.house !== house) return { kind: 'failed', ticket };
    try {
      const { matrix, people } = kept;
      const whole = { ...setting, matrix, people };
      return missOf === null
        ? { kind: 'read', ticket, triage: triageMail(mail, whole) }
        : { kind: 'missed', ticket, miss: findClosestMiss(mail, whole, missOf) };
    } catch {
      // Whatever a mail broke is told as a ticket number: the error's words may be the mail's.
      return { kind: 'failed', ticket };
    }
  };
}
