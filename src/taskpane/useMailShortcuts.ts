// Which key does what on the screen of a mail.
import { useCallback, useMemo, useState } from 'react';
import { useDesk } from '../ui/DeskContext';
import { readShortcutsOn } from '../ui/keySwitch';
import { UNDO_BUTTON_ID } from '../ui/UndoBar';
import { useShortcuts } from '../ui/useShortcuts';
import { BLOCK_BUTTON_ID } from './holds/ScheduleChangeSection';
import type { MailDeskQuestion, MailDeskState } from './useMailDesk';
import type { Section } from './useSections';

const SECTION_KEYS: readonly (readonly [string, Section])[] = [
  ['c', 'lane'],
  ['w', 'why'],
  ['p', 'phi'],
  ['f', 'handoff'],
  ['m', 'macros'],
  ['t', 'holds'],
  ['q', 'proposals'],
  ['?', 'keys'],
];

export interface KeySwitch {
  readonly isOn: boolean;
  readonly turn: (isOn: boolean) => void;
  /** Opens the holds and goes to the button that blocks changed time: the next key presses it. */
  readonly blockTime: () => void;
}

export function useMailShortcuts(question: MailDeskQuestion, state: MailDeskState): KeySwitch {
  const desk = useDesk();
  const [isOn, setIsOn] = useState(() => readShortcutsOn(desk.shelf));
  const { verdict } = question.triage;
  const { apply, reveal, isRevealed, sections, choose, settled } = state;
  const blockTime = useCallback(() => {
    sections.show('holds');
    const button = document.getElementById(BLOCK_BUTTON_ID);
    button?.focus();
    if (typeof button?.scrollIntoView === 'function') button.scrollIntoView({ block: 'center' });
  }, [sections]);
  const changesTime = state.lane === 'schedule-change';
  const shortcuts = useMemo(() => {
    const map = new Map<string, () => void>();
    map.set('a', apply);
    map.set('r', () => {
      reveal(!isRevealed);
    });
    map.set('u', () => {
      document.getElementById(UNDO_BUTTON_ID)?.click();
    });
    for (const [key, section] of SECTION_KEYS)
      map.set(key, () => {
        sections.jump(section);
      });
    if (changesTime) map.set('b', blockTime);
    if (verdict.kind === 'unsure' && settled === null)
      verdict.options.forEach((lane, index) => {
        map.set(`${index + 1}`, () => {
          choose(lane);
        });
      });
    return map;
  }, [apply, reveal, isRevealed, sections, verdict, settled, choose, changesTime, blockTime]);
  useShortcuts(shortcuts, isOn);
  return { isOn, turn: setIsOn, blockTime };
}
