// A request for the physician's time, as the taxonomy resolves it.
import type { LocalDateTime } from '../time';

export const MEETING_MODES = ['in-person', 'video', 'phone'] as const;
export type MeetingMode = (typeof MEETING_MODES)[number];

/** A stretch of local time in the mailbox zone, without offset. */
export interface LocalWindow {
  readonly start: LocalDateTime;
  readonly end: LocalDateTime;
}

export interface MeetingAsk {
  /** null when not stated or when two asks differ. */
  readonly durationMinutes: number | null;
  readonly windows: readonly LocalWindow[];
  readonly earliest: LocalDateTime | null;
  readonly latest: LocalDateTime | null;
  /** Known addresses of people who attend beyond the sender and the physician. */
  readonly participants: readonly string[];
  readonly mode: MeetingMode | null;
  /** The stretches of `MailText.text` that were read as the ask, to show the person what was understood. */
  readonly sources: readonly { readonly start: number; readonly end: number }[];
}
