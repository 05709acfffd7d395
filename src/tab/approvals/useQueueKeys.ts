// Keys of the queue: only while the focus is inside it, never with a modifier, never while typing.
import { useEffect, type RefObject } from 'react';
import { isAsking } from '../../domain/holds';
import type { ApprovalLine } from '../../workflows/holdTerms';
import type { Answer, ApprovalsLife } from './useApprovals';

/** What a key means on a proposal; null when it means nothing there. */
export function answerForKey(key: string, line: ApprovalLine): Answer | null {
  const pressed = key.toLowerCase();
  const { proposal } = line.read;
  if (pressed === 'a') return yesAnswer(line);
  if (pressed === 'd') return { answer: 'decline', optionId: null };
  if (isAsking(proposal)) {
    const isThere = proposal.answers.some(({ id }) => id === pressed);
    return isThere ? { answer: 'only', optionId: pressed } : null;
  }
  const option = proposal.options.find((one) => one.id === pressed);
  if (option === undefined || proposal.kind === 'batch' || !isAnswerable(line, option.id)) {
    return null;
  }
  return { answer: 'only', optionId: option.id };
}

/** Yes to all that was proposed: any of several, or the one time there is; null for a question, which has no such yes. */
export function yesAnswer({ read }: ApprovalLine): Answer | null {
  const { proposal, projection } = read;
  if (isAsking(proposal)) return null;
  if (projection.isOnWord) return { answer: 'only', optionId: projection.chosenOptionId };
  const [first, second] = proposal.options;
  return proposal.kind === 'hold' && first !== undefined && second === undefined
    ? { answer: 'only', optionId: first.id }
    : { answer: 'any', optionId: null };
}

/** True when a yes needs no closer look: a person may give it to several at once. */
export function isPlain(line: ApprovalLine): boolean {
  const { proposal, projection } = line.read;
  return (
    line.standing !== null &&
    yesAnswer(line) !== null &&
    projection.state === 'proposed' &&
    proposal.kind !== 'trip' &&
    proposal.flags.length === 0 &&
    proposal.options.every(({ id }) => line.conditions[id] === 'stands')
  );
}

/** True when the option still stands, or could not be looked up: the server decides then. */
export function isAnswerable(line: ApprovalLine, optionId: string): boolean {
  const condition = line.conditions[optionId];
  return condition === undefined || condition === 'stands' || condition === 'unread';
}

export function useQueueKeys(list: RefObject<HTMLOListElement>, life: ApprovalsLife): void {
  const { queue, decide } = life;
  useEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.repeat || !(event.target instanceof HTMLElement)) return;
      if (['INPUT', 'SELECT', 'TEXTAREA'].includes(event.target.tagName)) return;
      const cards = [...element.querySelectorAll<HTMLElement>('[data-proposal]')];
      const index = cards.findIndex((card) => card.contains(event.target as Node));
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        const next = cards[index + (event.key === 'ArrowDown' ? 1 : -1)];
        if (next === undefined) return;
        event.preventDefault();
        next.focus();
        return;
      }
      const id = cards[index]?.dataset['proposal'];
      const line = queue.find((one) => one.read.proposal.id === id);
      if (line === undefined || line.standing === null) return;
      const answer = answerForKey(event.key, line);
      if (answer === null) return;
      event.preventDefault();
      decide(line, answer);
    };
    element.addEventListener('keydown', onKey);
    return () => {
      element.removeEventListener('keydown', onKey);
    };
  }, [list, queue, decide]);
}
