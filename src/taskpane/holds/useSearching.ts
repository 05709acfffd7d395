// Looking for times: the form, the search, the choice among its slots, and why a day of one's own choice has none.
import { useCallback, useEffect, useRef, useState } from 'react';
import { hoursOnDay } from '../../domain/holds';
import { minutesBetween, type LocalDate, type Window } from '../../domain/time';
import { useDesk } from '../../ui/DeskContext';
import { useWork, type Work } from '../../ui/useWork';
import type { SuggestSlotsRequest, Suggestion } from '../../workflows/holdTerms';
import { readHoldSetting, type HoldSetting } from '../../workflows/readHoldSetting';
import { suggestSlots } from '../../workflows/suggestSlots';
import { firstForm, manualOf, problemOf, tierOfSource, type HoldForm } from './holdForm';
import type { FirstTier } from '../../domain/holds';
import type { HoldQuestion } from './holdQuestion';

/** Options of one proposal at most: a physician answers between two cases. */
export const MOST_OPTIONS = 3;
/** Grants and changed time are read again after this long. */
const SETTING_AGE_MS = 60_000;

export interface Searching {
  readonly form: HoldForm;
  readonly change: (change: Partial<HoldForm>) => void;
  /** What keeps the form from being asked, in words; null when nothing does. */
  readonly formProblem: string | null;
  /** The tier that the mail suggests. */
  readonly firstTier: FirstTier;
  readonly suggesting: Work<[Partial<HoldForm>?], Suggestion>;
  /** Why one local day has no slot, or which it has. */
  readonly explaining: Work<[LocalDate], { readonly day: LocalDate; readonly found: Suggestion }>;
  readonly chosen: readonly Window[];
  readonly toggle: (window: Window) => void;
  readonly clearChosen: () => void;
  /** Reads ahead what a search needs besides the calendar. */
  readonly warm: () => void;
  /** Forgets what was read ahead: the next search reads it anew. */
  readonly forgetSetting: () => void;
}

export function useSearching(question: HoldQuestion): Searching {
  const desk = useDesk();
  const { houseRules, principal, ask } = question;
  const source = { ...question, roster: houseRules.roster };
  const [form, setForm] = useState<HoldForm>(() => firstForm(source));
  const [chosen, setChosen] = useState<readonly Window[]>([]);
  useFirstTier(question, setForm);

  const kept = useRef<{ readonly at: number; readonly setting: Promise<HoldSetting> } | null>(null);
  const settingOf = useCallback(async (): Promise<HoldSetting> => {
    const now = desk.clock.now();
    if (kept.current !== null && now - kept.current.at < SETTING_AGE_MS)
      return kept.current.setting;
    const setting = readHoldSetting(desk, { houseRules, principal: principal.address });
    const mine = { at: now, setting };
    kept.current = mine;
    // What failed is not kept: the next search asks again, and says so if it fails again.
    setting.catch(() => {
      if (kept.current === mine) kept.current = null;
    });
    return setting;
  }, [desk, houseRules, principal]);
  const warm = useCallback(() => {
    settingOf().catch(() => undefined);
  }, [settingOf]);
  const forgetSetting = useCallback(() => {
    kept.current = null;
  }, []);

  const askFor = useCallback(
    async (wanted: HoldForm, more: Pick<SuggestSlotsRequest, 'ask' | 'manual'>) => {
      const setting = await settingOf();
      return suggestSlots(desk, {
        houseRules,
        principal: principal.address,
        mode: wanted.mode,
        ...(wanted.siteId === null ? {} : { siteId: wanted.siteId }),
        tier: wanted.tier,
        stream: wanted.stream,
        participants: wanted.others,
        ...setting,
        ...more,
      });
    },
    [desk, houseRules, principal, settingOf],
  );

  const suggesting = useWork(
    useCallback(
      async (part?: Partial<HoldForm>) => {
        const wanted = part === undefined ? form : { ...form, ...part };
        if (part !== undefined) setForm(wanted);
        const suggestion = await askFor(wanted, {
          ask: wanted.place === 'asked' ? ask : null,
          ...manualOf(wanted, principal, ask),
        });
        // The best are ticked beforehand: proposing what the engine found takes one key.
        setChosen(
          suggestion.kind === 'suggested'
            ? suggestion.slots.slice(0, MOST_OPTIONS).map(({ window }) => window)
            : [],
        );
        return suggestion;
      },
      [askFor, form, ask, principal],
    ),
    { whenBusy: 'replace' },
  );

  const explaining = useWork(
    useCallback(
      async (day: LocalDate) => {
        const { manual } = manualOf(form, principal, ask);
        const hours = hoursOnDay(day, { ...principal, holidays: houseRules.roster.holidays });
        const durationMinutes = manual?.durationMinutes ?? ask?.durationMinutes ?? null;
        const found = await askFor(form, {
          ask: null,
          manual: { durationMinutes, windows: [hours] },
        });
        return { day, found };
      },
      [askFor, form, ask, principal, houseRules],
    ),
    { whenBusy: 'replace' },
  );

  const { reset: resetSuggesting } = suggesting;
  const { reset: resetExplaining } = explaining;
  const change = useCallback(
    (part: Partial<HoldForm>) => {
      setForm((last) => ({ ...last, ...part }));
      // Times that were found for another question must not be proposed for this one.
      if (Object.keys(part).every((field) => field === 'decideHours')) return;
      setChosen([]);
      resetSuggesting();
      resetExplaining();
    },
    [resetSuggesting, resetExplaining],
  );
  const toggle = useCallback((window: Window) => {
    setChosen((last) => {
      const isChosen = last.some((one) => isSame(one, window));
      if (isChosen) return last.filter((one) => !isSame(one, window));
      return last.length >= MOST_OPTIONS ? last : [...last, window];
    });
  }, []);
  const clearChosen = useCallback(() => {
    setChosen([]);
  }, []);

  return {
    form,
    change,
    formProblem: problemOf(form),
    firstTier: tierOfSource(source),
    suggesting,
    explaining,
    chosen,
    toggle,
    clearChosen,
    warm,
    forgetSetting,
  };
}

/** The urgency may be corrected after the form was made: an untouched tier follows it. */
function useFirstTier(
  question: HoldQuestion,
  setForm: (change: (form: HoldForm) => HoldForm) => void,
): void {
  const { tier } = tierOfSource({ ...question, roster: question.houseRules.roster });
  const last = useRef(tier);
  useEffect(() => {
    const before = last.current;
    if (before === tier) return;
    last.current = tier;
    setForm((form) => (form.tier === before ? { ...form, tier } : form));
  }, [tier, setForm]);
}

/** The way there and back that the engine found for each chosen time. */
export function travelOf(
  suggestions: readonly (Suggestion | null)[],
  chosen: readonly Window[],
): readonly { readonly before: number; readonly after: number }[] {
  const slots = suggestions.flatMap((one) =>
    one?.kind === 'suggested' ? [...one.slots, ...one.nextBest] : [],
  );
  const minutes = (leg: Window | null | undefined): number =>
    leg == null ? 0 : minutesBetween(leg.start, leg.end);
  return chosen.map((window) => {
    const slot = slots.find((one) => isSame(one.window, window));
    return { before: minutes(slot?.travel.before), after: minutes(slot?.travel.after) };
  });
}

export function isSame(a: Window, b: Window): boolean {
  return a.start === b.start && a.end === b.end;
}
