// What people read in the form of a hold.
import type { MeetingMode } from '../../domain/asks';
import type { FirstTier, WorkStream } from '../../domain/holds';

export function modeWords(mode: MeetingMode): string {
  switch (mode) {
    case 'in-person':
      return 'In person';
    case 'video':
      return 'By video';
    case 'phone':
      return 'By phone';
  }
}

/** Why the form begins with this tier. */
export function tierReasonWords({ because }: FirstTier): string {
  switch (because) {
    case 'known-and-pressing':
      return 'A colleague who needs an answer today';
    case 'known':
      return 'A colleague or cleared stakeholder asks';
    case 'not-known':
      return 'The sender is not in the roster';
  }
}

export function streamWords(stream: WorkStream): string {
  switch (stream) {
    case 'clinical':
      return 'Clinical';
    case 'pre-op':
      return 'Pre-op';
    case 'post-op':
      return 'Post-op';
    case 'teaching':
      return 'Teaching';
    case 'research':
      return 'Research';
    case 'leadership':
      return 'Leadership';
    case 'committee':
      return 'Committee';
    case 'travel':
      return 'Travel and speaking';
    case 'philanthropy':
      return 'Philanthropy';
    case 'personal':
      return 'Personal';
  }
}
