// Everything that is put to the physician from a mail besides meeting times; a chunk of its own, loaded when it is opened.
import { Field, Select } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { FailureNote } from '../../ui/FailureNote';
import { usePaneStyles } from '../../ui/usePaneStyles';
import type { ReadProposal } from '../../workflows/holdTerms';
import { AskedCard } from './AskedCard';
import { BatchForm } from './BatchForm';
import { ClearanceForm } from './ClearanceForm';
import { DraftForm } from './DraftForm';
import type { FormProps } from './FormProps';
import { matterWords } from './proposalWords';
import { QuestionForm } from './QuestionForm';
import { TripForm } from './TripForm';
import { MATTERS } from './typed';

export interface ProposalsSectionProps extends FormProps {
  /** This mail's own, newest first; null until they are read. */
  readonly asked: readonly ReadProposal[] | null;
  /** Why they could not be read; null when they could. */
  readonly problem: unknown;
}

export function ProposalsSection(props: ProposalsSectionProps): ReactElement {
  const styles = usePaneStyles();
  const { asked, typed, onType, problem, ...form } = props;
  const { houseRules, principal, onDone } = form;
  return (
    <div className={styles.stack}>
      {problem !== null && <FailureNote error={problem} onRetry={onDone} />}
      {asked?.map((read) => (
        <AskedCard key={read.proposal.id} {...{ read, houseRules, principal, onDone }} />
      ))}
      <Field label={`Put to ${principal.name}`}>
        <Select
          value={typed.matter}
          onChange={(_event, { value }) => {
            const matter = MATTERS.find((one) => one === value);
            if (matter !== undefined) onType((last) => ({ ...last, matter }));
          }}
        >
          {MATTERS.map((matter) => (
            <option key={matter} value={matter}>
              {matterWords(matter)}
            </option>
          ))}
        </Select>
      </Field>
      {/* A draft that was sent is none any more: the form looks for another one. */}
      <Form key={sentDrafts(asked)} {...form} typed={typed} onType={onType} />
    </div>
  );
}

function sentDrafts(asked: readonly ReadProposal[] | null): number {
  return (asked ?? []).filter(({ projection }) => projection.state === 'sent').length;
}

function Form(props: FormProps): ReactElement {
  switch (props.typed.matter) {
    case 'question':
      return <QuestionForm {...props} />;
    case 'trip':
      return <TripForm {...props} />;
    case 'clearance':
      return <ClearanceForm {...props} />;
    case 'batch':
      return <BatchForm {...props} />;
    case 'draft':
      return <DraftForm {...props} />;
  }
}
