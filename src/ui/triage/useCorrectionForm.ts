// What the person typed to move a mail out of its lane.
import { useCallback, useState } from 'react';
import type { CorrectionReason } from '../../domain/log';
import { isLockedLane, LANES, type Lane, type Urgency } from '../../domain/triage';

export interface CorrectionForm {
  readonly to: Lane;
  readonly urgency: Urgency;
  readonly reason: CorrectionReason | null;
  readonly note: string;
  readonly channelId: string;
  readonly who: string;
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
  }));
  const change = useCallback((part: Partial<CorrectionForm>) => {
    setForm((last) => ({ ...last, ...part }));
  }, []);
  return { form, change };
}
