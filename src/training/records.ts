// Reads labelled mails from a file of JSON lines, and the house that each was sent to.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { domainOf, type Mail, type Person } from '../domain/mail';
import { PHI_TYPES } from '../domain/phi';
import { isKnownZone, parseInstant, type Instant } from '../domain/time';
import { LANES, URGENCIES } from '../domain/triage';

const person = v.object({ name: v.string(), address: v.string() });
const localTime = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/));

const meetingSchema = v.object({
  durationMinutes: v.nullable(v.number()),
  windows: v.array(v.object({ start: localTime, end: localTime })),
  earliest: v.nullable(localTime),
  latest: v.nullable(localTime),
  participants: v.array(v.string()),
  mode: v.nullable(v.picklist(['in-person', 'video', 'phone'])),
});

const labelsSchema = v.object({
  lane: v.picklist(LANES),
  urgency: v.picklist(URGENCIES),
  clinicalContent: v.boolean(),
  phi: v.array(v.object({ type: v.picklist(PHI_TYPES), text: v.pipe(v.string(), v.minLength(1)) })),
  meeting: v.nullable(meetingSchema),
  why: v.optional(v.string(), ''),
});

const recordSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  from: v.nullable(person),
  to: v.array(person),
  cc: v.optional(v.array(person), []),
  subject: v.string(),
  bodyType: v.picklist(['text', 'html']),
  body: v.string(),
  receivedDateTime: v.string(),
  timeZone: v.pipe(v.string(), v.check(isKnownZone, 'no IANA time zone')),
  importance: v.optional(v.picklist(['low', 'normal', 'high']), 'normal'),
  attachments: v.optional(v.array(v.string()), []),
  internetHeaders: v.optional(v.record(v.string(), v.string()), {}),
  labels: v.nullish(labelsSchema),
});

type StoredRecord = v.InferOutput<typeof recordSchema>;
export type Labels = Readonly<v.InferOutput<typeof labelsSchema>>;

/** What a verdict knows of the house besides the matrix. */
export interface House {
  readonly principal: Person;
  readonly people: readonly Person[];
  readonly organizationDomains: readonly string[];
}

export interface MailRecord {
  readonly id: string;
  readonly mail: Mail;
  readonly receivedAt: Instant;
  readonly zone: string;
  readonly house: House;
}

export interface LabelledRecord extends MailRecord {
  readonly labels: Labels;
}

/** A domain that gets at least this share of a file's mail is a house of its own. */
const HOUSE_SHARE = 0.04;

/**
 * The values of a file of JSON lines, each with where it stands; blank lines and a byte order mark do not count.
 *
 * @throws Error that names file and line of what is no JSON
 */
export function readJsonLines(
  file: string,
): readonly { readonly where: string; readonly json: unknown }[] {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      const where = `${file}, line ${String(index + 1)}`;
      try {
        return [{ where, json: JSON.parse(line) as unknown }];
      } catch {
        throw new Error(`${where}: this is not JSON`);
      }
    });
}

function readRecord(where: string, json: unknown): StoredRecord {
  const read = v.safeParse(recordSchema, json);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new Error(`${where}: ${v.getDotPath(issue) ?? 'the record'}: ${issue.message}`);
}

function lowered(one: Person): Person {
  return { name: one.name, address: one.address.toLowerCase() };
}

function recipientsOf(record: StoredRecord): Person[] {
  return [...record.to, ...record.cc].map(lowered);
}

/** The domains that the file's mail is sent to, most mail first. */
function houseDomains(records: readonly StoredRecord[]): string[] {
  const counts = new Map<string, number>();
  for (const record of records) {
    const [first] = recipientsOf(record);
    const domain = domainOf(first?.address ?? '');
    if (domain !== '') counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]);
  const houses = ranked.filter(([, count]) => count >= records.length * HOUSE_SHARE);
  return (houses.length > 0 ? houses : ranked.slice(0, 1)).map(([domain]) => domain);
}

/** Everybody of a house who is named anywhere in the file, as its directory would know them. */
function directoriesOf(
  records: readonly StoredRecord[],
  domains: readonly string[],
): Map<string, Map<string, Person>> {
  const directories = new Map(domains.map((domain) => [domain, new Map<string, Person>()]));
  for (const record of records) {
    const people = [
      ...recipientsOf(record),
      ...(record.from === null ? [] : [lowered(record.from)]),
    ];
    for (const one of people) {
      if (one.name !== '') directories.get(domainOf(one.address))?.set(one.address, one);
    }
  }
  return directories;
}

/** The physician among the recipients of the house: by title, else whoever stands first. */
function principalOf(record: StoredRecord, domain: string, usual: Person): Person {
  const own = recipientsOf(record).filter((one) => domainOf(one.address) === domain);
  return own.find((one) => /^(?:dr|dra|prof)\b/i.test(one.name)) ?? own[0] ?? usual;
}

function mailOf(record: StoredRecord, receivedAt: Instant): Mail {
  return {
    from: record.from === null ? null : lowered(record.from),
    to: record.to.map(lowered),
    cc: record.cc.map(lowered),
    subject: record.subject,
    bodyType: record.bodyType,
    body: record.body,
    receivedAt,
    importance: record.importance,
    attachmentNames: record.attachments,
    headers: record.internetHeaders,
  };
}

/**
 * Reads mails, labelled or not.
 *
 * The records name no house, so it is worked out of the file: a domain that much of the mail is addressed to, with
 * whoever is named at it as the directory and the physician among the recipients as the principal.
 *
 * @throws Error that names the file, the line and the member that is not what the format says
 */
export function readRecords(file: string): (MailRecord & { readonly labels?: Labels })[] {
  const stored = readJsonLines(file).map(({ where, json }) => readRecord(where, json));
  const domains = houseDomains(stored);
  const directories = directoriesOf(stored, domains);
  const principals = new Map(
    domains.map((domain) => {
      const counts = new Map<string, { person: Person; count: number }>();
      for (const record of stored) {
        const [first] = recipientsOf(record).filter((one) => domainOf(one.address) === domain);
        if (first === undefined) continue;
        const known = counts.get(first.address) ?? { person: first, count: 0 };
        counts.set(first.address, { person: known.person, count: known.count + 1 });
      }
      const [usual] = [...counts.values()].sort((a, b) => b.count - a.count);
      return [domain, usual?.person ?? { name: '', address: '' }];
    }),
  );
  return stored.map((record) => {
    const receivedAt = parseInstant(record.receivedDateTime);
    if (receivedAt === null)
      throw new Error(`${file}, ${record.id}: receivedDateTime is no instant`);
    const addressed = recipientsOf(record).map((one) => domainOf(one.address));
    const domain = domains.find((one) => addressed.includes(one)) ?? domains[0] ?? '';
    const usual = principals.get(domain) ?? { name: '', address: '' };
    return {
      id: record.id,
      mail: mailOf(record, receivedAt),
      receivedAt,
      zone: record.timeZone,
      house: {
        principal: principalOf(record, domain, usual),
        people: [...(directories.get(domain)?.values() ?? [])],
        organizationDomains: [domain],
      },
      ...(record.labels == null ? {} : { labels: record.labels }),
    };
  });
}

/**
 * Reads mails that must be labelled.
 *
 * @throws Error that names the first mail without labels, besides what `readRecords` throws
 */
export function readLabelled(file: string): LabelledRecord[] {
  return readRecords(file).map((record) => {
    if (record.labels === undefined) throw new Error(`${file}: ${record.id} has no labels`);
    return { ...record, labels: record.labels };
  });
}
