// Below every screen of the pane: the piles of the covered inboxes, and when anybody looked at these last.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, useMemo, useState, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { principalsOf } from '../domain/roster';
import { useDesk } from '../ui/DeskContext';
import { Disclosure } from '../ui/Disclosure';
import { readShortcutsOn } from '../ui/keySwitch';
import { useDecisionBlocks } from '../ui/useDecisionBlocks';
import { useNow } from '../ui/useNow';
import { useShortcuts } from '../ui/useShortcuts';
import { useWatch } from '../ui/useWatch';
import { WatchLine } from '../ui/WatchLine';
import { PilesSection } from './PilesSection';
import { pilesSummary } from './pilesSeen';
import type { House } from './useHouse';

const useStyles = makeStyles({
  foot: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

export interface PaneWatchProps {
  readonly house: House;
  /** A mail or a draft is open: then the piles keep to one line until somebody opens them. */
  readonly isAtWork: boolean;
}

/** Watches the inboxes that the signed-in person covers; nothing until it is known who that is. */
export function PaneWatch({ house, isAtWork }: PaneWatchProps): ReactElement | null {
  const desk = useDesk();
  const styles = useStyles();
  const now = useNow(desk.clock);
  const buttonId = useId();
  const [wish, setWish] = useState<boolean | null>(null);
  const rules = house.account.kind === 'done' ? house.known : null;
  const address = house.account.kind === 'done' ? house.account.value.address : '';
  const principals = useMemo(
    () => (rules === null ? [] : principalsOf(rules.roster, address)),
    [rules, address],
  );
  useDecisionBlocks(rules, principals);
  const watch = useWatch(rules, principals, address);
  const isOpen = wish ?? !isAtWork;
  const isKnown = rules !== null && principals.length > 0;
  const keys = useMemo(
    () =>
      new Map([
        [
          'i',
          () => {
            if (!readShortcutsOn(desk.shelf)) return;
            flushSync(() => {
              setWish(!isOpen);
            });
            if (!isOpen) document.getElementById(buttonId)?.focus();
          },
        ],
      ]),
    [desk, isOpen, buttonId],
  );
  useShortcuts(keys, isKnown);
  if (!isKnown || watch.watches === null) return null;
  const { watches } = watch;
  return (
    <footer className={styles.foot}>
      <Disclosure
        title="Inbox piles"
        aside={`${pilesSummary(watch.tallies, principals)} · I`}
        isOpen={isOpen}
        onToggle={setWish}
        buttonId={buttonId}
      >
        <PilesSection houseRules={rules} principals={principals} watch={watch} now={now} />
      </Disclosure>
      <WatchLine houseRules={rules} principals={principals} watches={watches} now={now} />
    </footer>
  );
}
