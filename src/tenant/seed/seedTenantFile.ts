// The shape of the seed files, and the one place that reads them from disk.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface WorkingHours {
  readonly days: readonly string[];
  /** `HH:MM`, local to `timeZone`. */
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
}

export interface SeedPerson {
  readonly id: string;
  readonly key: string;
  readonly displayName: string;
  readonly title?: string;
  readonly department?: string;
  readonly role: string;
  readonly mail?: string;
  readonly businessPhone?: string;
  readonly officeLocation?: string;
  readonly timeZone?: string;
  readonly supports?: readonly string[];
}

export interface SeedWhen {
  readonly dateTime: string;
  readonly timeZone: string;
}

export interface SeedPattern {
  readonly type:
    | 'daily'
    | 'weekly'
    | 'absoluteMonthly'
    | 'relativeMonthly'
    | 'absoluteYearly'
    | 'relativeYearly';
  readonly interval: number;
  readonly daysOfWeek?: readonly string[];
  readonly firstDayOfWeek?: string;
  readonly dayOfMonth?: number;
  readonly month?: number;
  readonly index?: string;
}

export interface SeedRange {
  readonly type: 'endDate' | 'noEnd' | 'numbered';
  readonly startDate: string;
  readonly endDate?: string;
  readonly recurrenceTimeZone?: string;
  readonly numberOfOccurrences?: number;
}

export interface SeedEvent {
  readonly id: string;
  readonly key: string;
  readonly iCalUId: string;
  readonly subject: string;
  readonly type: 'singleInstance' | 'seriesMaster' | 'exception';
  readonly start: SeedWhen;
  readonly end: SeedWhen;
  readonly isAllDay: boolean;
  readonly showAs: string;
  readonly sensitivity: string;
  readonly categories: readonly string[];
  readonly location: { readonly displayName: string };
  readonly isOnlineMeeting: boolean;
  readonly isCancelled: boolean;
  readonly importance: string;
  readonly organizer: { readonly emailAddress: { readonly address: string } };
  readonly attendees: readonly {
    readonly type: string;
    readonly emailAddress: { readonly address: string };
  }[];
  readonly recurrence: { readonly pattern: SeedPattern; readonly range: SeedRange } | null;
  readonly seriesMasterId: string | null;
  readonly originalStart: string | null;
  readonly bodyPreview: string;
  readonly cancelledOccurrences?: readonly string[];
}

export interface SeedTenant {
  readonly meta: {
    readonly anchorDate: string;
    readonly timeZone: string;
    readonly domain: string;
    readonly organization: string;
    readonly holidays: readonly { readonly date: string; readonly name: string }[];
  };
  readonly people: readonly SeedPerson[];
  readonly delegation: readonly {
    readonly delegate: string;
    readonly mailbox: string;
    readonly mail: string;
    readonly calendar: string;
    readonly qgenda: string;
    readonly amion: string;
  }[];
  readonly feeds: Readonly<Record<'qgenda' | 'amion', { readonly file: string }>>;
  readonly calendarRules: Readonly<
    Record<string, { readonly workingHours: WorkingHours } | undefined>
  >;
  readonly calendars: Readonly<Record<string, readonly SeedEvent[]>>;
}

export interface SeedAddress {
  readonly name: string;
  readonly address: string;
}

/** One mail of `mails.jsonl` or `recent.json`. */
export interface SeedMail {
  readonly id: string;
  readonly from: SeedAddress | null;
  readonly to: readonly SeedAddress[];
  readonly cc: readonly SeedAddress[];
  readonly subject: string;
  readonly bodyType: 'text' | 'html';
  readonly body: string;
  readonly receivedDateTime: string;
  readonly importance: 'low' | 'normal' | 'high';
  readonly attachments: readonly string[];
  readonly internetHeaders: Readonly<Record<string, string>>;
  readonly labels?: { readonly lane: string };
}

/** A demo mail that arrived some minutes before the tenant was seeded. */
export interface RecentMail extends Omit<SeedMail, 'receivedDateTime' | 'labels'> {
  readonly mailbox: string;
  readonly minutesAgo: number;
  readonly isRead?: boolean;
}

const folder = path.dirname(fileURLToPath(import.meta.url));

export function readSeedTenant(): SeedTenant {
  return JSON.parse(readFileSync(path.join(folder, 'tenant.json'), 'utf8')) as SeedTenant;
}

export function readSeedMails(): SeedMail[] {
  return readFileSync(path.join(folder, 'mails.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as SeedMail);
}

export function readRecentMails(): RecentMail[] {
  return JSON.parse(readFileSync(path.join(folder, 'recent.json'), 'utf8')) as RecentMail[];
}
