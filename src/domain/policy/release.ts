// A policy release: the matrix, the macros and the calendar rules of the house, as compliance signed them.
import * as v from 'valibot';
import { hashOf, hashText } from '../log';
import { macroSchema } from '../macros';
import {
  evidenceModelSchema,
  parseEvidenceModel,
  writtenMatrixSchema,
  type EvidenceModel,
  type Matrix,
} from '../triage';
import { calendarRulesSchema } from './calendarRules';
import { mailRulesSchema } from './mailRules';

const text = v.pipe(v.string(), v.minLength(1));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'not a SHA-256 hash'));
const person = v.object({ id: v.pipe(v.string(), v.uuid()), name: text, address: text });

/** What a release file holds. The evidence model lies beside it in a file named by its hash. */
export const releaseFileSchema = v.object({
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
  matrix: writtenMatrixSchema,
  /** SHA-256 over the file of the evidence model, as it lies in the library. */
  evidenceHash: hash,
  macros: v.array(macroSchema),
  calendarRules: calendarRulesSchema,
  mailRules: v.exactOptional(mailRulesSchema),
  /** SHA-256 over everything else. */
  hash,
});

/** A release as its file says it. */
export type WrittenRelease = Readonly<v.InferOutput<typeof releaseFileSchema>>;

/** A release to work by: with the evidence model that it names. */
export type Release = Omit<WrittenRelease, 'matrix'> & { readonly matrix: Matrix };

/** Reads what a release file holds, or names the first part that cannot be read. Says nothing about who signed it. */
export function readRelease(
  content: unknown,
):
  | { readonly kind: 'release'; readonly release: WrittenRelease }
  | { readonly kind: 'broken'; readonly field: string; readonly because: string } {
  const read = v.safeParse(releaseFileSchema, content);
  if (read.success) return { kind: 'release', release: read.output };
  const [issue] = read.issues;
  return { kind: 'broken', field: v.getDotPath(issue) ?? 'file', because: issue.message };
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
export function readSignedRelease(content: unknown, hash: string): WrittenRelease | null {
  const read = v.safeParse(releaseFileSchema, content);
  if (!read.success || read.output.hash !== hash) return null;
  return hashRelease(content as Record<string, unknown>) === hash ? read.output : null;
}

let lastRead: {
  readonly file: string;
  readonly hash: string;
  readonly model: EvidenceModel;
} | null = null;

/**
 * Reads the evidence model that a release names. The same text is verified once: half a megabyte takes tens of
 * milliseconds, and the pane asks again with every mail that it opens.
 *
 * @param file the text of the file; null when it is not at hand
 * @returns null when it does not hash to `hash` or cannot be read
 */
export function readEvidence(file: string | null, hash: string): EvidenceModel | null {
  if (file === null) return null;
  if (lastRead?.hash === hash && lastRead.file === file) return lastRead.model;
  if (hashText(file) !== hash) return null;
  const read = v.safeParse(evidenceModelSchema, parseEvidenceModel(file));
  if (!read.success) return null;
  lastRead = { file, hash, model: read.output };
  return read.output;
}

const joined = new WeakMap<EvidenceModel, Release>();

/**
 * A release with its evidence model; the same two give the same object, so that what was compiled for it still serves.
 *
 * @param written verified: what hashes alike is taken to be alike
 */
export function withEvidence(written: WrittenRelease, evidence: EvidenceModel): Release {
  const ready = joined.get(evidence);
  if (ready?.hash === written.hash) return ready;
  const release = { ...written, matrix: { ...written.matrix, evidence } };
  joined.set(evidence, release);
  return release;
}

/** What the file of a release holds: everything but the evidence model. */
export function fileOfRelease({ matrix, ...release }: Release): WrittenRelease {
  return v.parse(releaseFileSchema, { ...release, matrix });
}
