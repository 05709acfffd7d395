// What waits for the physician's word, and what was decided: made for ten seconds between two cases.
import { Button, CounterBadge, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, ArrowLeftRegular } from '@fluentui/react-icons';
import { useEffect, useState, type ReactElement } from 'react';
import type { Principal } from '../../domain/roster';
import type { SignedInAccount } from '../../ports';
import { Disclosure } from '../../ui/Disclosure';
import { FailureNote } from '../../ui/FailureNote';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { NextBestOffer } from '../../ui/NextBestOffer';
import { wantsNextBest } from '../../workflows/findNextBest';
import type { ReadProposal } from '../../workflows/holdTerms';
import { ObserveNote } from '../../ui/ObserveNote';
import { PrincipalPicker } from '../PrincipalPicker';
import { sayClock } from '../sayClock';
import { SettledNote } from '../SettledNote';
import { Waiting } from '../Shell';
import { useScreenStyles } from '../useScreenStyles';
import { BrokenNote } from './BrokenNote';
import { ColourSetUp } from './ColourSetUp';
import { DecidedList } from './DecidedList';
import { EmptyQueue } from './EmptyQueue';
import { Queue } from './Queue';
import { StandingWords } from './StandingWords';
import { isOpenAgain, useApprovals } from './useApprovals';

const useStyles = makeStyles({
  main: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXL },
});

export interface ApprovalsScreenProps {
  readonly account: SignedInAccount;
  readonly houseRules: HouseRules;
  readonly principals: readonly Principal[];
  readonly principal: Principal;
  readonly onPick: (address: string) => void;
  /** The proposal that a deep link named. */
  readonly proposalId: string | null;
  /** Told once nobody waits for anything here: what the rest of the tab needs may be loaded. */
  readonly onRest?: () => void;
  /** Set when the person came from the stand-up. */
  readonly onBack?: () => void;
}

export function ApprovalsScreen(props: ApprovalsScreenProps): ReactElement {
  const { houseRules, principal, principals, account, proposalId } = props;
  const screen = useScreenStyles();
  const styles = useStyles();
  const life = useApprovals(houseRules, principal.address);
  const { approvals, queue } = life;
  const { onRest } = props;
  const { isAtRest } = life;
  useEffect(() => {
    if (isAtRest) onRest?.();
  }, [isAtRest, onRest]);
  const [showsDecided, setShowsDecided] = useState(true);
  const [showsWords, setShowsWords] = useState(false);
  const mayPropose = principal.assistants.includes(account.address.toLowerCase());
  const nextBest = (read: ReadProposal): ReactElement | null =>
    mayPropose && wantsNextBest(read) ? (
      <NextBestOffer {...{ houseRules, read }} zone={principal.zone} onDone={life.refresh} />
    ) : null;
  const isOwn = principal.address === account.address.toLowerCase();
  const open = queue.filter((line) => {
    const state = life.answers.get(line.read.proposal.id);
    // Counted as answered in the moment of the answer; what did not count is counted again.
    return (
      state === undefined || (isOpenAgain(state) && stillWaits(approvals, line.read.proposal.id))
    );
  }).length;
  const shownIds = new Set(queue.map((line) => line.read.proposal.id));
  const decided = approvals?.decided.filter((line) => !shownIds.has(line.read.proposal.id)) ?? [];
  const failed = life.reading.state.kind === 'failed' ? life.reading.state.error : null;

  return (
    <div className={screen.page}>
      <header className={screen.head}>
        {props.onBack !== undefined && (
          <Button appearance="subtle" icon={<ArrowLeftRegular />} onClick={props.onBack}>
            Stand-up
          </Button>
        )}
        <h1 className={screen.title}>
          {isOwn ? 'Waiting for you' : `Waiting for ${principal.name}`}
          {approvals !== null && (
            <CounterBadge
              count={open}
              showZero
              size="large"
              color={open === 0 ? 'informative' : 'brand'}
              aria-label={`${String(open)} waiting`}
            />
          )}
        </h1>
        <span className={screen.grow} />
        <PrincipalPicker principals={principals} value={principal.address} onPick={props.onPick} />
        <Button
          appearance="subtle"
          icon={<ArrowClockwiseRegular />}
          onClick={life.refresh}
          aria-label="Read again"
        >
          {life.readAt === null ? 'Read again' : `As of ${sayClock(life.readAt, principal.zone)}`}
        </Button>
      </header>
      <ObserveNote principals={[principal]} />
      <main className={styles.main}>
        {failed !== null && <FailureNote error={failed} onRetry={life.refresh} />}
        {approvals === null ? (
          failed === null && (
            <>
              <p role="status" className={screen.words}>
                {life.reading.takesLong ? 'Reading the proposals and their mails …' : 'Opening …'}
              </p>
              <Waiting />
            </>
          )
        ) : (
          <>
            {!approvals.mayDecide && (
              <p className={screen.words}>
                You can see what waits; the answer is {principal.name}&rsquo;s, or a second
                approver&rsquo;s while {principal.name} is away and before anything lapses.
              </p>
            )}
            <BrokenNote broken={approvals.broken} />
            <SettledNote settled={life.settled} zone={principal.zone} principalName={null} />
            {queue.length === 0 ? (
              <EmptyQueue principal={principal} isOwn={isOwn} decidedCount={decided.length} />
            ) : (
              <Queue
                life={life}
                houseRules={houseRules}
                mayDecide={approvals.mayDecide}
                principalName={principal.name}
                zone={approvals.zone}
                highlightId={proposalId}
                nextBest={nextBest}
              />
            )}
            {life.isWhole && approvals.isPhysician && principal.observeOnly !== true && (
              <ColourSetUp
                key={principal.address}
                houseRules={houseRules}
                principal={principal.address}
              />
            )}
            {approvals.isPhysician && (
              <Disclosure
                title="Away, and standing permissions"
                aside={approvals.isAway ? 'away' : ''}
                isOpen={showsWords}
                onToggle={setShowsWords}
              >
                <StandingWords
                  words={approvals.words}
                  houseRules={houseRules}
                  principal={principal}
                  onSigned={life.refresh}
                />
              </Disclosure>
            )}
            {decided.length > 0 && (
              <Disclosure
                title="Decided in the last 14 days"
                aside={String(decided.length)}
                isOpen={showsDecided}
                onToggle={setShowsDecided}
              >
                <DecidedList
                  lines={decided}
                  houseRules={houseRules}
                  zone={approvals.zone}
                  highlightId={proposalId}
                  nextBest={nextBest}
                />
              </Disclosure>
            )}
          </>
        )}
      </main>
    </div>
  );
}

function stillWaits(
  approvals: ReturnType<typeof useApprovals>['approvals'],
  proposalId: string,
): boolean {
  return approvals?.waiting.some((line) => line.read.proposal.id === proposalId) ?? false;
}
