// Changed time: what stands for this physician, what this mail says, and blocking it in two keys.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { readMentionedTimes } from '../../domain/asks';
import { kindOfChange, type ChangedKind, type ScheduleChange } from '../../domain/holds';
import type { MailText } from '../../domain/mail';
import { addDays, instantAtLocal, type Instant, type Window, type ZoneId } from '../../domain/time';
import { useAnnounce } from '../../ui/announce';
import { isWholeDays } from '../../ui/changedTimeWords';
import { useDesk } from '../../ui/DeskContext';
import { useUndoStack } from '../../ui/UndoContext';
import { useWork, type Work } from '../../ui/useWork';
import type { SettledChange } from '../../workflows/holdTerms';
import { readScheduleChanges } from '../../workflows/scheduleChanges';
import {
  clearScheduleChange,
  recordScheduleChange,
  type ClearedChange,
  type RecordedChange,
} from '../../workflows/recordScheduleChange';
import { clearedWords } from './changeWords';
import type { HoldQuestion } from './holdQuestion';

/** What the person sees of the mail's times and may change. */
export interface ChangeForm {
  readonly kind: ChangedKind;
  /** Each time that the mail names, and whether it is meant. */
  readonly named: readonly { readonly window: Window; readonly isMeant: boolean }[];
  /** A stretch typed by hand, in the physician's zone; empty when none is wanted. */
  readonly day: string;
  readonly from: string;
  readonly to: string;
}

export interface ScheduleChanges {
  readonly form: ChangeForm;
  readonly change: (part: Partial<ChangeForm>) => void;
  readonly toggle: (window: Window) => void;
  /** What would be blocked as the form stands. */
  readonly windows: readonly Window[];
  readonly problem: string | null;
  readonly recording: Work<[], RecordedChange>;
  readonly clearing: Work<[ScheduleChange], ClearedChange & { readonly workId: string }>;
  readonly reading: Work<[], readonly ScheduleChange[]>;
  /** The last ones that were read, also while they are read again. */
  readonly known: readonly ScheduleChange[] | null;
  /** Ended by themselves since this mail was opened: a schedule shows them by now. */
  readonly settled: readonly SettledChange[];
}

export interface ChangeSource {
  readonly question: HoldQuestion;
  readonly text: MailText;
  readonly receivedAt: Instant | null;
  /** What the last sweep settled. */
  readonly settled: readonly SettledChange[];
  /** Something changed: what was read ahead is stale, and holds may have to be flagged. */
  readonly onChanged: () => void;
}

export function useScheduleChange(source: ChangeSource): ScheduleChanges {
  const desk = useDesk();
  const announce = useAnnounce();
  const { remember } = useUndoStack();
  const { question, settled, onChanged } = source;
  const { houseRules, principal, reference, itemKey } = question;
  const [known, setKnown] = useState<readonly ScheduleChange[] | null>(null);
  const [form, setForm] = useState<ChangeForm>(() => firstForm(source, desk.clock.now()));
  const change = useCallback((part: Partial<ChangeForm>) => {
    setForm((last) => ({ ...last, ...part }));
  }, []);
  const toggle = useCallback((window: Window) => {
    setForm((last) => ({
      ...last,
      named: last.named.map((one) =>
        one.window === window ? { ...one, isMeant: !one.isMeant } : one,
      ),
    }));
  }, []);
  const windows = useMemo(() => windowsOf(form, principal.zone), [form, principal.zone]);

  const reading = useWork(
    useCallback(async () => {
      const changes = await readScheduleChanges(desk, principal.address);
      setKnown(changes);
      return changes;
    }, [desk, principal.address]),
    { whenBusy: 'replace' },
  );
  const { run: read } = reading;
  useEffect(() => {
    void read();
    // Again when a sweep has settled any: what it ended stands no longer.
  }, [read, settled]);
  const done = useCallback(() => {
    void read();
    onChanged();
  }, [read, onChanged]);

  const recording = useWork(
    useCallback(async (): Promise<RecordedChange> => {
      if (reference === null) return { kind: 'changed-meanwhile' };
      const outcome = await recordScheduleChange(desk, {
        houseRules,
        reference,
        kind: form.kind,
        windows,
      });
      if (outcome.kind === 'recorded') {
        const { workId } = outcome.change;
        const label = 'Blocked until the schedule agrees';
        announce(label);
        remember({
          key: `change ${workId}`,
          label,
          itemKey,
          undo: async () => {
            const undone = await clearScheduleChange(desk, { houseRules, workId, by: 'undone' });
            done();
            return clearedWords(undone, 'undone');
          },
        });
      }
      done();
      return outcome;
    }, [desk, houseRules, reference, form.kind, windows, announce, remember, itemKey, done]),
  );

  const clearing = useWork(
    useCallback(
      async ({ workId }: ScheduleChange) => {
        const outcome = await clearScheduleChange(desk, { houseRules, workId, by: 'person' });
        announce(clearedWords(outcome, 'person'));
        done();
        return { ...outcome, workId };
      },
      [desk, houseRules, announce, done],
    ),
  );

  return {
    form,
    change,
    toggle,
    windows,
    problem: problemOf(form, windows),
    recording,
    clearing,
    reading,
    known,
    settled,
  };
}

function firstForm({ question, text, receivedAt }: ChangeSource, now: Instant): ChangeForm {
  const { zone } = question.principal;
  const named = readMentionedTimes(text, receivedAt ?? now, zone)
    .map(({ start, end }) => ({
      start: instantAtLocal(start, zone),
      end: instantAtLocal(end, zone),
    }))
    .filter(({ start, end }) => start < end && end > now);
  // Where hours are named, a bare day is most likely said of something else.
  const hasHours = named.some((window) => !isWholeDays(window, zone));
  return {
    kind: kindOfChange(text.text),
    named: named.map((window) => ({
      window,
      isMeant: !hasHours || !isWholeDays(window, zone),
    })),
    day: '',
    from: '',
    to: '',
  };
}

function windowsOf({ named, day, from, to }: ChangeForm, zone: ZoneId): readonly Window[] {
  const meant = named.filter(({ isMeant }) => isMeant).map(({ window }) => window);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return meant;
  const start = instantAtLocal(`${day}T${from === '' ? '00:00' : from}:00`, zone);
  const until =
    to !== '' && to > from
      ? `${day}T${to}:00`
      : `${addDays(day, 1)}T${to === '' ? '00:00' : to}:00`;
  return [...meant, { start, end: instantAtLocal(until, zone) }];
}

function problemOf({ day, from, to }: ChangeForm, windows: readonly Window[]): string | null {
  if (day === '' && (from !== '' || to !== '')) return 'Choose the day of that time.';
  if (windows.length === 0) return 'Tick a time that the mail names, or choose a day.';
  return null;
}
