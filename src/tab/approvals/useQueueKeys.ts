// Keys of the queue: only while the focus is inside it, never with a modifier, never while typing.
import { useEffect, type RefObject } from 'react';
import type { ApprovalLine } from '../../workflows/holdTerms';
import type { Answer, ApprovalsLife } from './useApprovals';

/** What a key means on a proposal; null when it means nothing there. */
export function answerForKey(key: string, line: ApprovalLine): Answer | null {
  const pressed = key.toLowerCase();
  if (pressed === 'a') return yesAnswer(line);
  if (pressed === 'd') return { answer: 'decline', optionId: null };
  const option = line.read.proposal.options.find((one) => one.id === pressed);
  if (option === undefined || !isAnswerable(line, option.id)) return null;
  return { answer: 'only', optionId: option.id };
}

/** Yes to all that was proposed: any of several, or the one time there is. */
export function yesAnswer({ read }: ApprovalLine): Answer {
  const [first, second] = read.proposal.options;
  return first !== undefined && second === undefined
    ? { answer: 'only', optionId: first.id }
    : { answer: 'any', optionId: null };
}

/** True when the option still stands, or could not be looked up: the server decides then. */
export function isAnswerable(line: ApprovalLine, optionId: string): boolean {
  const condition = line.conditions[optionId];
  return condition === undefined || condition === 'stands' || condition === 'unread';
}

export function useQueueKeys(
  list: RefObject<HTMLOListElement>,
  life: ApprovalsLife,
  mayDecide: boolean,
): void {
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
      if (line === undefined || !mayDecide) return;
      const answer = answerForKey(event.key, line);
      if (answer === null) return;
      event.preventDefault();
      decide(line, answer);
    };
    element.addEventListener('keydown', onKey);
    return () => {
      element.removeEventListener('keydown', onKey);
    };
  }, [list, queue, decide, mayDecide]);
}
