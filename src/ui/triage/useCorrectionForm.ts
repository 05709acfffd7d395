// What the person typed to move a mail out of its lane.
import { useCallback, useState } from 'react';
import type { CorrectionReason, NameReason } from '../../domain/log';
import { isLockedLane, LANES, type Lane, type Urgency } from '../../domain/triage';

export interface CorrectionForm {
  readonly to: Lane;
  readonly urgency: Urgency;
  readonly reason: CorrectionReason | null;
  readonly note: string;
  readonly channelId: string;
  readonly who: string;
  /** Chosen where a name outside the directory is in the way. */
  readonly nameReason: NameReason | null;
}

export function useCorrectionForm(start: {
  readonly from: Lane;
  readonly to: Lane | null;
  readonly urgency: Urgency;
}): {
  readonly form: CorrectionForm;
  readonly change: (part: Partial<CorrectionForm>) => void;
} {
  const [form, setForm] = useState<CorrectionForm>(() => ({
    to: start.to ?? LANES.find((lane) => lane !== start.from && !isLockedLane(lane)) ?? start.from,
    urgency: start.urgency,
    reason: null,
    note: '',
    channelId: '',
    who: '',
    nameReason: null,
  }));
  const change = useCallback((part: Partial<CorrectionForm>) => {
    // Other words are another question: the reason was given for what stood there.
    const isRetyped = part.note !== undefined || part.who !== undefined;
    setForm((last) => ({ ...last, ...(isRetyped ? { nameReason: null } : {}), ...part }));
  }, []);
  return { form, change };
}
