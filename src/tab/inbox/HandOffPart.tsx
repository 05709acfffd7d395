// Hand-offs of the open mail: which stand, what to say, who took them, and the other desks of its lane.
import { useCallback, useEffect, type ReactElement } from 'react';
import type { Channel } from '../../domain/roster';
import type { Instant, ZoneId } from '../../domain/time';
import type { Lane, Urgency } from '../../domain/triage';
import { useDesk } from '../../ui/DeskContext';
import { FailureNote } from '../../ui/FailureNote';
import { HandOffSection } from '../../ui/handoff/HandOffSection';
import { useHandOff } from '../../ui/handoff/useHandOff';
import { useWork } from '../../ui/useWork';
import type { HouseRules } from '../../workflows/loadHouseRules';
import { readMailWork } from '../../workflows/readMailWork';
import type { QueueEntry } from '../../ui/inbox/InboxQueue';

export interface HandOffPartProps {
  readonly entry: QueueEntry;
  readonly lane: Lane;
  readonly urgency: Urgency;
  readonly houseRules: HouseRules;
  readonly channels: readonly Channel[];
  readonly now: Instant;
  readonly zone: ZoneId;
  /** Called with whether any hand-off of this mail is under way. */
  readonly onChanged: (key: string, isHandedOff: boolean) => void;
}

export function HandOffPart(props: HandOffPartProps): ReactElement {
  const { entry, houseRules, onChanged } = props;
  const desk = useDesk();
  const { reference, receivedAt } = entry.mail;
  const reading = useWork(
    useCallback(async () => readMailWork(desk, reference), [desk, reference]),
    { whenBusy: 'replace' },
  );
  const { run, state } = reading;
  useEffect(() => {
    void run();
  }, [run]);
  const onDone = useCallback((): void => {
    void run().then((work) => {
      if (work === undefined) return;
      const isHandedOff = work.handOffs.some(({ state: one }) => one !== 'undone');
      onChanged(reference.immutableId, isHandedOff);
    });
  }, [run, onChanged, reference]);
  const handOffs = useHandOff({
    houseRules,
    reference,
    itemKey: reference.immutableId,
    lane: props.lane,
    urgency: props.urgency,
    receivedAt,
    onDone,
  });
  const standing = state.kind === 'done' ? state.value.handOffs : [];
  return (
    <>
      {state.kind === 'failed' && <FailureNote error={state.error} onRetry={() => void run()} />}
      <HandOffSection
        handOffs={handOffs}
        standing={standing}
        channels={props.channels}
        allChannels={houseRules.roster.channels}
        now={props.now}
        zone={props.zone}
        isReady={state.kind === 'done' && !entry.isUnderWay}
      />
    </>
  );
}
