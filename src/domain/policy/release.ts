// A policy release: the matrix, the macros and the calendar rules of the house, as compliance signed them.
import * as v from 'valibot';
import { hashOf } from '../log';
import { macroSchema } from '../macros';
import { matrixSchema } from '../triage';
import { calendarRulesSchema } from './calendarRules';

const text = v.pipe(v.string(), v.minLength(1));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 hash'));
const person = v.object({ id: v.pipe(v.string(), v.uuid()), name: text, address: text });

/** What a release file holds. */
export const releaseSchema = v.object({
  format: v.literal(1),
  /** `0001`, as in the file's name. */
  number: v.pipe(v.string(), v.regex(/^\d{4}$/, 'not four digits')),
  title: text,
  effectiveFrom: v.pipe(v.string(), v.isoDate()),
  /** Hash of the release before; null for the first. */
  previousHash: v.nullable(hash),
  /** Who wrote the draft; never the signer. */
  author: person,
  /** Who signed; the server's stamp must say the same. */
  signer: person,
  /** Version of the engine that replayed it. */
  engineVersion: text,
  matrix: matrixSchema,
  macros: v.array(macroSchema),
  calendarRules: calendarRulesSchema,
  /** SHA-256 over everything else. */
  hash,
});

export type Release = Readonly<v.InferOutput<typeof releaseSchema>>;

/** Reads what a release file holds, or names the first part that cannot be read. Says nothing about who signed it. */
export function readRelease(
  content: unknown,
):
  | { readonly kind: 'release'; readonly release: Release }
  | { readonly kind: 'broken'; readonly field: string } {
  const read = v.safeParse(releaseSchema, content);
  if (read.success) return { kind: 'release', release: read.output };
  return { kind: 'broken', field: v.getDotPath(read.issues[0]) ?? 'file' };
}

/**
 * The hash that a release must carry: SHA-256 over its canonical JSON without `hash` itself.
 *
 * Takes the parsed file as it was read, so that a property which this version does not know is covered too.
 */
export function hashRelease(content: Readonly<Record<string, unknown>>): string {
  return hashOf(Object.fromEntries(Object.entries(content).filter(([key]) => key !== 'hash')));
}

/**
 * Reads a release that was verified before, e.g. from this device's shelf.
 *
 * @returns null when it no longer hashes to `hash` or cannot be read
 */
export function readSignedRelease(content: unknown, hash: string): Release | null {
  const read = v.safeParse(releaseSchema, content);
  if (!read.success || read.output.hash !== hash) return null;
  return hashRelease(content as Record<string, unknown>) === hash ? read.output : null;
}
