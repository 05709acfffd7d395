// One action for a mail that was filed although it should have been locked.
import { Button, Field, Select } from '@fluentui/react-components';
import { useCallback, useState, type ReactElement } from 'react';
import type { MessageReference, Person } from '../../domain/mail';
import { lanePolicyOf } from '../../domain/macros';
import { channelWithId } from '../../domain/roster';
import type { Instant } from '../../domain/time';
import { LOCKED_LANES, type LockedLane, type Verdict } from '../../domain/triage';
import { useAnnounce } from '../announce';
import { useDesk } from '../DeskContext';
import { FailureNote } from '../FailureNote';
import { laneWords } from '../laneWords';
import { OBSERVED } from '../observeWords';
import { usePaneStyles } from '../usePaneStyles';
import { useWork } from '../useWork';
import { reportSafetyMiss, type SafetyMissOutcome } from '../../workflows/safetyMiss';
import type { HouseRules } from '../../workflows/loadHouseRules';

/** Always a sentence. */
export function safetyMissWords(outcome: SafetyMissOutcome): string {
  switch (outcome.kind) {
    case 'reported':
      return outcome.handOff === null
        ? 'Reported. The channel had taken this mail already.'
        : `Reported and handed to ${outcome.handOff.channel.name}. Call them now: the words stand under Hand off.`;
    case 'channel-not-for-lane':
      return 'The signed matrix does not send this lane there. Choose another channel.';
    case 'changed-meanwhile':
      return 'It is on record, but somebody worked on this mail at the same moment. Report it again to finish.';
    case 'not-a-principal':
      return 'This mailbox is not in the roster. Ask IT to add the physician.';
    case 'observe-only':
      return OBSERVED;
  }
}

export interface SafetyMissSectionProps {
  readonly houseRules: HouseRules;
  /** null until the mailbox is confirmed. */
  readonly reference: MessageReference | null;
  readonly verdict: Verdict;
  readonly receivedAt: Instant | null;
  readonly sender: Person | null;
  /** Reads the mail's work again. */
  readonly onReported: () => void;
}

/** Restores, hands off, records, and stops bulk filing in the row that let it through. */
export function SafetyMissSection(props: SafetyMissSectionProps): ReactElement {
  const styles = usePaneStyles();
  const desk = useDesk();
  const announce = useAnnounce();
  const { houseRules, reference, verdict, receivedAt, sender, onReported } = props;
  const [to, setTo] = useState<LockedLane>('patient-clinical');
  const channels = (lanePolicyOf(houseRules.release.matrix, to)?.channels ?? [])
    .map((id) => channelWithId(houseRules.roster, id))
    .filter((channel) => channel !== null);
  const [picked, setPicked] = useState<string | null>(null);
  const channel = channels.find(({ id }) => id === picked) ?? channels[0] ?? null;
  const reporting = useWork(
    useCallback(
      async (channelId: string) => {
        if (reference === null) return { kind: 'changed-meanwhile' as const };
        const outcome = await reportSafetyMiss(desk, {
          houseRules,
          reference,
          verdict,
          to,
          urgency: 'now',
          receivedAt,
          sender,
          channelId,
        });
        announce(safetyMissWords(outcome));
        onReported();
        return outcome;
      },
      [desk, houseRules, reference, verdict, to, receivedAt, sender, announce, onReported],
    ),
  );
  const report = (): void => {
    if (channel !== null) void reporting.run(channel.id);
  };
  return (
    <div className={styles.stack}>
      <p className={styles.text}>
        For a mail that was filed and should have been locked. It goes back to the inbox and to the
        channel at once, compliance sees it, and nothing is filed in bulk from this row until a new
        release.
      </p>
      <Field label="Where it belongs">
        <Select
          value={to}
          onChange={(_event, { value }) => {
            setTo(LOCKED_LANES.find((lane) => lane === value) ?? 'patient-clinical');
          }}
        >
          {LOCKED_LANES.map((lane) => (
            <option key={lane} value={lane}>
              {laneWords(lane).title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Channel">
        <Select
          value={channel?.id ?? ''}
          onChange={(_event, { value }) => {
            setPicked(value);
          }}
        >
          {channels.map(({ id, name, phone }) => (
            <option key={id} value={id}>
              {name} {phone ?? ''}
            </option>
          ))}
        </Select>
      </Field>
      {reporting.state.kind === 'done' && (
        <p role="alert" className={styles.text}>
          {safetyMissWords(reporting.state.value)}
        </p>
      )}
      {reporting.state.kind === 'failed' && (
        <FailureNote error={reporting.state.error} onRetry={report} />
      )}
      <Button
        disabledFocusable={reporting.isBusy || reference === null || channel === null}
        onClick={report}
      >
        {reporting.showsBusy ? 'Reporting …' : 'Report safety miss'}
      </Button>
    </div>
  );
}
