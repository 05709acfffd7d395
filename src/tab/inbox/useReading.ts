// The open mail's words: fetched live, read in the worker, bound by the sender's history, and forgotten when it is left.
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Mail } from '../../domain/mail';
import { principalAt } from '../../domain/roster';
import { bindSender, mayBindSender, type Triage } from '../../domain/triage';
import { DeskError, isDeskError } from '../../ports';
import { useDesk, useTriager } from '../../ui/DeskContext';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { readSenderHistory } from '../../workflows/readSenderHistory';
import { settingFor } from '../../workflows/sweepInbox';
import type { QueueEntry } from '../../ui/inbox/InboxQueue';

export interface ReadMail {
  readonly key: string;
  readonly mail: Mail;
  readonly triage: Triage;
  readonly webLink: string | null;
}

export type Reading =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly read: ReadMail }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly again: () => void };

export interface ReadingLife {
  readonly reading: Reading;
  /** What was read before was judged by an older history: all but the mail with this key are read again. */
  readonly forgetOthers: (key: string) => void;
}

type Answer = ReadMail | 'gone';

/** The open mail and the one after it; more words than these are never held. */
const KEPT = 2;

export function useReading(
  houseRules: HouseRules,
  userAddress: string,
  open: QueueEntry | null,
  next: QueueEntry | null,
): ReadingLife {
  const desk = useDesk();
  const triager = useTriager();
  const kept = useRef(new Map<string, Promise<Answer>>());
  const [reading, setReading] = useState<Reading>({ kind: 'none' });
  const [tries, setTries] = useState(0);

  const readLive = useCallback(
    async ({ key, mail: { reference, from } }: QueueEntry): Promise<Answer> => {
      const principal = principalAt(houseRules.roster, reference.mailbox);
      if (principal === null) throw new DeskError('graph/forbidden');
      const answer = await desk.mailbox.readMail(reference);
      if (answer.kind !== 'mail') {
        if (answer.kind === 'gone') return 'gone';
        throw new DeskError('graph/forbidden');
      }
      const setting = settingFor(desk, houseRules, principal, userAddress);
      const triage = await triager.triage(answer.mail, setting);
      if (triage === 'cancelled') throw new DeskError('triage/failed');
      const sender = from?.address ?? '';
      const history =
        sender !== '' && mayBindSender(triage.verdict)
          ? await readSenderHistory(desk, { reference, sender })
          : null;
      const bound =
        history === null ? triage : { ...triage, verdict: bindSender(triage.verdict, history) };
      return { key, mail: answer.mail, triage: bound, webLink: answer.webLink };
    },
    [desk, houseRules, triager, userAddress],
  );

  const ask = useCallback(
    async (entry: QueueEntry): Promise<Answer> => {
      const before = kept.current.get(entry.key);
      if (before !== undefined) return before;
      const asked = readLive(entry);
      kept.current.set(entry.key, asked);
      asked.catch(() => {
        kept.current.delete(entry.key);
      });
      return asked;
    },
    [readLive],
  );

  const openKey = open?.key ?? null;
  const latest = useRef({ open, next });
  useLayoutEffect(() => {
    latest.current = { open, next };
  });
  useEffect(() => {
    const { open: entry, next: following } = latest.current;
    if (entry === null || openKey === null) {
      setReading({ kind: 'none' });
      return undefined;
    }
    let isStale = false;
    setReading((last) =>
      last.kind === 'read' && last.read.key === openKey ? last : { kind: 'reading' },
    );
    ask(entry).then(
      (answer) => {
        if (isStale) return;
        setReading(answer === 'gone' ? { kind: 'gone' } : { kind: 'read', read: answer });
        if (following !== null && isUnseen(kept.current, following)) {
          // Asked for ahead of time: its failure shows when it is opened.
          ask(following).catch(ignoreFailureOfLater);
        }
        const wanted = new Set([openKey, following?.key]);
        for (const key of [...kept.current.keys()])
          if (!wanted.has(key) && kept.current.size > KEPT) kept.current.delete(key);
      },
      (error: unknown) => {
        if (isStale) return;
        const again = (): void => {
          setTries((last) => last + 1);
        };
        setReading({ kind: 'failed', error, again });
      },
    );
    return () => {
      isStale = true;
    };
  }, [openKey, ask, tries]);
  const forgetOthers = useCallback((key: string): void => {
    for (const one of [...kept.current.keys()]) if (one !== key) kept.current.delete(one);
    // Another mail stands open: it is judged again, and shown as it was until then.
    if (latest.current.open?.key !== key) setTries((last) => last + 1);
  }, []);
  return { reading, forgetOthers };
}

function isUnseen(kept: ReadonlyMap<string, unknown>, { key }: QueueEntry): boolean {
  return !kept.has(key);
}

function ignoreFailureOfLater(error: unknown): void {
  if (!isDeskError(error)) throw error;
}
