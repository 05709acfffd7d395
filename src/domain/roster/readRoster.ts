// Reads the roster out of a list that IT edits by hand: every row is checked, and the first bad one is named.
import * as v from 'valibot';
import { isKnownZone, WEEKDAYS } from '../time';
import { SESSION_KINDS, type Roster, type RosterPerson } from './types';

export const ROSTER_KINDS = [
  'principal',
  'assistant',
  'signer',
  'colleague',
  'channel',
  'site',
  'travel',
  'stakeholder',
  'holiday',
  'feed',
  'session',
] as const;
export type RosterKind = (typeof ROSTER_KINDS)[number];

/** A row as the list holds it: `data` is the JSON text of the Data column. */
export interface RosterRow {
  readonly kind: unknown;
  readonly key: unknown;
  readonly data: unknown;
}

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const address = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.email());
const phone = v.nullish(text, null);
const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not a clock time HH:mm'));
const day = v.pipe(v.string(), v.isoDate());
const zone = v.pipe(v.string(), v.check(isKnownZone, 'not a time zone'));

const person = { id: v.pipe(v.string(), v.uuid()), name: text, address, title: text, phone };

const principalSchema = v.object({
  ...person,
  zone,
  workingHours: v.object({
    days: v.pipe(v.array(v.picklist(WEEKDAYS)), v.minLength(1)),
    start: clock,
    end: clock,
  }),
  assistants: v.pipe(v.array(address), v.minLength(1)),
  secondApprovers: v.array(address),
  observeOnly: v.exactOptional(v.boolean()),
  decisionBlocks: v.exactOptional(
    v.array(
      v.pipe(
        v.object({
          days: v.pipe(v.array(v.picklist(WEEKDAYS)), v.minLength(1)),
          start: clock,
          end: clock,
        }),
        v.check(({ start, end }) => start < end, 'ends before it starts'),
      ),
    ),
  ),
  homeSiteId: v.exactOptional(text),
  privileges: v.exactOptional(
    v.array(v.object({ siteId: text, firstDay: v.nullable(day), lastDay: v.nullable(day) })),
  ),
});
const personSchema = v.object(person);
const channelSchema = v.object({
  name: text,
  kind: text,
  phone,
  fax: phone,
  address: v.nullish(address, null),
  hours: text,
  ownerName: text,
  approvedForPhi: v.boolean(),
  nextChannelId: v.nullish(text, null),
});
const siteSchema = v.object({ name: text, zone, aliases: v.exactOptional(v.array(text)) });
const travelSchema = v.object({ from: text, to: text, minutes: v.pipe(v.number(), v.minValue(0)) });
const stakeholderSchema = v.object({ name: text, address });
const holidaySchema = v.object({ day, name: text });
const feedSchema = v.object({
  name: text,
  authority: v.pipe(v.number(), v.integer(), v.minValue(1)),
  people: v.record(address, text),
  ownerName: text,
  calendarName: v.exactOptional(text),
});

const sessionSchema = v.object({
  principal: address,
  kind: v.picklist(SESSION_KINDS),
  title: text,
  siteId: v.nullish(text, null),
  days: v.pipe(v.array(v.picklist(WEEKDAYS)), v.minLength(1)),
  start: clock,
  end: clock,
  firstDay: day,
  lastDay: v.nullish(day, null),
  everyWeeks: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  except: v.nullish(v.array(day), []),
});

/** The rows of one kind, by the shape of their data. */
export const rosterSchema = {
  principal: principalSchema,
  assistant: personSchema,
  signer: personSchema,
  colleague: personSchema,
  channel: channelSchema,
  site: siteSchema,
  travel: travelSchema,
  stakeholder: stakeholderSchema,
  holiday: holidaySchema,
  feed: feedSchema,
  session: sessionSchema,
} as const satisfies Record<RosterKind, v.GenericSchema>;

export type RosterReading =
  | { readonly kind: 'roster'; readonly roster: Roster }
  /** `row` is the row's kind and key, `field` the part of it that cannot be read. */
  | { readonly kind: 'broken'; readonly row: string; readonly field: string };

type Data<Kind extends RosterKind> = v.InferOutput<(typeof rosterSchema)[Kind]>;
interface Parsed<Kind extends RosterKind> {
  readonly key: string;
  readonly data: Data<Kind>;
}

class BadRow extends Error {
  readonly row: string;
  readonly field: string;
  constructor(row: string, field: string) {
    super('A roster row cannot be read');
    this.row = row;
    this.field = field;
  }
}

/**
 * Reads the whole roster.
 *
 * The directory (`colleagues`) holds every person of the other kinds too. An address that a principal names as assistant
 * or second approver, and a channel that another one names as the next, must be in the roster themselves.
 *
 * @returns the roster, or the first row that cannot be read; never a roster with a row left out
 *
 * @example
 * readRoster([{ kind: 'site', key: 'main', data: '{"name":"Main","zone":"Chicago"}' }])
 * //=> { kind: 'broken', row: 'site main', field: 'zone' }
 */
