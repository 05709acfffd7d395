/** What a compose form starts from. */
import type { HostMessage } from '../../../hostData';
import type { NewMessage } from '../conversation';
import type { ComposeStart } from './composer.client';

/** A new mail without anything. */
export const EMPTY_MESSAGE: NewMessage = { to: [], cc: [], bcc: [], subject: '', htmlBody: '' };

export const EMPTY_START: Omit<ComposeStart, 'serial' | 'from' | 'mailbox'> = {
  composeType: 'newMail',
  to: [],
  cc: [],
  bcc: [],
  subject: '',
  bodyHtml: '',
  draft: null,
  inReplyTo: null,
  isShared: false,
};

/** A form that goes on with a stored draft. */
export function startOf(draft: HostMessage): Omit<ComposeStart, 'serial' | 'from' | 'mailbox'> {
  const { to, cc, bcc, subject, bodyHtml } = draft;
  return { ...EMPTY_START, to, cc, bcc, subject, bodyHtml, draft };
}
