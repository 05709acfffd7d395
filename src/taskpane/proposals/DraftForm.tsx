// A draft that lies in the physician's mailbox, for the physician to send: asked in the same queue as everything else.
import { Button, Field, Input } from '@fluentui/react-components';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { useDesk } from '../../ui/DeskContext';
import { sayInstantNear } from '../../ui/sayTime';
import { usePaneStyles } from '../../ui/usePaneStyles';
import { useWork } from '../../ui/useWork';
import { LONGEST_WORDS } from '../../workflows/askPhysician';
import { readDraftToSend, type DraftToSend } from '../../workflows/readDraftToSend';
import type { FormProps } from './FormProps';
import { NamedWords } from './NamedWords';
import { invalid, unfitBesideNames } from './proposalWords';
import { ReadingNote } from './ReadingNote';
import { Sent } from './Sent';
import { TermsFields } from './TermsFields';
import { emptyDraft } from './typed';
import { useAsking } from './useAsking';

/** The only answers: nobody but the physician sends, and Anteroom never does. */
const ANSWERS = ['I have sent it', 'Change it first'] as const;

export function DraftForm(props: FormProps): ReactElement {
  const { houseRules, principal, reference, typed, onType } = props;
  const desk = useDesk();
  const styles = usePaneStyles();
  const { draft } = typed;
  const looking = useWork(
    useCallback(
      async () => (reference === null ? null : readDraftToSend(desk, reference)),
      [desk, reference],
    ),
    { whenBusy: 'replace' },
  );
  const { run: look, state: looked } = looking;
  useEffect(() => {
    void look();
  }, [look]);
  const [known, setKnown] = useState<DraftToSend | null>(null);
  if (looked.kind === 'done' && looked.value !== known) setKnown(looked.value);
  const found = looked.kind === 'done' ? looked.value : known;
  const unfit = unfitBesideNames(houseRules.roster, draft.words);

  const { hasName, isFit, outcome } = useAsking(props, {
    questionId: draft.id,
    kind: 'draft',
    words: draft.words,
    answers: ANSWERS,
    nameReason: draft.nameReason,
    message: found?.draft ?? null,
    replyTo: reference,
    onAsked: (id) => {
      onType((last) => ({ ...last, draft: emptyDraft(id) }));
      void look();
    },
    onClosed: (id) => {
      onType((last) => ({ ...last, draft: { ...last.draft, id } }));
      void look();
    },
  });
  const missing =
    looked.kind === 'done' && found === null
      ? 'No draft of this thread lies in the mailbox yet.'
      : draft.words.trim() === ''
        ? 'Write what is asked.'
        : null;

  return (
    <div className={styles.stack}>
      <ReadingNote work={looking} words="Looking for the draft …" />
      {looked.kind === 'done' &&
        (found === null ? (
          <p role="status" className={styles.text}>
            Write the reply in Outlook in {principal.name}’s mailbox and save it as a draft there.
            Then look again.
          </p>
        ) : (
          <p role="status" className={styles.text}>
            A draft of this thread lies in {principal.name}’s mailbox, last saved{' '}
            {sayInstantNear(found.headline.receivedAt, desk.clock.now(), principal.zone)}. It stays
            there; the physician opens and sends it.
          </p>
        ))}
      <Button
        size="small"
        appearance="subtle"
        onClick={() => {
          void look();
          props.onLookAgain();
        }}
      >
        Look again
      </Button>
      <Field label="What is asked" {...invalid(unfit)}>
        <Input
          value={draft.words}
          maxLength={LONGEST_WORDS}
          onChange={(_event, { value }) => {
            onType((last) => ({
              ...last,
              draft: { ...last.draft, words: value, nameReason: null },
            }));
          }}
        />
      </Field>
      <TermsFields {...{ houseRules, typed, onType }} zone={principal.zone} hasTier />
      {hasName && (
        <NamedWords
          value={draft.nameReason}
          onChange={(nameReason) => {
            onType((last) => ({ ...last, draft: { ...last.draft, nameReason } }));
          }}
        />
      )}
      <Sent
        {...outcome}
        problem={missing}
        isReady={found !== null && missing === null && isFit}
        label={`Ask ${principal.name} to send it`}
      />
    </div>
  );
}
