// Names that come out the same every time, so that a step that is repeated after a crash meets its own first try.
import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';

/** The namespace of everything that Anteroom names (RFC 9562 section 5.5). */
export const ANTEROOM_NAMESPACE = '9c1f6a1e-5d0b-4c52-9c5b-2f6a4b7c8d10';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a UUID in lower case, of any version. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/**
 * A UUID, version 5, of a name (RFC 9562 section 5.5): the same name always gives the same id.
 *
 * @example
 * uuidV5('www.example.com', '6ba7b810-9dad-11d1-80b4-00c04fd430c8') //=> '2ed6657d-e927-568b-95e1-2665a8aea6a2'
 */
export function uuidV5(name: string, namespace: string = ANTEROOM_NAMESPACE): string {
  const space = hexToBytes(namespace.replaceAll('-', ''));
  const words = utf8ToBytes(name);
  const input = new Uint8Array(space.length + words.length);
  input.set(space);
  input.set(words, space.length);
  const bytes = sha1(input).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(bytes);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** The work item of a mail: one for each mail in each mailbox, whoever opens it. */
export function workIdForMail(reference: {
  readonly mailbox: string;
  readonly immutableId: string;
}): string {
  return uuidV5(`mail|${reference.mailbox.toLowerCase()}|${reference.immutableId}`);
}

/** The hand-off of a mail to one channel. */
export function workIdForHandOff(
  reference: { readonly mailbox: string; readonly immutableId: string },
  channelId: string,
): string {
  return uuidV5(`handoff|${reference.mailbox.toLowerCase()}|${reference.immutableId}|${channelId}`);
}

/** The row that says which reading of a schedule file counts. */
export function workIdForFeed(feedId: string): string {
  return uuidV5(`feed|${feedId}`);
}

/** One row of a reading's duties; a reading has rows of its own, so that a half-written one touches none that counts. */
export function workIdForFeedPart(reading: string, part: number): string {
  return uuidV5(`feed-part|${reading}|${String(part)}`);
}

/** The changed time of a mail: one for each mail in each mailbox, however often it is recorded. */
export function workIdForChange(reference: {
  readonly mailbox: string;
  readonly immutableId: string;
}): string {
  return uuidV5(`schedule-change|${reference.mailbox.toLowerCase()}|${reference.immutableId}`);
}

/** The log entry of one step of a work item: repeating the step names the same entry. */
export function entryIdForStep(workId: string, sequence: number, kind: string): string {
  return uuidV5(`entry|${workId}|${sequence}|${kind}`);
}

/** The log entry of a part of a sweep's pass: repeating the same part names the same entry. */
export function entryIdForPass(passId: string, kind: string, workIds: readonly string[]): string {
  return uuidV5(`pass|${passId}|${kind}|${workIds.join('|')}`);
}
