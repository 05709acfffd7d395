// The words that go with a hand-off: above a forward draft, or said on the phone. They hold nothing of the mail.
import type { Channel } from '../roster';
import type { Instant, ZoneId } from '../time';
import type { Urgency } from '../triage';
import { timeLabel } from './fillContext';

export interface HandOffWords {
  readonly number: string;
  readonly channel: Channel;
  /** Channel to call when nobody takes it in time. */
  readonly next: Channel | null;
  readonly physicianName: string;
  readonly assistantName: string;
  readonly assistantPhone: string | null;
  readonly urgency: Urgency;
  readonly receivedAt: Instant | null;
  readonly deadline: Instant | null;
  readonly zone: ZoneId;
}

const URGENCY_WORDS: Readonly<Record<Urgency, string>> = {
  now: 'Please take it now.',
  today: 'It needs somebody today.',
  week: 'It needs somebody this week.',
  digest: 'It is not urgent.',
};

/** The comment above the forward draft: plain text, nothing of the mail's own words. */
export function composeForwardComment(words: HandOffWords): string {
  const { channel, number, physicianName, assistantName, assistantPhone } = words;
  return [
    `${channel.name},`,
    `the message below came to ${physicianName}'s mailbox${received(words)} and belongs to your team. ${URGENCY_WORDS[words.urgency]}`,
    `Our number for it is ${number}. I have not answered it.${deadlineLine(words)}`,
    `${assistantName}, office of ${physicianName}${assistantPhone === null ? '' : `, ${assistantPhone}`}`,
  ].join('\n\n');
}

/**
 * What to say on the phone, line by line; holds no name, date or detail of a patient.
 *
 * @example
 * composePhoneScript(words)[0] //=> 'Call CT Surgery Nurse Line, 312-555-0118.'
 */
export function composePhoneScript(words: HandOffWords): readonly string[] {
  const { channel, next, number, physicianName, assistantName } = words;
  return [
    channel.phone === null
      ? `${channel.name} has no number in the roster; reach ${channel.ownerName}.`
      : `Call ${channel.name}, ${channel.phone}.`,
    `"This is ${assistantName} from the office of ${physicianName}. A message that belongs to your team came to the mailbox${received(words)}."`,
    `"Our number for it is ${number}. ${URGENCY_WORDS[words.urgency]} I have not answered it."`,
    'Tell what the message says only to licensed staff who ask for it, and only by voice.',
    '"May I have your name? I am noting that you have taken it."',
    next?.phone == null
      ? `If nobody takes it${untilLine(words)}, reach ${channel.ownerName}.`
      : `If nobody takes it${untilLine(words)}, call ${next.name}, ${next.phone}.`,
  ];
}

function received({ receivedAt, zone }: HandOffWords): string {
  const label = timeLabel(receivedAt, zone);
  return label === null ? '' : ` on ${label}`;
}

function untilLine({ deadline, zone }: HandOffWords): string {
  const label = timeLabel(deadline, zone);
  return label === null ? '' : ` by ${label}`;
}

function deadlineLine(words: HandOffWords): string {
  const until = untilLine(words);
  return until === '' ? '' : ` Please tell me that you have it${until}.`;
}
