// Who is who at this customer, as IT keeps it in the roster list: people, rights, sites and channels.
import type { LocalDate, Weekday, ZoneId } from '../time';

export interface RosterPerson {
  /** Entra object id. */
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** SMTP address and user principal name, lower case. */
  readonly address: string;
  readonly title: string;
  readonly phone: string | null;
}

export interface WorkingHours {
  readonly days: readonly string[];
  /** Clock times `HH:mm`. */
  readonly start: string;
  readonly end: string;
}

/** Clock times `HH:mm` of the principal's zone, on these weekdays. */
export interface DecisionBlock {
  readonly days: readonly string[];
  readonly start: string;
  readonly end: string;
}

export interface Principal extends RosterPerson {
  readonly zone: ZoneId;
  readonly workingHours: WorkingHours;
  /** Addresses of the assistants who may act for this principal, first the assigned one. */
  readonly assistants: readonly string[];
  /** Addresses of people whose decision counts while the principal is away. */
  readonly secondApprovers: readonly string[];
  /** True: mail is read and counted, and nothing is written to this mailbox or calendar. */
  readonly observeOnly?: boolean;
  /** The site where this principal is met when nobody names one. */
  readonly homeSiteId?: string;
  /** When this principal looks at what waits: what can wait until then is told once, at its start. */
  readonly decisionBlocks?: readonly DecisionBlock[];
  /** Privileges by site; a site without an entry asks for none. */
  readonly privileges?: readonly {
    readonly siteId: string;
    readonly firstDay: string | null;
    readonly lastDay: string | null;
  }[];
}

/** A call or OR schedule that comes from outside: a calendar subscribed in Outlook, or a file. */
export interface RosterFeed {
  readonly id: string;
  readonly name: string;
  /** Where two feeds differ, the lower number is believed until its owner says otherwise. */
  readonly authority: number;
  /** How the feed writes each principal, by address: `Okafor, M`. */
  readonly people: Readonly<Record<string, string>>;
  /** Who mends the schedule. */
  readonly ownerName: string;
  /** The calendar's name in each principal's Outlook, where it is subscribed there; absent: it comes as a file. */
  readonly calendarName?: string;
}

export const SESSION_KINDS = ['clinic', 'or', 'teaching', 'research', 'committee'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** A session of the week as it is meant to be: it repeats by rule, whatever the calendar shows. */
export interface RosterSession {
  readonly id: string;
  /** Address of the physician. */
  readonly principal: string;
  readonly kind: SessionKind;
  readonly title: string;
  readonly siteId: string | null;
  readonly days: readonly Weekday[];
  /** Clock times `HH:mm`; an end before the start lies on the next day. */
  readonly start: string;
  readonly end: string;
  readonly firstDay: LocalDate;
  /** null: until further notice. */
  readonly lastDay: LocalDate | null;
  /** 1: every week, 2: every other week counted from the week of `firstDay`. */
  readonly everyWeeks: number;
  /** Days without a session. */
  readonly except: readonly LocalDate[];
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly phone: string | null;
  readonly address: string | null;
  readonly hours: string;
  readonly ownerName: string;
  /** True when policy lets PHI go there in writing. */
  readonly approvedForPhi: boolean;
  readonly fax?: string | null;
  /** Id of the channel to call when nobody here has taken a hand-off by its deadline; null when there is none. */
  readonly nextChannelId?: string | null;
}

export interface Site {
  readonly id: string;
  readonly name: string;
  readonly zone: ZoneId;
  /** Other beginnings by which a location names it: "Main OR 2" for Main Campus. */
  readonly aliases?: readonly string[];
}

export interface Roster {
  readonly principals: readonly Principal[];
  readonly assistants: readonly RosterPerson[];
  readonly signers: readonly RosterPerson[];
  /** Everybody in the staff directory, the people above included. */
  readonly colleagues: readonly RosterPerson[];
  readonly channels: readonly Channel[];
  readonly sites: readonly Site[];
  readonly travelMinutes: readonly {
    readonly from: string;
    readonly to: string;
    readonly minutes: number;
  }[];
  /** Outside people who may be named in an event title. */
  readonly clearedStakeholders: readonly { readonly name: string; readonly address: string }[];
  readonly feeds?: readonly RosterFeed[];
  readonly sessions?: readonly RosterSession[];
  /** Calendar days on which nobody works. */
  readonly holidays: readonly string[];
}