export function readRoster(rows: readonly RosterRow[]): RosterReading {
  try {
    return { kind: 'roster', roster: assemble(rows) };
  } catch (error) {
    if (error instanceof BadRow) return { kind: 'broken', row: error.row, field: error.field };
    throw error;
  }
}

function assemble(rows: readonly RosterRow[]): Roster {
  const unknown = rows.find(
    (row) =>
      !(ROSTER_KINDS as readonly unknown[]).includes(row.kind) || typeof row.key !== 'string',
  );
  if (unknown !== undefined) {
    throw new BadRow(`${String(unknown.kind)} ${String(unknown.key)}`, 'Kind or Key');
  }
  const principals = rowsOf(rows, 'principal').map(({ key, data }) => ({ key, ...data }));
  const assistants = rowsOf(rows, 'assistant').map(({ key, data }) => ({ key, ...data }));
  const signers = rowsOf(rows, 'signer').map(({ key, data }) => ({ key, ...data }));
  const others = rowsOf(rows, 'colleague').map(({ key, data }) => ({ key, ...data }));
  const roster: Roster = {
    principals,
    assistants,
    signers,
    colleagues: onceEach([...principals, ...assistants, ...signers, ...others]),
    channels: rowsOf(rows, 'channel').map(({ key, data }) => ({ id: key, ...data })),
    sites: rowsOf(rows, 'site').map(({ key, data }) => ({ id: key, ...data })),
    travelMinutes: rowsOf(rows, 'travel').map(({ data }) => data),
    clearedStakeholders: rowsOf(rows, 'stakeholder').map(({ data }) => data),
    feeds: rowsOf(rows, 'feed').map(({ key, data }) => ({ id: key, ...data })),
    sessions: rowsOf(rows, 'session').map(({ key, data }) => ({ id: key, ...data })),
    holidays: rowsOf(rows, 'holiday')
      .map(({ data }) => data.day)
      .sort(),
  };
  checkReferences(roster);
  return roster;
}

/** A key such as `channel:nurse-line` is unique in the list; the part after the colon is the row's own name. */
function rowsOf<Kind extends RosterKind>(rows: readonly RosterRow[], kind: Kind): Parsed<Kind>[] {
  return rows
    .filter((row) => row.kind === kind)
    .map((row) => {
      const whole = String(row.key);
      const key = whole.startsWith(`${kind}:`) ? whole.slice(kind.length + 1) : whole;
      const name = `${kind} ${key}`;
      const read = v.safeParse(rosterSchema[kind], parseJson(row.data, name));
      if (!read.success) throw new BadRow(name, v.getDotPath(read.issues[0]) ?? 'Data');
      return { key, data: read.output };
    });
}

function parseJson(data: unknown, name: string): unknown {
  if (typeof data !== 'string') throw new BadRow(name, 'Data');
  try {
    return JSON.parse(data);
  } catch (error) {
    if (error instanceof SyntaxError) throw new BadRow(name, 'Data');
    throw error;
  }
}

function onceEach(people: readonly RosterPerson[]): RosterPerson[] {
  const byAddress = new Map<string, RosterPerson>();
  for (const { id, key, name, address: at, title, phone: number } of people) {
    if (!byAddress.has(at)) byAddress.set(at, { id, key, name, address: at, title, phone: number });
  }
  return [...byAddress.values()];
}

function checkReferences(roster: Roster): void {
  const known = new Set(roster.colleagues.map((colleague) => colleague.address));
  for (const principal of roster.principals) {
    const row = `principal ${principal.key}`;
    if (principal.assistants.some((at) => !known.has(at))) throw new BadRow(row, 'assistants');
    if (principal.secondApprovers.some((at) => !known.has(at))) {
      throw new BadRow(row, 'secondApprovers');
    }
    if (principal.workingHours.start >= principal.workingHours.end) {
      throw new BadRow(row, 'workingHours');
    }
  }
  const channels = new Set(roster.channels.map((channel) => channel.id));
  for (const channel of roster.channels) {
    const next = channel.nextChannelId ?? null;
    if (next !== null && !channels.has(next)) {
      throw new BadRow(`channel ${channel.id}`, 'nextChannelId');
    }
  }
  const sites = new Set(roster.sites.map((site) => site.id));
  for (const { key, homeSiteId, privileges } of roster.principals) {
    if (homeSiteId !== undefined && !sites.has(homeSiteId)) {
      throw new BadRow(`principal ${key}`, 'homeSiteId');
    }
    if ((privileges ?? []).some(({ siteId }) => !sites.has(siteId))) {
      throw new BadRow(`principal ${key}`, 'privileges');
    }
  }
  for (const { id, principal, siteId } of roster.sessions ?? []) {
    const row = `session ${id}`;
    if (!roster.principals.some((one) => one.address === principal))
      throw new BadRow(row, 'principal');
    if (siteId !== null && !sites.has(siteId)) throw new BadRow(row, 'siteId');
  }
  for (const leg of roster.travelMinutes) {
    if (!sites.has(leg.from) || !sites.has(leg.to)) {
      throw new BadRow(`travel ${leg.from} ${leg.to}`, sites.has(leg.from) ? 'to' : 'from');
    }
  }
}
