// Which key does what in the Inbox.
import { useMemo, useState } from 'react';
import type { Lane } from '../../domain/triage';
import { useDesk } from '../../ui/DeskContext';
import { readShortcutsOn } from '../../ui/keySwitch';
import { UNDO_BUTTON_ID } from '../../ui/UndoBar';
import { useShortcuts, type Shortcuts } from '../../ui/useShortcuts';
import type { BulkDeed } from '../../workflows/fileMails';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { mainDeed, mayBeDone } from './Actions';
import { bulkDeeds } from './BulkBar';
import { laneOfEntry } from '../../ui/inbox/InboxQueue';
import { channelsOf, defaultDeed } from './laneDeeds';
import type { MailView } from './useMailView';
import type { Place } from './usePlace';

export interface InboxKeysQuestion {
  readonly houseRules: HouseRules;
  readonly place: Place;
  readonly view: MailView;
  /** False while somebody else is at the open mail, or where its physician is only observed. */
  readonly mayAct: boolean;
  readonly onDeed: (lane: Lane, deed: BulkDeed) => void;
  readonly onBulk: (deed: BulkDeed) => void;
  readonly onHelp: () => void;
}

export interface InboxKeys {
  readonly isOn: boolean;
  readonly turn: (isOn: boolean) => void;
}

export function useInboxKeys(question: InboxKeysQuestion): InboxKeys {
  const desk = useDesk();
  const [isOn, setIsOn] = useState(() => readShortcutsOn(desk.shelf));
  const shortcuts = useMemo(() => shortcutsFor(question), [question]);
  useShortcuts(shortcuts, isOn);
  return { isOn, turn: setIsOn };
}

function shortcutsFor(question: InboxKeysQuestion): Shortcuts {
  const { place, view, houseRules, mayAct, onDeed, onBulk } = question;
  const { open } = place;
  const keys = new Map<string, () => void>([
    [
      'j',
      () => {
        place.step(1);
      },
    ],
    [
      'k',
      () => {
        place.step(-1);
      },
    ],
    [
      ']',
      () => {
        place.stepPile(1);
      },
    ],
    [
      '[',
      () => {
        place.stepPile(-1);
      },
    ],
    ['a', place.selectPile],
    ['escape', place.clear],
    ['?', question.onHelp],
    [
      'u',
      () => {
        document.getElementById(UNDO_BUTTON_ID)?.click();
      },
    ],
  ]);
  if (place.selectedEntries.length > 0)
    for (const { key, deed } of bulkDeeds(place.selectedEntries, houseRules))
      keys.set(key.toLowerCase(), () => {
        onBulk(deed);
      });
  if (open === null) return keys;
  keys.set('x', () => {
    place.select(open.key);
  });
  keys.set('r', view.reveal);
  keys.set('w', () => {
    view.show('why');
  });
  keys.set('m', () => {
    view.show('miss');
  });
  keys.set('c', () => {
    view.show('lane');
  });
  const { swept } = open;
  if (swept === null || !mayAct || open.isUnderWay) return keys;
  const { verdict } = swept;
  const lane = laneOfEntry(open);
  if (lane === null) {
    if (verdict.kind === 'unsure')
      verdict.options.forEach((option, index) => {
        keys.set(String(index + 1), () => {
          onDeed(option, defaultDeed(houseRules, option, verdict.urgency));
        });
      });
    return keys;
  }
  const channels = channelsOf(houseRules, lane);
  if (view.isOpen('handoff') && !open.isHandedOff)
    channels.forEach(({ id }, index) => {
      keys.set(String(index + 1), () => {
        onDeed(lane, { kind: 'hand-off', channelId: id });
      });
    });
  if (place.selectedEntries.length > 0) return keys;
  if (channels.length > 0)
    keys.set('h', () => {
      view.show('handoff');
    });
  for (const [key, kind] of [
    ['l', 'label'],
    ['f', 'file'],
  ] as const)
    if (mayBeDone(open, lane, { kind }))
      keys.set(key, () => {
        onDeed(lane, { kind });
      });
  const main = mainDeed(open, lane, verdict, houseRules);
  if (main !== null && (main.kind === 'hand-off' || mayBeDone(open, lane, main)))
    keys.set('e', () => {
      onDeed(lane, main);
    });
  return keys;
}
