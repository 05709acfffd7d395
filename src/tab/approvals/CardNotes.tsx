// What a physician must know before answering: a word that was heard, missing clearances, what came over it, whose place.
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import type { ZoneId } from '../../domain/time';
import { blockWords, officeWords } from '../../ui/holdWords';
import { useDesk } from '../../ui/DeskContext';
import { sayInstantNear } from '../../ui/sayTime';
import type { ApprovalLine } from '../../workflows/holdTerms';

export interface CardNotesProps {
  readonly line: ApprovalLine;
  readonly zone: ZoneId;
  readonly assistantName: string;
  readonly principalName: string;
}

export function CardNotes(props: CardNotesProps): ReactElement | null {
  const now = useDesk().clock.now();
  const notes = notesOf(props, (instant) => sayInstantNear(instant, now, props.zone));
  if (notes.length === 0) return null;
  return (
    <>
      {notes.map(({ tone, words }) => (
        <MessageBar key={words} intent={tone} layout="multiline" politeness="polite">
          <MessageBarBody>{words}</MessageBarBody>
        </MessageBar>
      ))}
    </>
  );
}

interface CardNote {
  readonly tone: 'info' | 'warning';
  readonly words: string;
}

function notesOf(
  { line, assistantName, principalName }: CardNotesProps,
  say: (instant: ApprovalLine['read']['proposal']['proposedAt']) => string,
): readonly CardNote[] {
  const { proposal, projection } = line.read;
  const notes: CardNote[] = [];
  if (line.standing === 'second-approver') {
    notes.push({ tone: 'info', words: `You answer in the place of ${principalName}.` });
  }
  if (line.standing === 'grant') {
    notes.push({ tone: 'info', words: `${principalName} has given you leave to clear this one.` });
  }
  if (projection.isOnWord && proposal.word !== null) {
    notes.push({
      tone: 'warning',
      words: `${assistantName} heard the yes ${say(proposal.word.heardAt)}, and the time is busy since. It waits for the physician's own entry.`,
    });
  }
  if (proposal.kind === 'hold' && proposal.inPlaceOf !== undefined) {
    notes.push({
      tone: 'info',
      words:
        'This is asked in the place of a confirmed time that something came over. That one stays until the answer to this is yes, and goes then.',
    });
  }
  if (proposal.flags.length > 0) {
    const kinds = proposal.flags.map(blockWords).join(', ');
    notes.push({
      tone: 'warning',
      words: `Since it was proposed, this came over a time: ${kinds}. ${assistantName} sees it and looks for another one.`,
    });
  }
  if (proposal.kind === 'trip') {
    const done = proposal.clearances.map(
      ({ office, recordedAt }) => `${officeWords(office)} cleared it, recorded ${say(recordedAt)}`,
    );
    const missing = projection.missing.map((office) => `${officeWords(office)} has not cleared it`);
    const all = [...done, ...missing].join('; ');
    const end = projection.missing.length > 0 ? ' Nothing is booked before.' : '';
    if (all !== '') {
      const tone = projection.missing.length > 0 ? 'warning' : 'info';
      notes.push({ tone, words: `${all.slice(0, 1).toUpperCase()}${all.slice(1)}.${end}` });
    }
  }
  return notes;
}
