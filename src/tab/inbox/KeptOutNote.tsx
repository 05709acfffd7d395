// Says which mail the signed policy keeps the queue out of: it is neither read nor counted here.
import type { ReactElement } from 'react';
import { exclusionsOf, mailRulesOf } from '../../domain/policy';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { Principal } from '../../domain/roster';
import type { HouseRules } from '../../workflows/loadHouseRules';

export interface KeptOutNoteProps {
  readonly houseRules: HouseRules;
  readonly principals: readonly Principal[];
}

/** Nothing where the release excludes nothing. */
export function KeptOutNote({ houseRules, principals }: KeptOutNoteProps): ReactElement | null {
  const styles = usePaneStyles();
  const addresses = principals.map(({ address }) => address);
  const titles = exclusionsOf(mailRulesOf(houseRules.release), addresses).map(({ title }) => title);
  if (titles.length === 0) return null;
  return (
    <p className={styles.small}>
      Neither read nor counted here, by the signed policy: {titles.join('; ')}.
    </p>
  );
}
