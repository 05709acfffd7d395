// The suggested times, the next best ones, and why the others are refused.
import { useMemo, useState, type ReactElement } from 'react';
import { localDateAt, type Instant } from '../../domain/time';
import { Disclosure } from '../../ui/Disclosure';
import type { RefusalNames } from '../../ui/refusalSentences';
import { sayInstantNear } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { Suggestion } from '../../workflows/holdTerms';
import { feedAgeNote } from './nextSteps';
import { NothingFits } from './NothingFits';
import { RefusalList } from './RefusalList';
import { SlotGroup } from './SlotGroup';
import type { Holds } from './useHolds';
import { MOST_OPTIONS } from './useSearching';
import { WhyNot } from './WhyNot';

type Suggested = Extract<Suggestion, { kind: 'suggested' }>;

export interface SlotListProps {
  readonly suggestion: Suggested;
  readonly holds: Holds;
  readonly names: RefusalNames;
  readonly now: Instant;
}

export function SlotList({ suggestion, holds, names, now }: SlotListProps): ReactElement {
  const styles = usePaneStyles();
  const [showsRefused, setShowsRefused] = useState(false);
  const { slots, nextBest, refusals, zone, promisedBy } = suggestion;
  const group = { chosen: holds.chosen, onToggle: holds.toggle, zone };
  const offered = [...slots, ...nextBest];
  const isLate =
    promisedBy !== null &&
    offered.length > 0 &&
    offered.every(({ window }) => window.end > promisedBy);
  const age = feedAgeNote(suggestion);
  const firstDay = useMemo(() => refusedDay(suggestion), [suggestion]);
  return (
    <div className={styles.stack}>
      {suggestion.isDurationAssumed && (
        <p className={styles.small}>
          No length was stated; {suggestion.durationMinutes} minutes are assumed.
        </p>
      )}
      {slots.length === 0 ? (
        <NothingFits suggestion={suggestion} holds={holds} names={names} />
      ) : (
        <SlotGroup {...group} title={`Choose up to ${MOST_OPTIONS}`} slots={slots} />
      )}
      {nextBest.length > 0 && <SlotGroup {...group} title="Next best" slots={nextBest} />}
      {isLate && (
        <p className={styles.small}>
          This tier is promised a time by {sayInstantNear(promisedBy, now, zone)}; all of these are
          later.
        </p>
      )}
      {age !== null && <p className={styles.small}>{age}</p>}
      <WhyNot key={firstDay} holds={holds} names={names} firstDay={firstDay} />
      {refusals.length > 0 && (
        <Disclosure
          level={3}
          title="Refused times"
          aside={`${refusals.length}`}
          isOpen={showsRefused}
          onToggle={setShowsRefused}
        >
          <RefusalList refusals={refusals} names={names} />
        </Disclosure>
      )}
    </div>
  );
}

/** The first day that was looked at and has nothing to offer: the one people ask about. */
function refusedDay({ slots, windows, zone }: Suggested): string {
  const offered = new Set(slots.map(({ window }) => localDateAt(window.start, zone)));
  const days = windows.map(({ start }) => localDateAt(start, zone));
  return days.find((day) => !offered.has(day)) ?? days[0] ?? '';
}
