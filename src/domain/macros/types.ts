// An approved reply text as the signed release holds it.
import type { Lane } from '../triage';

export const MACRO_AUDIENCES = ['patient', 'professional', 'internal', 'external', 'any'] as const;
export type MacroAudience = (typeof MACRO_AUDIENCES)[number];

export interface Placeholder {
  readonly name: string;
  /** Dotted path into the fill-in context, e.g. `directory.channels.nurse-line.phone`; `ask` means the person types it. */
  readonly source: string;
  readonly required: boolean;
  /** What to ask the person for, when the context does not know; the name where it is absent. */
  readonly label?: string;
  /** The only answers there are; anything else is refused. */
  readonly options?: readonly string[];
}

/**
 * Whom a macro is written to: the sender of the mail, the channel of the lane, the physician, or nobody (the text of an
 * automatic reply, which the physician applies and nobody inserts).
 */
export const MACRO_RECIPIENTS = ['sender', 'channel', 'physician', 'nobody'] as const;
export type MacroRecipient = (typeof MACRO_RECIPIENTS)[number];

export interface Macro {
  readonly id: string;
  readonly title: string;
  readonly lanes: readonly Lane[];
  readonly audience: string;
  /** Absent means the sender. */
  readonly goesTo?: MacroRecipient;
  readonly subject: string;
  /** HTML with `{{placeholder}}`; only p, br, b, i, ul, li, a with https links. */
  readonly bodyHtml: string;
  readonly placeholders: readonly Placeholder[];
  readonly approvedBy: string;
  /** Calendar days. */
  readonly approvedOn: string;
  readonly expiresOn: string;
  readonly version: string;
}
