// A question for the physician: one sentence, two to four answers, and by when.
import { Button, Checkbox, Field, Input, Textarea } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { LONGEST_ANSWER, LONGEST_WORDS, MOST_ANSWERS } from '../../workflows/askPhysician';
import { NamedWords } from './NamedWords';
import { invalid, unfitBesideNames } from './proposalWords';
import { Sent } from './Sent';
import { TermsFields } from './TermsFields';
import { emptyQuestion, type TypedQuestion } from './typed';
import type { FormProps } from './FormProps';
import { useAsking } from './useAsking';

const FEWEST_ANSWERS = 2;

/** What was typed stays until it has been asked; the id with it, so that trying again never asks twice. */
export function QuestionForm(props: FormProps): ReactElement {
  const { houseRules, principal, reference, typed, onType } = props;
  const styles = usePaneStyles();
  const { question } = typed;
  const { roster } = houseRules;
  const change = (part: Partial<TypedQuestion>): void => {
    const isRetyped = part.words !== undefined || part.answers !== undefined;
    onType((last) => ({
      ...last,
      question: { ...last.question, ...(isRetyped ? { nameReason: null } : {}), ...part },
    }));
  };
  const changeAnswer = (index: number, words: string): void => {
    change({ answers: question.answers.map((one, at) => (at === index ? words : one)) });
  };
  const problem = problemOf(question);
  const { hasName, isFit, outcome } = useAsking(props, {
    questionId: question.id,
    kind: question.isHersAlone ? 'attestation' : 'question',
    words: question.words,
    answers: question.answers,
    nameReason: question.nameReason,
    message: reference,
    onAsked: (id) => {
      onType((last) => ({ ...last, question: emptyQuestion(id) }));
    },
    onClosed: (id) => {
      onType((last) => ({ ...last, question: { ...last.question, id } }));
    },
  });

  return (
    <div className={styles.stack}>
      <Field
        label="Question"
        hint={`In one sentence, without a word of a patient: the mail is shown beside it. ${String(question.words.length)} of ${String(LONGEST_WORDS)} letters.`}
        {...invalid(unfitBesideNames(roster, question.words))}
      >
        <Textarea
          value={question.words}
          maxLength={LONGEST_WORDS}
          resize="vertical"
          onChange={(_event, { value }) => {
            change({ words: value });
          }}
        />
      </Field>
      {question.answers.map((words, index) => (
        <Field
          key={String(index)}
          label={`Answer ${String(index + 1)}`}
          {...invalid(unfitBesideNames(roster, words))}
        >
          <Input
            value={words}
            maxLength={LONGEST_ANSWER}
            onChange={(_event, { value }) => {
              changeAnswer(index, value);
            }}
          />
        </Field>
      ))}
      <div className={styles.row}>
        {question.answers.length < MOST_ANSWERS && (
          <Button
            size="small"
            onClick={() => {
              change({ answers: [...question.answers, ''] });
            }}
          >
            Add an answer
          </Button>
        )}
        {question.answers.length > FEWEST_ANSWERS && (
          <Button
            size="small"
            onClick={() => {
              change({ answers: question.answers.slice(0, -1) });
            }}
          >
            Remove the last answer
          </Button>
        )}
      </div>
      <Checkbox
        checked={question.isHersAlone}
        label="Only the physician in person may answer"
        onChange={(_event, { checked }) => {
          change({ isHersAlone: checked === true });
        }}
      />
      <TermsFields {...{ houseRules, typed, onType }} zone={principal.zone} hasTier />
      {hasName && (
        <NamedWords
          value={question.nameReason}
          onChange={(nameReason) => {
            change({ nameReason });
          }}
        />
      )}
      <Sent
        {...outcome}
        problem={problem}
        isReady={reference !== null && problem === null && isFit}
        label={`Ask ${principal.name}`}
      />
    </div>
  );
}

/** What is still missing, in words; null when it can be asked. */
function problemOf({ words, answers }: TypedQuestion): string | null {
  const said = answers.map((answer) => answer.trim());
  if (words.trim() === '') return 'Write the question.';
  if (said.some((answer) => answer === '')) return 'Write every answer, or remove the empty one.';
  const isTwice = new Set(said.map((answer) => answer.toLowerCase())).size < said.length;
  return isTwice ? 'Two answers are the same.' : null;
}
