// The open mail says that an office clears a trip: recorded with one press, with the mail as its reference.
import { Button } from '@fluentui/react-components';
import { useCallback, useState, type ReactElement } from 'react';
import type { ClearingOffice } from '../../domain/holds';
import { FailureNote } from '../../ui/FailureNote';
import { useDesk } from '../../ui/DeskContext';
import { officeWords } from '../../ui/holdWords';
import { sayWindow } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { useWork } from '../../ui/useWork';
import type { ReadProposal } from '../../workflows/holdTerms';
import { recordClearance } from '../../workflows/recordClearance';
import type { Waiting } from '../../workflows/readWaiting';
import type { FormProps } from './FormProps';
import { clearanceWords } from './proposalWords';
import { ReadingNote } from './ReadingNote';
import { useWaiting } from './useWaiting';

type ClearanceFormProps = Pick<FormProps, 'houseRules' | 'principal' | 'reference' | 'onDone'>;

/** Trips that still miss an office, with the offices that they miss. */
export function ClearanceForm(props: ClearanceFormProps): ReactElement {
  const { houseRules, principal, reference, onDone } = props;
  const desk = useDesk();
  const styles = usePaneStyles();
  const waiting = useWaiting(houseRules, principal.address);
  const [known, setKnown] = useState<Waiting | null>(null);
  const { state, run: readAgain } = waiting;
  if (state.kind === 'done' && state.value !== known) setKnown(state.value);

  const recording = useWork(
    useCallback(
      async (proposalId: string, office: ClearingOffice) => {
        if (reference === null) return null;
        const outcome = await recordClearance(desk, {
          houseRules,
          proposalId,
          office,
          message: reference,
        });
        void readAgain();
        onDone();
        return outcome;
      },
      [desk, houseRules, reference, readAgain, onDone],
    ),
  );
  const [asked, setAsked] = useState<readonly [string, ClearingOffice] | null>(null);
  const record = (proposalId: string, office: ClearingOffice): void => {
    setAsked([proposalId, office]);
    void recording.run(proposalId, office);
  };
  const trips = known?.proposals.filter(isUncleared) ?? [];
  const outcome = recording.state.kind === 'done' ? recording.state.value : null;

  return (
    <div className={styles.stack}>
      <p className={styles.small}>
        Open the mail in which the office says yes, then record it here. Your name, the time and the
        mail are kept as the proof; not a word of it is.
      </p>
      <ReadingNote work={waiting} words="Reading the trips …" />
      {known !== null && trips.length === 0 && (
        <p role="status" className={styles.text}>
          No trip of {principal.name} waits for a clearance.
        </p>
      )}
      <ul className={styles.list}>
        {trips.map(({ proposal, projection }) => (
          <li key={proposal.id} className={styles.panel}>
            <h3 className={styles.label}>{proposal.title}</h3>
            {proposal.options.map(({ id, window }) => (
              <p key={id} className={styles.text}>
                {sayWindow(window, principal.zone)}
              </p>
            ))}
            <div className={styles.row}>
              {projection.missing.map((office) => (
                <Button
                  key={office}
                  size="small"
                  disabledFocusable={recording.isBusy || reference === null}
                  onClick={() => {
                    record(proposal.id, office);
                  }}
                >
                  {`This mail: ${officeWords(office)} clears it`}
                </Button>
              ))}
            </div>
          </li>
        ))}
      </ul>
      {recording.state.kind === 'failed' && (
        <FailureNote
          error={recording.state.error}
          onRetry={() => {
            if (asked !== null) record(...asked);
          }}
        />
      )}
      {outcome !== null && (
        <p role="status" className={styles.text}>
          {clearanceWords(outcome)}
        </p>
      )}
    </div>
  );
}

function isUncleared({ proposal, projection }: ReadProposal): boolean {
  return proposal.kind === 'trip' && projection.missing.length > 0;
}
