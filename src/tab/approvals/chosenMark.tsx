// Marks the choice that a person has made and that has to be made again: seen, and heard.
import { CheckmarkRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';

/** Props for a button; a toggle only where there is a choice to show. */
export function chosenMark(isChosen: boolean): {
  readonly 'aria-pressed'?: true;
  readonly icon?: ReactElement;
} {
  return isChosen ? { 'aria-pressed': true, icon: <CheckmarkRegular /> } : {};
}
