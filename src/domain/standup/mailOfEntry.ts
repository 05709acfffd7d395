// From a log entry to the mail it is about, and what the work list knows of it.
import type { MessageReference } from '../holds';
import { isMailWork, type LogEntry, type MailWorkItem } from '../log';
import { LANES, type Lane } from '../triage';
import type { FigureInput } from './types';

export type MailIndex = ReadonlyMap<string, MailWorkItem>;

/** Mail work by its own id and by its mail's id; a log entry may name either. */
export function indexMailWork(work: FigureInput['work']): MailIndex {
  const index = new Map<string, MailWorkItem>();
  for (const item of work === 'unread' ? [] : work) {
    if (!isMailWork(item)) continue;
    index.set(item.workId, item);
    if (item.message !== null) index.set(item.message.immutableId, item);
  }
  return index;
}

/** Where the mail of an entry lives; null when the entry is about something else. */
export function mailOfEntry(entry: LogEntry, index: MailIndex): MessageReference | null {
  if (entry.mailbox === null || entry.subjectId === null) return null;
  const known = index.get(entry.subjectId);
  return known?.message ?? { mailbox: entry.mailbox, immutableId: entry.subjectId };
}

/** The lane a log entry names, or null when it names none that is known. */
export function laneOf(text: string | null): Lane | null {
  return LANES.find((lane) => lane === text) ?? null;
}
