/** Settings and custom properties of the add-in, which Outlook keeps and this browser keeps for it. */

const PREFIX = 'outlook-kept ';

/** The values under a name; empty where nothing was kept. */
export function keptRecord(name: string): Record<string, string> {
  return JSON.parse(localStorage.getItem(PREFIX + name) ?? '{}') as Record<string, string>;
}

export function keepRecord(name: string, values: Readonly<Record<string, string>>): void {
  localStorage.setItem(PREFIX + name, JSON.stringify(values));
}

/** The custom properties of one item as JSON; `{}` where there are none. */
export function keptProperties(mailbox: string, itemId: string): string {
  return localStorage.getItem(`${PREFIX}properties ${mailbox} ${itemId}`) ?? '{}';
}

export function keepProperties(mailbox: string, itemId: string, json: string): void {
  localStorage.setItem(`${PREFIX}properties ${mailbox} ${itemId}`, json);
}
