// In person, by video or by phone: what the words say, weighed by the model.
import { likeliestMode, type ReadyAskModel } from './askModel';
import { BY_PHONE, BY_VIDEO, EITHER_WAY, IN_PERSON, OTHERS_JOIN } from './askWords';
import type { Candidates } from './readCandidates';
import { OF, type Term } from './termSink';
import type { MeetingMode } from './types';

/** What a mail says of the ways to meet, a term each. */
function waysSaid(text: string): string[] {
  return [
    ...(isEither(text) ? ['either'] : []),
    ...(BY_VIDEO.test(text) ? ['video'] : []),
    ...(BY_PHONE.test(text) ? ['phone'] : []),
    ...(IN_PERSON.test(text) ? ['in-person'] : []),
  ];
}

const OR = / or /i;

function isEither(text: string): boolean {
  return OR.test(text) && EITHER_WAY.test(text);
}

/** How a third party listens in says nothing of how the physician attends. */
export function modeTerms(whole: string, words: readonly Term[]): Term[] {
  const text = whole.replace(OTHERS_JOIN, ' ');
  return [...waysSaid(text).map((way): Term => [`say:${way}`, 1]), ...words];
}

/** How the mail asks to meet; two ways offered side by side leave the choice open. */
export function modeOf(found: Candidates, ready: ReadyAskModel): MeetingMode | null {
  const ways = waysSaid(found.own.replace(OTHERS_JOIN, ' '));
  if (ways.includes('either')) return null;
  const mode = likeliestMode(
    ready,
    (into) => {
      for (const way of ways) into.put(OF.way, way);
      found.writeMail(into);
    },
    ways.length > 0,
    () => found.mailTerms().length,
  );
  return mode === 'none' ? null : mode;
}
