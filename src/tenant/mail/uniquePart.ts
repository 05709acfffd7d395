// Finds the part of a body that its own author wrote: what `uniqueBody` answers.
import type { ItemBody } from './messageDoc';

/** Where a client begins to repeat the message that is answered. */
const REPEATED_HTML =
  /<hr\b[^>]*>\s*<div id="divRplyFwdMsg"|<div id="divRplyFwdMsg"|<blockquote\b/i;
const REPEATED_TEXT =
  /^(?:_{20,}|-{3,} ?(?:original message|forwarded message) ?-{3,}|from: .+|on .+ wrote:|>.*)\s*$/im;

/** @example uniquePart({ contentType: 'text', content: 'Yes.\n\nOn Monday Ana wrote:\n> Free?' }).content //=> 'Yes.\n\n' */
export function uniquePart(body: ItemBody): ItemBody {
  const at = body.content.search(body.contentType === 'html' ? REPEATED_HTML : REPEATED_TEXT);
  return at < 0 ? body : { ...body, content: body.content.slice(0, at) };
}
