// A sweep's entry speaks for many mails: for the figures each of them counts as if it had an entry of its own.
import type { LogEntry, LogKind } from '../log';
import type { MailIndex } from './mailOfEntry';

const AS_IF: Partial<Record<LogKind, LogKind>> = {
  'mail.swept': 'mail.applied',
  'mail.unswept': 'mail.undone',
};

/**
 * The log with one entry a mail.
 *
 * @param index the work list, which leads from a sweep's work ids to the mails; one it does not know keeps its work id
 *
 * @example
 * spreadSweeps([sweptOf('w1', 'w2')], index).map(({ kind }) => kind) //=> ['mail.applied', 'mail.applied']
 */
export function spreadSweeps(log: readonly LogEntry[], index: MailIndex): readonly LogEntry[] {
  return log.flatMap((entry) => {
    const kind = AS_IF[entry.kind];
    if (kind === undefined) return [entry];
    return workIdsOf(entry).map((workId) => ({
      ...entry,
      kind,
      entryId: `${entry.entryId}#${workId}`,
      subjectId: index.get(workId)?.message?.immutableId ?? workId,
    }));
  });
}

function workIdsOf({ facts }: LogEntry): readonly string[] {
  return Object.entries(facts).flatMap(([name, value]) =>
    /^work\d+$/.test(name) && typeof value === 'string' ? [value] : [],
  );
}
