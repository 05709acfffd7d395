// Everything we may write to an event. These types have no attendees, so no invitation can leave by them.
import { localDateTimeAt } from '../../../domain/time';
import type { NewHold } from '../../../ports';
import { PROPOSAL_PROPERTY } from './eventSchema';

interface DateTimeTimeZone {
  readonly dateTime: string;
  readonly timeZone: string;
}

export interface HoldBody {
  readonly subject: string;
  readonly start: DateTimeTimeZone;
  readonly end: DateTimeTimeZone;
  readonly showAs: 'tentative';
  readonly isReminderOn: false;
  readonly categories: readonly string[];
  readonly transactionId: string;
  readonly singleValueExtendedProperties: readonly {
    readonly id: string;
    readonly value: string;
  }[];
}

export interface ConfirmBody {
  readonly showAs: 'busy';
}

/** The tentative event of a hold, in local times of the calendar's zone. */
export function holdBody(hold: NewHold): HoldBody {
  const time = (instant: NewHold['window']['start']): DateTimeTimeZone => ({
    dateTime: localDateTimeAt(instant, hold.zone),
    timeZone: hold.zone,
  });
  return {
    subject: hold.title,
    start: time(hold.window.start),
    end: time(hold.window.end),
    showAs: 'tentative',
    isReminderOn: false,
    categories: hold.categories,
    transactionId: hold.transactionId,
    singleValueExtendedProperties: [{ id: PROPOSAL_PROPERTY, value: hold.proposalId }],
  };
}

export const CONFIRM_BODY: ConfirmBody = { showAs: 'busy' };
