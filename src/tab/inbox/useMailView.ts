// What is unfolded beside the open mail; another mail begins with everything closed and covered.
import { useCallback, useMemo, useState } from 'react';
import type { Lane } from '../../domain/triage';

export const PARTS = ['why', 'lane', 'handoff', 'miss'] as const;
export type Part = (typeof PARTS)[number];

export interface MailView {
  readonly isOpen: (part: Part) => boolean;
  readonly toggle: (part: Part) => void;
  /** Opens it and takes the focus to its first field, or its heading where it has none. */
  readonly show: (part: Part) => void;
  readonly isRevealed: boolean;
  readonly reveal: () => void;
  /** A lane that the person chose and that needs a reason first. */
  readonly wanted: Lane | null;
  readonly want: (lane: Lane) => void;
}

interface View {
  readonly key: string | null;
  readonly open: ReadonlySet<Part>;
  readonly isRevealed: boolean;
  readonly wanted: Lane | null;
}

const fresh = (key: string | null): View => ({
  key,
  open: new Set(),
  isRevealed: false,
  wanted: null,
});

/** Id of a part's heading button. */
export function partId(part: Part): string {
  return `inbox-part-${part}`;
}

export function useMailView(key: string | null): MailView {
  const [kept, setView] = useState<View>(() => fresh(key));
  const view = kept.key === key ? kept : fresh(key);
  const change = useCallback(
    (part: (last: View) => Partial<View>): void => {
      setView((last) => {
        const current = last.key === key ? last : fresh(key);
        return { ...current, ...part(current) };
      });
    },
    [key],
  );
  return useMemo(() => {
    const open = (part: Part, isOpen: boolean): void => {
      change((last) => {
        const next = new Set(last.open);
        if (isOpen) next.add(part);
        else next.delete(part);
        return { open: next };
      });
    };
    const show = (part: Part): void => {
      open(part, true);
      // The heading stands already; what it opens is painted with the next frame.
      requestAnimationFrame(() => {
        const heading = document.getElementById(partId(part));
        const content = document.getElementById(heading?.getAttribute('aria-controls') ?? '');
        const field = content?.querySelector<HTMLElement>('select, input');
        (field ?? heading)?.focus();
        heading?.scrollIntoView({ block: 'nearest' });
      });
    };
    return {
      isOpen: (part) => view.open.has(part),
      toggle: (part) => {
        open(part, !view.open.has(part));
      },
      show,
      isRevealed: view.isRevealed,
      reveal: () => {
        change((last) => ({ isRevealed: !last.isRevealed }));
      },
      wanted: view.wanted,
      want: (lane) => {
        change(() => ({ wanted: lane }));
        show('lane');
      },
    };
  }, [view, change]);
}
