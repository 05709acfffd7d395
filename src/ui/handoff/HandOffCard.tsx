// One hand-off as it stands: with whom, until when, what to say, and who took it.
import { Badge, Button, Field, Input, Link, Select } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import { TAKEN_HOW, type HandOffWorkItem, type NameReason, type TakenHow } from '../../domain/log';
import type { Channel } from '../../domain/roster';
import type { Instant, ZoneId } from '../../domain/time';
import { ChannelLine } from '../ChannelLine';
import { FailureNote } from '../FailureNote';
import { NameReasonField } from '../NameReasonField';
import { sayDistance, sayInstantNear } from '../sayTime';
import { usePaneStyles } from '../usePaneStyles';
import type { OpenHandOff } from '../../workflows/handOff';
import { handOffWords, takenHowWords } from './handOffWords';
import type { HandOffs } from './useHandOff';

export interface HandOffCardProps {
  readonly item: HandOffWorkItem;
  /** Script and draft; known to the pane that opened it. */
  readonly detail: OpenHandOff | null;
  readonly channel: Channel | null;
  readonly next: Channel | null;
  readonly now: Instant;
  readonly zone: ZoneId;
  readonly handOffs: HandOffs;
}

/** Past its deadline it names the next number to call. */
export function HandOffCard(props: HandOffCardProps): ReactElement {
  const styles = usePaneStyles();
  const { item, detail, channel, next, now, zone, handOffs } = props;
  const { due, data, state } = item;
  const isLate = state === 'open' && due !== null && due < now;
  return (
    <article className={styles.panel} aria-label={`Hand-off ${data.number}`}>
      <div className={styles.row}>
        <StateBadge item={item} isLate={isLate} />
        <span className={styles.small}>{data.number}</span>
      </div>
      {channel !== null && <ChannelLine channel={channel} />}
      {state === 'open' && due !== null && (
        <p className={styles.text}>
          {isLate ? 'Should have been taken ' : 'To be taken by '}
          <strong>{sayInstantNear(due, now, zone)}</strong> ({sayDistance(due, now)})
        </p>
      )}
      {isLate && next !== null && (
        <div className={styles.tight}>
          <h3 className={styles.label}>Nobody took it. Call next</h3>
          <ChannelLine channel={next} />
        </div>
      )}
      {state === 'open' && detail === null && channel !== null && (
        <Button
          size="small"
          disabledFocusable={handOffs.opening.isBusy}
          onClick={() => void handOffs.opening.run(channel)}
        >
          Show what to say
        </Button>
      )}
      {state === 'open' && detail !== null && <Script detail={detail} />}
      {data.taken !== null && (
        <p className={styles.text}>
          Taken by <strong>{data.taken.who}</strong> {takenHowWords(data.taken.how)},{' '}
          {sayInstantNear(data.taken.at, now, zone)}.
        </p>
      )}
      {state === 'open' && <TakeForm item={item} taking={handOffs.taking} />}
      {state === 'taken' && <CloseButton item={item} closing={handOffs.closing} />}
    </article>
  );
}

function StateBadge(props: {
  readonly item: HandOffWorkItem;
  readonly isLate: boolean;
}): ReactElement {
  const { state } = props.item;
  if (props.isLate) return <Badge color="danger">Not taken in time</Badge>;
  switch (state) {
    case 'open':
      return (
        <Badge appearance="tint" color="warning">
          Waiting to be taken
        </Badge>
      );
    case 'taken':
      return (
        <Badge appearance="tint" color="informative">
          Taken
        </Badge>
      );
    case 'closed':
      return (
        <Badge appearance="tint" color="success">
          Closed
        </Badge>
      );
    case 'undone':
      return (
        <Badge appearance="outline" color="subtle">
          Taken back
        </Badge>
      );
  }
}

function Script({ detail }: { readonly detail: OpenHandOff }): ReactElement {
  const styles = usePaneStyles();
  return (
    <>
      {detail.draft !== null && (
        <p className={styles.text}>
          A forward draft is in the physician’s Drafts folder. Read it and send it yourself.{' '}
          {detail.draft.webLink !== null && (
            <Link href={detail.draft.webLink} target="_blank" rel="noopener noreferrer">
              Open the draft
            </Link>
          )}
        </p>
      )}
      <div className={styles.tight}>
        <h3 className={styles.label}>Say on the phone</h3>
        <blockquote className={styles.quote}>{detail.phoneScript.join('\n')}</blockquote>
      </div>
    </>
  );
}

function TakeForm(props: {
  readonly item: HandOffWorkItem;
  readonly taking: HandOffs['taking'];
}): ReactElement {
  const styles = usePaneStyles();
  const { item, taking } = props;
  const [who, setWho] = useState('');
  const [how, setHow] = useState<TakenHow>('phone');
  const [nameReason, setNameReason] = useState<NameReason | null>(null);
  const take = (): void => void taking.run(item.workId, who, how, nameReason);
  const needsReason =
    taking.state.kind === 'done' && taking.state.value.kind === 'name-needs-reason';
  const sentence = taking.state.kind === 'done' ? handOffWords(taking.state.value) : null;
  return (
    <form
      noValidate
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <Field label="Who took it?" hint="A colleague’s name or a role, such as charge nurse.">
        <Input
          value={who}
          onChange={(_event, { value }) => {
            setWho(value);
            setNameReason(null);
          }}
        />
      </Field>
      <Field label="How?">
        <Select
          value={how}
          onChange={(_event, { value }) => {
            setHow(TAKEN_HOW.find((one) => one === value) ?? 'phone');
          }}
        >
          {TAKEN_HOW.map((one) => (
            <option key={one} value={one}>
              {takenHowWords(one)}
            </option>
          ))}
        </Select>
      </Field>
      {needsReason && <NameReasonField value={nameReason} onChange={setNameReason} />}
      {sentence !== null && (
        <p role="alert" className={styles.text}>
          {sentence}
        </p>
      )}
      {taking.state.kind === 'failed' && <FailureNote error={taking.state.error} onRetry={take} />}
      <Button type="submit" disabledFocusable={taking.isBusy || who.trim() === ''}>
        {taking.showsBusy ? 'Noting …' : 'It was taken'}
      </Button>
    </form>
  );
}

function CloseButton(props: {
  readonly item: HandOffWorkItem;
  readonly closing: HandOffs['closing'];
}): ReactElement {
  const styles = usePaneStyles();
  const { item, closing } = props;
  const close = (): void => void closing.run(item.workId);
  const sentence = closing.state.kind === 'done' ? handOffWords(closing.state.value) : null;
  return (
    <>
      {sentence !== null && (
        <p role="alert" className={styles.text}>
          {sentence}
        </p>
      )}
      {closing.state.kind === 'failed' && (
        <FailureNote error={closing.state.error} onRetry={close} />
      )}
      <Button disabledFocusable={closing.isBusy} onClick={close}>
        {closing.showsBusy ? 'Closing …' : 'Close: it is dealt with'}
      </Button>
    </>
  );
}
