// Something came over a held time: the next best one, put in its place with one press.
import { Button, Spinner } from '@fluentui/react-components';
import { useCallback, useEffect, type ReactElement } from 'react';
import type { ZoneId } from '../domain/time';
import { findNextBest, type NextBest } from '../workflows/findNextBest';
import type { Placement, ReadProposal } from '../workflows/holdTerms';
import type { HouseRules } from '../workflows/loadHouseRules';
import { placeHolds } from '../workflows/placeHolds';
import { reviseProposal, type Revision } from '../workflows/reviseProposal';
import { useDesk } from './DeskContext';
import { FailureNote } from './FailureNote';
import { OBSERVED } from './observeWords';
import { sayWindow } from './sayTime';
import { usePaneStyles } from './usePaneStyles';
import { useWork } from './useWork';

export interface NextBestOfferProps {
  readonly houseRules: HouseRules;
  /** A hold for which `wantsNextBest` says yes. */
  readonly read: ReadProposal;
  readonly zone: ZoneId;
  readonly onDone: () => void;
}

/** Looks by itself; nothing is written before the press. */
export function NextBestOffer(props: NextBestOfferProps): ReactElement {
  const { houseRules, read, zone, onDone } = props;
  const desk = useDesk();
  const styles = usePaneStyles();
  const { id, revision, flags } = read.proposal;
  const looking = useWork(async () => findNextBest(desk, { houseRules, read }), {
    whenBusy: 'replace',
  });
  const { run: look, state: looked } = looking;
  const cause = flags.join();
  useEffect(() => {
    // Another version, or something else that came over it: another best.
    void look();
  }, [look, id, revision, cause]);
  const placing = useWork(
    useCallback(
      async (found: Found) => {
        const outcome =
          found.kind === 'found'
            ? await reviseProposal(desk, found.revision)
            : await placeHolds(desk, found.placing);
        onDone();
        // The calendar moved once more: look for what is best by now. And a firm hold shows that the other one waits.
        if (outcome.kind === 'clash' || found.kind === 'found-beside') void look();
        return outcome;
      },
      [desk, onDone, look],
    ),
  );
  const best = looked.kind === 'done' ? looked.value : null;
  const found = best?.kind === 'found' || best?.kind === 'found-beside' ? best : null;
  const said = placing.state.kind === 'done' ? outcomeWords(placing.state.value) : null;
  return (
    <div className={styles.tight}>
      {looking.showsBusy && <Spinner size="tiny" label="Looking for the next best time …" />}
      {looked.kind === 'failed' && <FailureNote error={looked.error} onRetry={() => void look()} />}
      {best !== null && best.kind !== 'found' && best.kind !== 'found-beside' && (
        <p role="status" className={styles.text}>
          {missingWords(best, zone)}
        </p>
      )}
      {placing.state.kind === 'failed' && (
        <FailureNote
          error={placing.state.error}
          onRetry={() => {
            if (found !== null) void placing.run(found);
          }}
        />
      )}
      {said !== null && best?.kind !== 'asked' && (
        <p role="status" className={styles.text}>
          {said}
        </p>
      )}
      {found !== null && (
        <div className={styles.row}>
          <Button
            appearance="primary"
            disabledFocusable={placing.isBusy}
            onClick={() => void placing.run(found)}
          >
            {placing.showsBusy ? 'Putting it in …' : offerWords(found, zone)}
          </Button>
          <span className={styles.small}>
            {found.kind === 'found'
              ? 'Takes the place of what was lost; it needs a new answer.'
              : 'The confirmed time stays until the physician says yes to the new one.'}
          </span>
        </div>
      )}
    </div>
  );
}

type Found = Extract<NextBest, { kind: 'found' | 'found-beside' }>;

function offerWords({ kind, window }: Found, zone: ZoneId): string {
  const time = sayWindow(window, zone);
  return kind === 'found' ? `Next best: ${time}` : `Ask for the next best: ${time}`;
}

function missingWords(best: Exclude<NextBest, Found>, zone: ZoneId): string {
  switch (best.kind) {
    case 'asked':
      return `The physician is asked for ${best.windows.map((window) => sayWindow(window, zone)).join(' or ')} instead. This time stays until the answer is yes; then it goes by itself.`;
    case 'none':
      return 'No other time fits into the next two working weeks. Look further ahead under “Hold time”, or withdraw it.';
    case 'stale-feed':
      return 'The call schedule is older than the release allows, so no other time is offered. Drop a fresh file in Calendar health.';
    case 'stands':
      return 'What came over it has gone again; every time stands.';
    case 'over':
      return 'Its time has begun: nothing is left to replace.';
    case 'unknown-calendar':
      return 'The calendar could not be read, so no other time is offered: unknown is not free.';
    case 'not-a-principal':
      return 'This mailbox is not in the roster. Ask IT to add the physician.';
  }
}

function outcomeWords(outcome: Revision | Placement): string {
  switch (outcome.kind) {
    case 'placed':
      return 'Asked. The confirmed time stays until the answer is yes.';
    case 'revised':
      return outcome.overtaken.length > 0
        ? 'Changed. The answer that was given counts for the earlier version only; this one needs its own.'
        : 'Changed. This version needs an answer of its own.';
    case 'changed':
      return 'Somebody changed it meanwhile. Nothing was overwritten; it is shown as it is now.';
    case 'clash':
      return 'The calendar moved once more. Nothing was written; this is what is best now.';
    case 'closed':
      return 'It was settled meanwhile. Nothing was written.';
    case 'failed':
      return 'Exchange refused the new time. Look under “Hold time”, or tell IT.';
    case 'unknown-calendar':
      return 'The calendar could not be read just now. Nothing was written.';
    case 'gone':
      return 'It is no longer in the list.';
    case 'broken':
      return 'It cannot be read in the list. Ask IT to look at it.';
    case 'not-a-principal':
    case 'unusable':
    case 'unfit-words':
      return 'It cannot be changed here. Nothing was written.';
    case 'observe-only':
      return OBSERVED;
  }
}
