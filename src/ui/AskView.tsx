// The request for time as it was understood, beside the words it was read from.
import type { ReactElement } from 'react';
import type { MeetingAsk } from '../domain/asks';
import type { PhiSpan } from '../domain/phi';
import type { ZoneId } from '../domain/time';
import { cutStretches, type Mark } from './excerpts';
import { MaskedText } from './MaskedText';
import { sayLocal } from './sayTime';
import { usePaneStyles } from './usePaneStyles';

/** What was understood, in one sentence. Local times are the mailbox's own. */
export function sayAsk(ask: MeetingAsk): string {
  const length = ask.durationMinutes === null ? 'Length not stated' : `${ask.durationMinutes} min`;
  const mode =
    ask.mode === null ? '' : `, ${ask.mode === 'in-person' ? 'in person' : `by ${ask.mode}`}`;
  const when =
    ask.windows.length > 0
      ? ask.windows
          .map(({ start, end }) =>
            start.slice(0, 10) === end.slice(0, 10)
              ? `${sayLocal(start)} to ${clockOf(end)}`
              : `${sayLocal(start)} to ${sayLocal(end)}`,
          )
          .join('; or ')
      : [
          ask.earliest === null ? null : `from ${sayLocal(ask.earliest)}`,
          ask.latest === null ? null : `until ${sayLocal(ask.latest)}`,
        ]
          .filter((part) => part !== null)
          .join(' ');
  return `${length}${mode}${when === '' ? ', no time named' : `: ${when}`}`;
}

function clockOf(local: string): string {
  return sayLocal(local).split(', ').at(-1) ?? '';
}

/** Words this near to each other read better as one quotation. */
const NEAR = 80;

function joinNear(sources: readonly Mark[]): readonly Mark[] {
  const joined: Mark[] = [];
  for (const source of [...sources].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && source.start - last.end <= NEAR)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, source.end) };
    else joined.push(source);
  }
  return joined;
}

export interface AskViewProps {
  readonly ask: MeetingAsk;
  readonly text: string;
  readonly phi: readonly PhiSpan[];
  readonly zone: ZoneId;
  readonly isRevealed: boolean;
}

/** A misreading shows at once, since source and reading stand together. */
export function AskView({ ask, text, phi, zone, isRevealed }: AskViewProps): ReactElement {
  const styles = usePaneStyles();
  return (
    <div className={styles.tight}>
      <h3 className={styles.label}>Asked for</h3>
      <p className={styles.text}>
        {sayAsk(ask)} <span className={styles.small}>({zone})</span>
      </p>
      {joinNear(ask.sources).map(({ start, end }) => (
        <blockquote key={start} className={styles.quote}>
          <MaskedText
            stretches={cutStretches(text, phi, ask.sources, start, end)}
            isRevealed={isRevealed}
          />
        </blockquote>
      ))}
    </div>
  );
}
