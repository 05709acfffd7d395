// The link that opens an entry of the calendar in Outlook, where a person mends it.
import type { Desk } from '../ports';

/**
 * The Outlook link of an entry.
 *
 * @returns null when the entry is gone, is closed to this person, or Outlook gives no link
 */
export async function readEntryLink(
  desk: Desk,
  entry: { readonly mailbox: string; readonly entryId: string },
): Promise<string | null> {
  const read = await desk.calendar.readEntry(entry.mailbox, entry.entryId);
  return read?.single?.webLink ?? null;
}
