// Puts meetings that wait one by one into a batch: the physician says yes to all of it once.
import { Checkbox, Field, Select } from '@fluentui/react-components';
import { useState, type ReactElement } from 'react';
import type { HoldOption } from '../../domain/holds';
import { addMinutes } from '../../domain/time';
import { useDesk } from '../../ui/DeskContext';
import { sayWindow } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { useWork } from '../../ui/useWork';
import { batchProposals } from '../../workflows/batchProposals';
import type { ReadProposal } from '../../workflows/holdTerms';
import type { Waiting } from '../../workflows/readWaiting';
import type { FormProps } from './FormProps';
import { batchWords } from './proposalWords';
import { ReadingNote } from './ReadingNote';
import { Sent } from './Sent';
import { TermsFields } from './TermsFields';
import { useWaiting } from './useWaiting';

/** Committee meetings are ticked beforehand; of several times of one meeting the first is taken unless told. */
export function BatchForm(props: FormProps): ReactElement {
  const { houseRules, principal, reference, typed, onType, onDone } = props;
  const desk = useDesk();
  const styles = usePaneStyles();
  const waiting = useWaiting(houseRules, principal.address);
  const [known, setKnown] = useState<Waiting | null>(null);
  const { state: reading, run: readAgain } = waiting;
  if (reading.kind === 'done' && reading.value !== known) setKnown(reading.value);
  const lines = known?.proposals.filter(isSingle) ?? [];
  const chosen = typed.batch.chosen ?? ofCommittees(lines);
  const members = lines.flatMap(({ proposal }) => {
    const optionId = chosen[proposal.id];
    return optionId === undefined
      ? []
      : [{ proposalId: proposal.id, seenRevision: proposal.revision, optionId }];
  });
  const choose = (proposalId: string, optionId: string | null): void => {
    const others = Object.entries(chosen).filter(([id]) => id !== proposalId);
    const next = optionId === null ? others : [...others, [proposalId, optionId] as const];
    onType((last) => ({ ...last, batch: { ...last.batch, chosen: Object.fromEntries(next) } }));
  };

  const batching = useWork(async () => {
    const batched = await batchProposals(desk, {
      houseRules,
      principal: principal.address,
      batchId: typed.batch.id,
      members,
      message: reference,
      decideBy: addMinutes(desk.clock.now(), typed.hours * 60),
    });
    const id = desk.ids.newId();
    if (batched.kind === 'batched') onType((last) => ({ ...last, batch: { id, chosen: null } }));
    else if (batched.kind === 'closed')
      onType((last) => ({ ...last, batch: { ...last.batch, id } }));
    void readAgain();
    onDone();
    return batched;
  });
  const { state } = batching;
  const batched = state.kind === 'done' && state.value.kind === 'batched' ? state.value : null;

  return (
    <div className={styles.stack}>
      <ReadingNote work={waiting} words="Reading what waits …" />
      {known !== null && lines.length < 2 && batched === null && (
        <p role="status" className={styles.text}>
          {lines.length === 0 ? 'No meeting waits' : 'Only one meeting waits'} for {principal.name}.
          Propose times under “Hold time” first; then put them together here.
        </p>
      )}
      {lines.length > 0 && (
        <div role="group" aria-label="Meetings that wait" className={styles.tight}>
          <h3 className={styles.label}>Wait one by one</h3>
          {lines.map((line) => (
            <Member
              key={line.proposal.id}
              {...{ line, choose }}
              zone={principal.zone}
              chosen={chosen[line.proposal.id] ?? null}
            />
          ))}
        </div>
      )}
      <TermsFields {...{ houseRules, typed, onType }} zone={principal.zone} hasTier={false} />
      <Sent
        work={batching}
        sent={
          batched === null
            ? null
            : {
                to: principal,
                proposal: batched.proposal,
                telling: batched,
                more:
                  batched.answered.length === 0
                    ? 'The single ones are taken back.'
                    : 'What was answered in the same moment stands by its own answer; the batch asks for the others.',
              }
        }
        refusal={
          state.kind === 'done' && state.value.kind !== 'batched'
            ? batchWords(state.value.kind)
            : null
        }
        problem={members.length < 2 ? 'Choose at least two.' : null}
        isReady={members.length >= 2}
        label={`Ask for ${String(members.length)} as one decision`}
      />
    </div>
  );
}

function Member(props: {
  readonly line: ReadProposal;
  readonly zone: string;
  readonly chosen: string | null;
  readonly choose: (proposalId: string, optionId: string | null) => void;
}): ReactElement {
  const styles = usePaneStyles();
  const { line, zone, chosen, choose } = props;
  const { id, title } = line.proposal;
  const options = standing(line);
  const [first, ...more] = options;
  if (first === undefined) return <></>;
  const shown = options.find((option) => option.id === chosen) ?? first;
  return (
    <div className={styles.tight}>
      <Checkbox
        checked={chosen !== null}
        label={
          <span className={styles.tight}>
            <span>{title}</span>
            <span className={styles.small}>{sayWindow(shown.window, zone)}</span>
          </span>
        }
        onChange={(_event, { checked }) => {
          choose(id, checked === true ? shown.id : null);
        }}
      />
      {chosen !== null && more.length > 0 && (
        <Field label={`Time for ${title}`}>
          <Select
            value={shown.id}
            onChange={(_event, { value }) => {
              choose(id, value);
            }}
          >
            {options.map((option) => (
              <option key={option.id} value={option.id}>
                {sayWindow(option.window, zone)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}

function standing({ proposal }: ReadProposal): readonly HoldOption[] {
  return proposal.options.filter(({ eventId }) => eventId !== null);
}

function isSingle(line: ReadProposal): boolean {
  const { proposal, projection } = line;
  return proposal.kind === 'hold' && projection.state === 'proposed' && standing(line).length > 0;
}

function ofCommittees(lines: readonly ReadProposal[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.flatMap((line) => {
      const { id, tier, stream } = line.proposal;
      const option = standing(line)[0];
      const isCommittee = tier === 'batch' || stream === 'committee';
      return isCommittee && option !== undefined ? [[id, option.id] as const] : [];
    }),
  );
}
