/** Recipients as a line of text that a person edits, and back. */
import type { Person } from '../conversation';

/** @example writePeople([{ displayName: 'Ann', emailAddress: 'ann@x.example' }]) //=> 'Ann <ann@x.example>' */
export function writePeople(people: readonly Person[]): string {
  return people
    .map(({ displayName, emailAddress }) =>
      displayName === '' || displayName === emailAddress
        ? emailAddress
        : `${displayName} <${emailAddress}>`,
    )
    .join('; ');
}

/** Reads what a person typed; parts without an address are left out. */
export function readPeople(text: string): Person[] {
  return text.split(';').flatMap((part) => {
    const named = /^\s*(.*?)\s*<([^>]+)>\s*$/.exec(part);
    const emailAddress = (named?.[2] ?? part).trim();
    if (!emailAddress.includes('@')) return [];
    const displayName = named?.[1] ?? '';
    return [{ displayName: displayName === '' ? emailAddress : displayName, emailAddress }];
  });
}
