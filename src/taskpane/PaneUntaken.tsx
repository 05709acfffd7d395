// Above every screen of the pane: the hand-offs of the covered physicians that nobody took in time.
import { useMemo, type ReactElement } from 'react';
import { assistedBy } from '../domain/roster';
import { useDesk } from '../ui/DeskContext';
import { UntakenHandOffs } from '../ui/handoff/UntakenHandOffs';
import { useNow } from '../ui/useNow';
import type { House } from './useHouse';

/** Nothing until it is known who is signed in. */
export function PaneUntaken({ house }: { readonly house: House }): ReactElement | null {
  const desk = useDesk();
  const now = useNow(desk.clock);
  const rules = house.account.kind === 'done' ? house.known : null;
  const address = house.account.kind === 'done' ? house.account.value.address : '';
  const principals = useMemo(
    () => (rules === null ? [] : assistedBy(rules.roster, address)),
    [rules, address],
  );
  if (rules === null) return null;
  return <UntakenHandOffs houseRules={rules} principals={principals} now={now} />;
}
