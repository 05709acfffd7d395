// In person, by video or by phone: what the words say, weighed by the model.
import type { Term } from './askModel';
import { BY_PHONE, BY_VIDEO, EITHER_WAY, IN_PERSON, OTHERS_JOIN } from './askWords';

/** How a third party listens in says nothing of how the physician attends. */
export function modeTerms(whole: string, words: readonly Term[]): Term[] {
  const text = whole.replace(OTHERS_JOIN, ' ');
  return [
    ...(EITHER_WAY.test(text) ? [['say:either', 1] as const] : []),
    ...(BY_VIDEO.test(text) ? [['say:video', 1] as const] : []),
    ...(BY_PHONE.test(text) ? [['say:phone', 1] as const] : []),
    ...(IN_PERSON.test(text) ? [['say:in-person', 1] as const] : []),
    ...words,
  ];
}
