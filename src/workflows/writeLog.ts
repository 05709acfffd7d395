// Adds entries to the action log, each sealed into the chain of this running client.
import {
  readLogFields,
  sealEntry,
  toLogFields,
  type LogEntry,
  type LogFacts,
  type LogKind,
} from '../domain/log';
import type { Roster } from '../domain/roster';
import type { Instant } from '../domain/time';
import { DeskError, type Desk } from '../ports';
import { guardFields } from './guardOutgoing';

/** What an action has to say for itself. */
export interface LogNote {
  /** Given where the action may be repeated: the repeat then meets its own first entry. Else a new random one. */
  readonly entryId?: string;
  readonly kind: LogKind;
  /** When it was done, when that was not just now. */
  readonly at?: Instant;
  readonly mailbox: string | null;
  readonly lane: string | null;
  readonly urgency: string | null;
  readonly release: string | null;
  readonly subjectId: string | null;
  readonly facts: LogFacts;
}

export interface WriteLogRequest {
  readonly roster: Roster;
  /** In the order in which things happened. */
  readonly notes: readonly LogNote[];
}

/** The end of each running client's chain; a new page starts a new chain with a clientId of its own. */
const chains = new WeakMap<Desk, Promise<string>>();

/**
 * Writes the notes one after the other.
 *
 * An entry that is already there is success: the same action was logged before its answer got lost. The hash chain runs
 * through this client's own entries in the order of writing.
 *
 * @returns the entries as they stand in the log
 * @throws DeskError `firewall/refused` before anything is written; `graph/conflict` when somebody else's entry holds the id
 */
export async function writeLog(desk: Desk, request: WriteLogRequest): Promise<readonly LogEntry[]> {
  const by = (await desk.identity.signIn(null)).address.toLowerCase();
  const drafts = request.notes.map((note) => ({
    entryId: note.entryId ?? desk.ids.newId(),
    kind: note.kind,
    at: note.at ?? desk.clock.now(),
    by,
    mailbox: note.mailbox,
    lane: note.lane,
    urgency: note.urgency,
    policyRelease: note.release,
    subjectId: note.subjectId,
    facts: note.facts,
    clientId: desk.clientId,
  }));
  for (const draft of drafts) guardFields(request.roster, toLogFields(sealEntry(draft, '')));

  const written: LogEntry[] = [];
  const run = async (before: string): Promise<string> => {
    let end = before;
    for (const draft of drafts) {
      const sealed = sealEntry(draft, end);
      const added = await desk.lists.add('AnteroomLog', toLogFields(sealed));
      if (added !== 'duplicate') {
        end = sealed.hash;
        written.push(sealed);
        continue;
      }
      const standing = await readStanding(desk, sealed);
      if (standing.clientId === desk.clientId) end = standing.hash;
      written.push(standing);
    }
    return end;
  };
  const before = chains.get(desk) ?? Promise.resolve('');
  const mine = before.then(run);
  // A write that failed leaves the chain where it last stood.
  chains.set(
    desk,
    mine.catch(() => before),
  );
  await mine;
  return written;
}

async function readStanding(desk: Desk, sealed: LogEntry): Promise<LogEntry> {
  const [item] = await desk.lists.find('AnteroomLog', {
    where: [{ column: 'EntryId', is: 'equal', value: sealed.entryId }],
    limit: 1,
  });
  const read = item === undefined ? null : readLogFields(item.fields);
  if (
    read?.kind !== 'entry' ||
    read.entry.kind !== sealed.kind ||
    read.entry.subjectId !== sealed.subjectId
  ) {
    throw new DeskError('graph/conflict', { name: 'AnteroomLog' });
  }
  return read.entry;
}
