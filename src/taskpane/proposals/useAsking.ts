// Asking the physician, as a question or with a draft: what was typed stays until it stands, and a name needs its reason.
import { useCallback } from 'react';
import { addMinutes } from '../../domain/time';
import { useDesk } from '../../ui/DeskContext';
import { useWork, type Work } from '../../ui/useWork';
import { askPhysician, type Asking, type AskPhysicianRequest } from '../../workflows/askPhysician';
import { judgeWords } from '../../workflows/guardOutgoing';
import type { FormProps } from './FormProps';
import { askingWords } from './proposalWords';
import type { SentProps } from './Sent';

/** What the two forms do not share. */
export interface AskingParts extends Pick<
  AskPhysicianRequest,
  'questionId' | 'kind' | 'words' | 'answers' | 'message' | 'replyTo'
> {
  readonly nameReason: NonNullable<AskPhysicianRequest['nameReason']> | null;
  /** It stands: the form is emptied for the next one. */
  readonly onAsked: (nextId: string) => void;
  /** Settled meanwhile by somebody else: the words stay, under a new id. */
  readonly onClosed: (nextId: string) => void;
}

export interface AskingState {
  /** Nothing but a name outside the directory stands against the words. */
  readonly hasName: boolean;
  /** Nothing in the words stands against asking. */
  readonly isFit: boolean;
  readonly outcome: Pick<SentProps, 'work' | 'sent' | 'refusal'>;
}

export function useAsking(props: FormProps, parts: AskingParts): AskingState {
  const { houseRules, principal, typed, onDone } = props;
  const desk = useDesk();
  const asking: Work<[], Asking> = useWork(
    useCallback(async () => {
      const { onAsked, onClosed, ...asked } = parts;
      const outcome = await askPhysician(desk, {
        ...asked,
        houseRules,
        principal: principal.address,
        tier: typed.tier,
        stream: 'leadership',
        due: addMinutes(desk.clock.now(), typed.hours * 60),
      });
      if (outcome.kind === 'asked') onAsked(desk.ids.newId());
      if (outcome.kind === 'closed') onClosed(desk.ids.newId());
      onDone();
      return outcome;
    }, [desk, houseRules, principal, typed, parts, onDone]),
  );
  const { state } = asking;
  const judged = judgeWords(
    houseRules.roster,
    [parts.words, ...parts.answers].map((words) => words.trim()),
    parts.nameReason,
  );
  return {
    hasName: judged === 'name-needs-reason' || judged === 'named',
    isFit: judged === 'clean' || judged === 'named',
    outcome: {
      work: asking,
      sent:
        state.kind === 'done' && state.value.kind === 'asked'
          ? { to: principal, proposal: state.value.proposal, telling: state.value }
          : null,
      refusal:
        state.kind === 'done' && state.value.kind !== 'asked'
          ? askingWords(state.value.kind)
          : null,
    },
  };
}
