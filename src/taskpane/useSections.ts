// Which sections of the screen are open, by click or by key.
import { useCallback, useId, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';

export const SECTIONS = [
  'lane',
  'why',
  'phi',
  'handoff',
  'macros',
  'holds',
  'proposals',
  'miss',
  'keys',
] as const;
export type Section = (typeof SECTIONS)[number];

export interface Sections {
  readonly isOpen: (section: Section) => boolean;
  readonly toggle: (section: Section, isOpen: boolean) => void;
  /** Opens the section and takes the focus to its heading; closes it when it is open already. */
  readonly jump: (section: Section) => void;
  readonly show: (section: Section) => void;
  readonly buttonId: (section: Section) => string;
}

export function useSections(firstOpen: readonly Section[]): Sections {
  const id = useId();
  const [open, setOpen] = useState<ReadonlySet<Section>>(() => new Set(firstOpen));
  const buttonId = useCallback((section: Section) => `${id}-${section}`, [id]);
  const toggle = useCallback((section: Section, isOpen: boolean) => {
    setOpen((last) => {
      const next = new Set(last);
      if (isOpen) next.add(section);
      else next.delete(section);
      return next;
    });
  }, []);
  const focus = useCallback(
    (section: Section) => {
      const button = document.getElementById(buttonId(section));
      button?.focus();
      // jsdom and very old clients have no scrollIntoView.
      if (typeof button?.scrollIntoView === 'function') button.scrollIntoView({ block: 'start' });
    },
    [buttonId],
  );
  const show = useCallback(
    (section: Section) => {
      flushSync(() => {
        toggle(section, true);
      });
      focus(section);
    },
    [toggle, focus],
  );
  return useMemo(
    () => ({
      isOpen: (section) => open.has(section),
      toggle,
      jump: (section) => {
        if (open.has(section)) toggle(section, false);
        else show(section);
      },
      show,
      buttonId,
    }),
    [open, toggle, show, buttonId],
  );
}
