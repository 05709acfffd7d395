// An entry of the action log: sealed into its client's chain, written to and read from list fields.
import * as v from 'valibot';
import { formatInstant, instantFromMilliseconds, parseInstant } from '../time';
import { hashOf } from './canonicalJson';
import { LOG_KINDS, type LogEntry, type LogFacts } from './types';

/** An entry before it is sealed. */
export type OpenLogEntry = Omit<LogEntry, 'previousHash' | 'hash'>;

/** List fields as the ports carry them. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Seals an entry into the chain of its client: the hash covers every word of it and the hash before.
 *
 * `at` is cut to whole seconds, because that is what a list keeps. Pure.
 *
 * @param previousHash hash of the same client's entry before; empty for its first
 */
export function sealEntry(entry: OpenLogEntry, previousHash: string): LogEntry {
  const whole = {
    ...entry,
    at: instantFromMilliseconds(Math.floor(entry.at / 1000) * 1000),
    previousHash,
  };
  return { ...whole, hash: hashEntry(whole) };
}

/** True when no word of the entry was changed since it was sealed. */
export function isSealIntact(entry: LogEntry): boolean {
  return hashEntry(entry) === entry.hash;
}

/**
 * Walks the chain of one client, oldest first.
 *
 * @returns the first entry that was changed or does not follow the one before it; null when the chain holds
 */
export function findChainBreak(entries: readonly LogEntry[]): LogEntry | null {
  let previous: string | null = null;
  for (const entry of entries) {
    if (!isSealIntact(entry)) return entry;
    if (previous !== null && entry.previousHash !== previous) return entry;
    previous = entry.hash;
  }
  return null;
}

function hashEntry(entry: Omit<LogEntry, 'hash'>): string {
  return hashOf({
    entryId: entry.entryId,
    kind: entry.kind,
    at: formatInstant(entry.at),
    by: entry.by,
    mailbox: entry.mailbox,
    lane: entry.lane,
    urgency: entry.urgency,
    policyRelease: entry.policyRelease,
    subjectId: entry.subjectId,
    facts: entry.facts,
    clientId: entry.clientId,
    previousHash: entry.previousHash,
  });
}

/** Writes an entry as fields of AnteroomLog. */
export function toLogFields(entry: LogEntry): LogFields {
  return {
    EntryId: entry.entryId,
    Kind: entry.kind,
    At: formatInstant(entry.at),
    By: entry.by,
    Mailbox: entry.mailbox,
    Lane: entry.lane,
    Urgency: entry.urgency,
    SubjectId: entry.subjectId,
    Release: entry.policyRelease,
    ClientId: entry.clientId,
    PreviousHash: entry.previousHash,
    Hash: entry.hash,
    Facts: JSON.stringify(entry.facts),
  };
}

const factsSchema = v.record(
  v.string(),
  v.nullable(v.union([v.string(), v.number(), v.boolean()])),
);

const instantText = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const instant = parseInstant(dataset.value);
    if (instant !== null) return instant;
    addIssue({ message: 'not a time with a zone' });
    return NEVER;
  }),
);

const factsText = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): LogFacts => {
    try {
      const read = v.safeParse(factsSchema, JSON.parse(dataset.value));
      if (read.success) return read.output;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    addIssue({ message: 'not a record of short facts' });
    return NEVER;
  }),
);

/** SharePoint leaves out what is empty. */
const optionalText = v.nullish(v.string(), null);

/** Reads the fields of an AnteroomLog item; a person may have edited the list by hand. */
export const logSchema = v.pipe(
  v.object({
    EntryId: v.string(),
    Kind: v.picklist(LOG_KINDS),
    At: instantText,
    By: v.nullish(v.string(), ''),
    Mailbox: optionalText,
    Lane: optionalText,
    Urgency: optionalText,
    SubjectId: optionalText,
    Release: optionalText,
    ClientId: v.nullish(v.string(), ''),
    PreviousHash: v.nullish(v.string(), ''),
    Hash: v.nullish(v.string(), ''),
    Facts: v.nullish(factsText, '{}'),
  }),
  v.transform((fields): LogEntry => ({
    entryId: fields.EntryId,
    kind: fields.Kind,
    at: fields.At,
    by: fields.By,
    mailbox: fields.Mailbox,
    lane: fields.Lane,
    urgency: fields.Urgency,
    policyRelease: fields.Release,
    subjectId: fields.SubjectId,
    facts: fields.Facts,
    clientId: fields.ClientId,
    previousHash: fields.PreviousHash,
    hash: fields.Hash,
  })),
);

/** An entry, or the name of the first field that cannot be read. */
export function readLogFields(
  fields: unknown,
):
  | { readonly kind: 'entry'; readonly entry: LogEntry }
  | { readonly kind: 'broken'; readonly field: string } {
  const read = v.safeParse(logSchema, fields);
  if (read.success) return { kind: 'entry', entry: read.output };
  return { kind: 'broken', field: v.getDotPath(read.issues[0]) ?? 'item' };
}
