// An approved reply text as the signed release holds it.
import type { Lane } from '../triage';

export const MACRO_AUDIENCES = ['patient', 'professional', 'internal', 'external', 'any'] as const;
export type MacroAudience = (typeof MACRO_AUDIENCES)[number];

export interface Placeholder {
  readonly name: string;
  /** Dotted path into the fill-in context, e.g. `directory.channels.nurse-line.phone`; `ask` means the person types it. */
  readonly source: string;
  readonly required: boolean;
}

export interface Macro {
  readonly id: string;
  readonly title: string;
  readonly lanes: readonly Lane[];
  readonly audience: string;
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
