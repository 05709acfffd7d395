// Who is signed in, in whose mailbox, and by which policy.
import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { principalsOf, type Principal } from '../domain/roster';
import type { Instant } from '../domain/time';
import type { SignedInAccount } from '../ports';
import { ObserveNote } from '../ui/ObserveNote';
import { sayInstantNear } from '../ui/sayTime';
import { usePaneStyles } from '../ui/usePaneStyles';
import type { HouseRules } from '../workflows/loadHouseRules';

const useStyles = makeStyles({
  header: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
});

export interface PaneHeaderProps {
  readonly account: SignedInAccount | null;
  readonly rules: HouseRules | null;
  /** null while no mailbox is known. */
  readonly principal: Principal | null;
  readonly isConfirmed: boolean;
  readonly userAddress: string;
  readonly now: Instant;
}

/** `Dr. Okafor's` of `Dr. Maya Okafor`. */
export function mailboxWords(principal: Principal, userAddress: string): string {
  if (principal.address === userAddress) return 'Working in your own mailbox';
  const words = principal.name.split(' ');
  const last = words.at(-1) ?? principal.name;
  const name = words[0] === 'Dr.' ? `Dr. ${last}` : principal.name;
  return `Working in ${name}’s mailbox`;
}

/** The first heading of the pane. */
export function PaneHeader(props: PaneHeaderProps): ReactElement {
  const pane = usePaneStyles();
  const styles = useStyles();
  const { account, rules, principal } = props;
  const zone = principal?.zone ?? rules?.roster.principals[0]?.zone ?? null;
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>
        {principal === null ? 'Anteroom' : mailboxWords(principal, props.userAddress)}
        {principal !== null && !props.isConfirmed && (
          <span className={pane.small}> (being confirmed)</span>
        )}
      </h1>
      <p className={pane.small}>
        {account === null ? 'Not signed in yet' : `Signed in as ${account.name}`}
      </p>
      {rules !== null && (
        <div className={pane.small}>
          Policy release {rules.release.number}{' '}
          {rules.freshness === 'live' || zone === null ? (
            '· verified now'
          ) : (
            <Badge appearance="tint" color="warning" size="small">
              kept copy of {sayInstantNear(rules.asOf, props.now, zone)}
            </Badge>
          )}
        </div>
      )}
      {rules !== null && (
        <ObserveNote
          principals={
            principal === null ? principalsOf(rules.roster, props.userAddress) : [principal]
          }
        />
      )}
    </header>
  );
}
