// Makes the three ids of an Outlook item and tells them apart: REST (changes on a move), immutable, and EWS (Office.js).
import { createHash } from 'node:crypto';

/** Looks like the base64url id that Graph answers without a Prefer header; another `moves` makes another id. */
export function restIdFor(seed: string, moves: number): string {
  return `AAMkAGI1${digest(`rest ${seed} ${String(moves)}`, 104)}AAA=`;
}

/** Looks like the id that Graph answers to `Prefer: IdType="ImmutableId"`. */
export function immutableIdFor(seed: string): string {
  return `AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A${digest(`immutable ${seed}`, 40)}AAA=`;
}

export function folderIdFor(mailbox: string, name: string): string {
  return `AAMkAGI1${digest(`folder ${mailbox} ${name}`, 64)}AAA=`;
}

/** The form that Office.js gives as `item.itemId`. */
export function ewsIdFrom(restId: string): string {
  return restId.replaceAll('-', '/').replaceAll('_', '+');
}

/** What `convertToRestId` answers. */
export function restIdFrom(ewsId: string): string {
  return ewsId.replaceAll('/', '-').replaceAll('+', '_');
}

/** A change key as Exchange writes it; another version makes another key. */
export function changeKeyFor(seed: string, version: number): string {
  return `CQAAABYAAAC${createHash('sha256')
    .update(`change ${seed} ${String(version)}`)
    .digest('base64')
    .slice(0, 24)}`;
}

export function conversationIdFor(seed: string): string {
  return `AAQkAGI1${digest(`conversation ${seed}`, 44)}=`;
}

/** A GUID that is always the same for the same words. */
export function guidFor(words: string): string {
  const hex = createHash('sha256').update(`guid ${words}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function digest(words: string, length: number): string {
  return createHash('sha512').update(words).digest('base64url').repeat(2).slice(0, length);
}
