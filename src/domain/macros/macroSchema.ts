// The shape of a macro in a release.
import * as v from 'valibot';
import { hashOf } from '../log';
import { LANES } from '../triage';
import { MACRO_RECIPIENTS, type Macro } from './types';

const text = v.pipe(v.string(), v.minLength(1));
const day = v.pipe(v.string(), v.isoDate());

export const placeholderSchema = v.object({
  name: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/, 'not a placeholder name')),
  source: text,
  required: v.boolean(),
  label: v.exactOptional(text),
  options: v.exactOptional(v.pipe(v.array(v.string()), v.minLength(1))),
});

export const macroSchema: v.GenericSchema<unknown, Macro> = v.object({
  id: text,
  title: text,
  lanes: v.pipe(v.array(v.picklist(LANES)), v.minLength(1)),
  audience: text,
  goesTo: v.exactOptional(v.picklist(MACRO_RECIPIENTS)),
  subject: text,
  bodyHtml: text,
  placeholders: v.array(placeholderSchema),
  approvedBy: text,
  approvedOn: day,
  expiresOn: day,
  version: text,
});

/** SHA-256 of the approved text with all that belongs to it; a change of one letter changes it. */
export function hashMacro(macro: Macro): string {
  return hashOf(macro);
}
