// Moves the mail to another lane; out of a lock only with a reason, out of a fixed rule only on the channel's word.
import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { CORRECTION_REASONS } from '../../domain/log';
import type { Channel } from '../../domain/roster';
import { isLockedLane, LANES, URGENCIES, type Lane, type Urgency } from '../../domain/triage';
import { FailureNote } from '../FailureNote';
import { laneWords, urgencyWords } from '../laneWords';
import { NameReasonField } from '../NameReasonField';
import { usePaneStyles } from '../usePaneStyles';
import type { Work } from '../useWork';
import type { CorrectLaneOutcome } from '../../workflows/correctLane';
import { correctWords, reasonWords } from './applyWords';
import { useCorrectionForm, type CorrectionForm } from './useCorrectionForm';

export interface CorrectLaneProps {
  /** The lane that is left. */
  readonly from: Lane;
  /** A lane that the person chose already, or null. */
  readonly to: Lane | null;
  readonly urgency: Urgency;
  /** True when a fixed rule set the lock. */
  readonly isHardLocked: boolean;
  /** Channels of the locked lane. */
  readonly channels: readonly Channel[];
  readonly correcting: Work<[CorrectionForm], CorrectLaneOutcome>;
  readonly isReady: boolean;
}

/** What is typed stays until it went through. */
export function CorrectLane(props: CorrectLaneProps): ReactElement {
  const styles = usePaneStyles();
  const { form, change } = useCorrectionForm(props);
  const { correcting, from } = props;
  const outcome = correcting.state.kind === 'done' ? correcting.state.value : null;
  const sentence = outcome === null ? null : correctWords(outcome);
  const needsReason = isLockedLane(from) && form.to !== from;
  const needsWord =
    (props.isHardLocked && needsReason && !isLockedLane(form.to)) ||
    outcome?.kind === 'channel-word-needed' ||
    outcome?.kind === 'channel-word-unusable';
  return (
    <form
      noValidate
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        void correcting.run(form);
      }}
    >
      <Field label="Lane">
        <Select
          value={form.to}
          onChange={(_event, { value }) => {
            const to = LANES.find((lane) => lane === value);
            if (to !== undefined) change({ to });
          }}
        >
          {LANES.map((lane) => (
            <option key={lane} value={lane}>
              {laneWords(lane).title}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Urgency">
        <Select
          value={form.urgency}
          onChange={(_event, { value }) => {
            const urgency = URGENCIES.find((one) => one === value);
            if (urgency !== undefined) change({ urgency });
          }}
        >
          {URGENCIES.map((urgency) => (
            <option key={urgency} value={urgency}>
              {urgencyWords(urgency)}
            </option>
          ))}
        </Select>
      </Field>
      {needsReason && <ReasonFields form={form} change={change} />}
      {needsWord && <WordFields form={form} change={change} channels={props.channels} />}
      {outcome?.kind === 'name-needs-reason' && (
        <NameReasonField
          value={form.nameReason}
          onChange={(nameReason) => {
            change({ nameReason });
          }}
        />
      )}
      {sentence !== null && (
        <p role="alert" className={styles.text}>
          {sentence}
        </p>
      )}
      {correcting.state.kind === 'failed' && (
        <FailureNote error={correcting.state.error} onRetry={() => void correcting.run(form)} />
      )}
      <Button type="submit" disabledFocusable={correcting.isBusy || !props.isReady}>
        {correcting.showsBusy ? 'Moving …' : `Move to ${laneWords(form.to).title}`}
      </Button>
    </form>
  );
}

interface FieldsProps {
  readonly form: CorrectionForm;
  readonly change: (part: Partial<CorrectionForm>) => void;
}

function ReasonFields({ form, change }: FieldsProps): ReactElement {
  return (
    <>
      <Field label="Why does it leave the locked lane?" required>
        <Select
          value={form.reason ?? ''}
          onChange={(_event, { value }) => {
            change({ reason: CORRECTION_REASONS.find((reason) => reason === value) ?? null });
          }}
        >
          <option value="">Choose a reason</option>
          {CORRECTION_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {reasonWords(reason)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label="Note for the log"
        hint="No names, numbers or dates of a patient."
        required={form.reason === 'other'}
      >
        <Textarea
          value={form.note}
          maxLength={200}
          onChange={(_event, { value }) => {
            change({ note: value });
          }}
        />
      </Field>
    </>
  );
}

function WordFields(props: FieldsProps & { readonly channels: readonly Channel[] }): ReactElement {
  const { form, change, channels } = props;
  return (
    <>
      <Field label="Which channel released it?" required>
        <Select
          value={form.channelId}
          onChange={(_event, { value }) => {
            change({ channelId: value });
          }}
        >
          <option value="">Choose the channel you called</option>
          {channels.map((channel) => (
            <option key={channel.id} value={channel.id}>
              {channel.name} {channel.phone ?? ''}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Who said so?" hint="Name of the staff member, heard just now." required>
        <Input
          value={form.who}
          onChange={(_event, { value }) => {
            change({ who: value });
          }}
        />
      </Field>
    </>
  );
}
