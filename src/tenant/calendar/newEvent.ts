// The event that stands before anything was said about it, for a calendar's owner or for a feed.
import type { Person } from '../directory/people';
import { guidFor } from '../graph/itemIds';
import type { EventDoc } from './eventDoc';

export const NEVER = '0001-01-01T00:00:00Z';

/** `name` makes its iCalUId; `now` is when it was made. */
export function newEvent(owner: Person, name: string, now: string): EventDoc {
  return {
    createdDateTime: now,
    lastModifiedDateTime: now,
    categories: [],
    transactionId: null,
    iCalUId: `040000008200E00074C5B7101A82E008${guidFor(`ical ${name}`).replaceAll('-', '').toUpperCase()}`,
    reminderMinutesBeforeStart: 15,
    isReminderOn: true,
    subject: '',
    importance: 'normal',
    sensitivity: 'normal',
    isAllDay: false,
    isCancelled: false,
    isOrganizer: true,
    responseRequested: true,
    showAs: 'busy',
    isOnlineMeeting: false,
    joinUrl: null,
    allowNewTimeProposals: true,
    hideAttendees: false,
    recurrence: null,
    responseStatus: { response: 'organizer', time: NEVER },
    body: { contentType: 'html', content: '' },
    start: { dateTime: now.slice(0, 19), timeZone: 'UTC' },
    end: { dateTime: now.slice(0, 19), timeZone: 'UTC' },
    location: { displayName: '' },
    attendees: [],
    organizer: { emailAddress: { name: owner.displayName, address: owner.mail } },
    extendedProperties: [],
    originalDay: null,
    originalStart: null,
    skippedDays: [],
  };
}

/** The address at which people join the meeting of that name. */
export function joinUrlFor(name: string): string {
  return `https://teams.microsoft.com/l/meetup-join/19%3ameeting_${guidFor(`meeting ${name}`).replaceAll('-', '')}%40thread.v2/0`;
}
