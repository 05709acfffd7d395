// What a macro's placeholders can be filled from without asking: people, channels, the mail, the verdict, the holds.
import type { HoldOption } from '../holds';
import type { Channel, Principal, Roster, RosterPerson } from '../roster';
import { localDateTimeAt, weekdayOf, type Instant, type ZoneId } from '../time';
import type { Verdict } from '../triage';

/** Values by the dotted path that placeholders name as their source. A path that is absent is not known. */
export type FillContext = ReadonlyMap<string, string>;

export interface FillSetting {
  readonly roster: Roster;
  readonly principal: Principal;
  /** Who is writing. */
  readonly assistant: RosterPerson;
  /** The open mail; null for a draft that answers none. */
  readonly mail: {
    readonly from: { readonly name: string; readonly address: string } | null;
    readonly receivedAt: Instant | null;
  } | null;
  readonly verdict: Verdict | null;
  /** The channel that a hand-off or an escalation goes to. */
  readonly channel: Channel | null;
  /** The mail's hand-off, once there is one. */
  readonly handOff: { readonly number: string; readonly deadline: Instant | null } | null;
  /** Options that may be offered to the other side, with the time by which they lapse. */
  readonly holds: {
    readonly options: readonly Pick<HoldOption, 'window'>[];
    readonly decideBy: Instant | null;
  } | null;
}

/**
 * Builds the context. Every time in it carries the principal's zone in words.
 *
 * @example
 * fillContextFor(setting).get('people.assignedEa.displayName') //=> 'Jordan Reyes'
 */
export function fillContextFor(setting: FillSetting): FillContext {
  const { roster, principal, assistant } = setting;
  const zone = principal.zone;
  const backup = roster.colleagues.find((one) =>
    principal.assistants.some((at) => at === one.address && at !== assistant.address),
  );
  const context = new Map<string, string>();
  const put = (path: string, value: string | null | undefined): void => {
    if (value !== null && value !== undefined && value.trim() !== '')
      context.set(path, value.trim());
  };

  put('people.physician.displayName', principal.name);
  put('people.assignedEa.displayName', assistant.name);
  put('people.assignedEa.mail', assistant.address);
  put('people.assignedEa.businessPhone', assistant.phone);
  put('people.backupEa.displayName', backup?.name);
  put('people.backupEa.mail', backup?.address);

  for (const channel of roster.channels)
    putChannel(put, `directory.channels.${channel.id}`, channel);
  if (setting.channel !== null) putChannel(put, 'directory.channels.selected', setting.channel);

  put('message.from.displayName', setting.mail?.from?.name);
  put('message.from.domain', domainOf(setting.mail?.from?.address ?? ''));
  put('message.receivedDateTime', timeLabel(setting.mail?.receivedAt ?? null, zone));
  put('message.sender.timeZoneLabel', zoneLabel(zone));

  if (setting.verdict !== null) {
    put('triage.urgency', setting.verdict.urgency);
    put('triage.why', whyOf(setting.verdict));
  }
  put('queue.item.id', setting.handOff?.number);
  put('matrix.sla.ackDeadline', timeLabel(setting.handOff?.deadline ?? null, zone));

  const options = setting.holds?.options ?? [];
  options.forEach((option, index) => {
    put(`calendar.holds[${index}].label`, holdLabel(option, zone));
  });
  if (options.length > 0)
    put('calendar.holds.expiry', timeLabel(setting.holds?.decideBy ?? null, zone));
  return context;
}

function putChannel(
  put: (path: string, value: string | null | undefined) => void,
  path: string,
  channel: Channel,
): void {
  put(`${path}.name`, channel.name);
  put(`${path}.phone`, channel.phone);
  put(`${path}.fax`, channel.fax);
  put(`${path}.hours`, channel.hours);
  put(`${path}.owner`, channel.ownerName);
  put(`${path}.address`, channel.address);
}

/** The rule's own title, or the names of the strongest signals; never the words of the mail. */
function whyOf(verdict: Verdict): string {
  if (verdict.hardRule !== null) return verdict.hardRule.title;
  return verdict.evidence
    .slice(0, 2)
    .map((one) => one.signal.replaceAll(/[-.]/g, ' '))
    .join(', ');
}

function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at === -1 ? '' : address.slice(at + 1);
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const ZONE_WORDS: Readonly<Record<string, string>> = {
  'America/New_York': 'Eastern',
  'America/Chicago': 'Central',
  'America/Denver': 'Mountain',
  'America/Phoenix': 'Arizona',
  'America/Los_Angeles': 'Pacific',
  'America/Anchorage': 'Alaska',
  'Pacific/Honolulu': 'Hawaii',
};

/** The zone as people here say it; its full name where there is no such word. */
export function zoneLabel(zone: ZoneId): string {
  return ZONE_WORDS[zone] ?? zone.replaceAll('_', ' ');
}

/**
 * One option of a hold as it is offered in a mail.
 *
 * @example
 * holdLabel(option, 'America/Chicago') //=> 'Tuesday, November 17, 2:30 PM to 3:00 PM Central'
 */
export function holdLabel(option: Pick<HoldOption, 'window'>, zone: ZoneId): string {
  const start = localDateTimeAt(option.window.start, zone);
  const end = localDateTimeAt(option.window.end, zone);
  return `${dayLabel(start)}, ${clockLabel(start)} to ${clockLabel(end)} ${zoneLabel(zone)}`;
}

/**
 * The cleared options as lines of a mail, zone said in each; empty when nothing was cleared.
 */
export function holdOptionLines(
  options: readonly Pick<HoldOption, 'window'>[],
  zone: ZoneId,
): readonly string[] {
  return options.map((option) => holdLabel(option, zone));
}

/** A point in time as a mail says it: `Tuesday, November 17, 2:30 PM Central`. */
export function timeLabel(instant: Instant | null, zone: ZoneId): string | null {
  if (instant === null) return null;
  const local = localDateTimeAt(instant, zone);
  return `${dayLabel(local)}, ${clockLabel(local)} ${zoneLabel(zone)}`;
}

function dayLabel(local: string): string {
  const weekday = weekdayOf(local.slice(0, 10));
  const month = MONTHS[Number(local.slice(5, 7)) - 1] ?? '';
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}, ${month} ${Number(local.slice(8, 10))}`;
}

function clockLabel(local: string): string {
  const hour = Number(local.slice(11, 13));
  return `${hour % 12 === 0 ? 12 : hour % 12}:${local.slice(14, 16)} ${hour < 12 ? 'AM' : 'PM'}`;
}
