// Decides whether a release file may be worked by: who stamped it, what it hashes to, what it follows.
import { personWithId, type Roster } from '../roster';
import { hashRelease, readRelease, type WrittenRelease } from './release';

/** A file of the library, with the server's stamps. */
export interface StampedFile {
  readonly number: string;
  readonly content: unknown;
  readonly createdById: string;
  readonly lastModifiedById: string;
}

/** A `policy.signed` entry of the log, with the server's stamp. */
export interface SignedEntry {
  readonly createdById: string;
  readonly releaseNumber: string;
  readonly hash: string;
}

export const UNSIGNED_REASONS = [
  'stamped-by-nobody-who-signs',
  'changed-after-signing',
  'author-signed-own-draft',
  'signer-is-not-the-stamp',
  'no-entry-in-the-log',
] as const;
export type UnsignedReason = (typeof UNSIGNED_REASONS)[number];

export type ReleaseVerdict =
  | {
      readonly kind: 'verified';
      readonly release: WrittenRelease;
      readonly chain: 'holds' | 'first' | 'not-at-hand';
    }
  | { readonly kind: 'unsigned'; readonly reason: UnsignedReason }
  /** The file cannot be read, or its words do not match its hash, number or predecessor. `field` says where, `because` what. */
  | { readonly kind: 'broken'; readonly field: string; readonly because?: string };

/**
 * Verifies one release file (docs/decisions/001-where-data-lives.md).
 *
 * It holds when the server stamped it created and last modified by one and the same signer of the roster, who is not
 * the author of the draft; when its words hash to the hash it carries; when a `policy.signed` entry with that number and
 * hash was stamped by that very signer; and when it names the hash of the release before, as far as that is at hand.
 * A site owner can forge all of it together: docs say so.
 *
 * @param previous the release file before this one, unverified; null when it is not at hand
 */
export function verifyRelease(
  file: StampedFile,
  roster: Roster,
  signedEntries: readonly SignedEntry[],
  previous: StampedFile | null = null,
): ReleaseVerdict {
  const read = readRelease(file.content);
  if (read.kind === 'broken') return read;
  const { release } = read;
  if (release.number !== file.number) return { kind: 'broken', field: 'number' };
  if (hashRelease(file.content as Record<string, unknown>) !== release.hash) {
    return { kind: 'broken', field: 'hash' };
  }

  const signer = personWithId(roster, file.createdById);
  const maySign = roster.signers.some((one) => one.id === file.createdById);
  if (signer === null || !maySign) {
    return { kind: 'unsigned', reason: 'stamped-by-nobody-who-signs' };
  }
  if (file.lastModifiedById !== file.createdById) {
    return { kind: 'unsigned', reason: 'changed-after-signing' };
  }
  if (isSamePerson(release.author, signer)) {
    return { kind: 'unsigned', reason: 'author-signed-own-draft' };
  }
  if (release.signer.id !== signer.id) {
    return { kind: 'unsigned', reason: 'signer-is-not-the-stamp' };
  }
  const isLogged = signedEntries.some(
    (entry) =>
      entry.createdById === signer.id &&
      entry.releaseNumber === release.number &&
      entry.hash === release.hash,
  );
  if (!isLogged) return { kind: 'unsigned', reason: 'no-entry-in-the-log' };

  if (release.previousHash === null) {
    return release.number === '0001'
      ? { kind: 'verified', release, chain: 'first' }
      : { kind: 'broken', field: 'previousHash' };
  }
  if (previous === null) return { kind: 'verified', release, chain: 'not-at-hand' };
  return previousHashOf(previous) === release.previousHash
    ? { kind: 'verified', release, chain: 'holds' }
    : { kind: 'broken', field: 'previousHash' };
}

function isSamePerson(
  author: WrittenRelease['author'],
  signer: { readonly id: string; readonly address: string },
): boolean {
  return author.id === signer.id || author.address.toLowerCase() === signer.address;
}

/** The hash that the words of the file before really have, whatever it claims. */
function previousHashOf(previous: StampedFile): string | null {
  if (typeof previous.content !== 'object' || previous.content === null) return null;
  return hashRelease(previous.content as Record<string, unknown>);
}
