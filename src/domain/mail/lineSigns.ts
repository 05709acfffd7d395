// What gives away that a line begins quoted history, a signature, a notice or a banner. Each looks at 240 characters.

const HEAD = 240;

/** A line of the body with its place. */
export interface Line {
  readonly text: string;
  readonly start: number;
  /** With its line end. */
  readonly end: number;
}

const ORIGINAL =
  /^[\s>*_-]*-{2,}\s*(original message|mensaje original|message d'origine|urspr\S+ nachricht)\s*-{2,}/i;
const FORWARDED =
  /^[\s>*_-]*(?:-{2,}\s*(?:forwarded message|mensaje reenviado|forwarded by|message transf\S+)|begin forwarded message|inicio del mensaje reenviado)/i;
const HEADER_FROM = /^[\s>*]*(?:from|de|von)\s*:\s*\*?\s*\S/i;
const HEADER_WHEN = /^[\s>*]*(?:sent|date|enviado(?: el)?|fecha|gesendet|datum|envoy\S+)\s*:/i;
const HEADER_TO = /^[\s>*]*(?:to|para|an|subject|asunto|betreff|objet|cc)\s*:/i;
const WROTE_START = /^\s*(?:>*\s*)(?:on|el|le|am|il|op)\s+\S/i;
const WROTE_END =
  /(?:wrote|writes|escribi[oó]|a\s+[eé]crit|schrieb|ha scritto|schreef)(?!\p{L})[^:]{0,60}:\s*$/iu;
const DATED_ADDRESS =
  /^\s*\d{4}[-/]\d{1,2}[-/]\d{1,2}\b.{0,120}<\s*\S{0,160}@?\S{0,100}>?\s*:?\s*$/;

function head(line: Line | undefined): string {
  return line === undefined ? '' : line.text.slice(0, HEAD);
}

/** How history begins at this line, if it does. */
export function historyStart(lines: readonly Line[], at: number): 'quoted' | 'forwarded' | null {
  const here = head(lines[at]);
  if (FORWARDED.test(here)) return 'forwarded';
  if (ORIGINAL.test(here)) return 'quoted';
  if (HEADER_FROM.test(here)) {
    const following = [1, 2, 3, 4, 5].map((ahead) => head(lines[at + ahead]));
    const when = following.some((line) => HEADER_WHEN.test(line));
    const to = following.some((line) => HEADER_TO.test(line));
    return when && to ? 'quoted' : null;
  }
  if (WROTE_START.test(here)) {
    let joined = '';
    for (let ahead = 0; ahead < 4; ahead += 1) {
      const next = head(lines[at + ahead]).trim();
      if (ahead > 0 && next === '' && joined.length > 160) break;
      joined = `${joined} ${next}`.slice(0, 2 * HEAD);
      if (WROTE_END.test(joined))
        return /\d/.test(joined) || joined.includes('@') ? 'quoted' : null;
    }
  }
  if (DATED_ADDRESS.test(here) && (here.includes('@') || here.trimEnd().endsWith('<')))
    return 'quoted';
  return null;
}

/** True for a line that carries a quote mark. */
export function isQuoteMarked(line: Line): boolean {
  return /^\s{0,3}>/.test(line.text.slice(0, 8));
}

const BANNER =
  /^\s*[*[<({]*\s*(?:external(?: e-?mail| sender| message)?\s*[\])}*:!-]|caution\s*[:!-]|warning\s*:\s*this (?:e-?mail|message)|this (?:e-?mail|message) (?:originated|came|was sent) from outside|you don'?t often (?:get|receive) e?-?mail from|do not click (?:on )?links or open attachments|use caution (?:when|with)|correo externo|\[externo\])/i;

/** True for the warning that a mail gateway puts above outside mail. */
export function isBanner(line: Line): boolean {
  return BANNER.test(head(line));
}

const DISCLAIMER =
  /^\s*[*_(]*\s*(?:(?:confidentiality|privacy|legal|hipaa|important)\s+(?:notice|statement|disclaimer)\b|disclaimer\s*:|aviso (?:de confidencialidad|legal)|confidencialidad\s*:|(?:the information (?:contained )?in )?this (?:e-?mail|message|communication|transmission)[^.]{0,80}\b(?:confidential|intended (?:only|solely)|may contain|privileged)|if you (?:are not the intended|have received this (?:e-?mail|message) in error)|este (?:correo|mensaje)[^.]{0,80}confidencial|please consider the environment)/i;

/** True where a notice begins that lawyers wrote and nobody reads. */
export function isDisclaimer(line: Line): boolean {
  return DISCLAIMER.test(head(line));
}

const DEVICE_SIGNATURE =
  /^\s*(?:sent (?:from|via) (?:my |yahoo|outlook|mobile|proton|samsung|the )|get outlook for|enviado desde (?:mi|el)|sent on the go|pls excuse typos|please excuse (?:typos|brevity))/i;

/** True for `-- ` and for what phones add. */
export function isSignatureMark(line: Line): boolean {
  return (
    /^--\s?$/.test(line.text.slice(0, 8)) ||
    /^__+$/.test(line.text.slice(0, 60)) ||
    DEVICE_SIGNATURE.test(head(line))
  );
}

const SIGN_OFF =
  /^\s*(?:(?:with )?(?:kind|best|warm(?:est)?|many|kindest)?\s*(?:regards|wishes)|best|thanks(?: so much| again| much| a lot)?|thank you(?: so much| again| very much)?|many thanks|sincerely(?: yours)?|yours (?:truly|sincerely|faithfully)|very truly yours|respectfully(?: yours)?|warmly|cheers|cordially|take care|with (?:gratitude|appreciation|thanks)|gratefully|(?:un |reciba un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|(?:muchas )?gracias|un abrazo|mil gracias)\s*[,.!-]*\s*$/i;

export function isSignOff(line: Line): boolean {
  return SIGN_OFF.test(line.text.slice(0, 60)) && line.text.trim().length < 50;
}

const CONTACT =
  /(?:\d{3}[-. ]\d{3}[-. ]\d{4}|\d{3}-\d{4}|@\S+\.\S+|\||•|\b(?:MD|DO|RN|NP|PhD|PharmD|DPT|FACS|FACC|CPCS|Esq|LLP|Inc|Director|Manager|Coordinator|Assistant|Officer|President|Chair|Chief|Professor|Department|Office|Administrator|Specialist|Editor)\b)/;

/** True for a line with a phone, an address, a title or a divider in it. */
export function looksLikeContact(line: Line): boolean {
  return line.text.length < 120 && CONTACT.test(line.text);
}

/** True for two to four capitalised words, with or without letters behind the name. */
export function looksLikeName(line: Line): boolean {
  const text = line.text.trim().replace(/,.*$/, '');
  if (text.length > 48) return false;
  const words = text.split(/\s+/);
  return (
    words.length >= 1 &&
    words.length <= 4 &&
    words.every((word) => /^(?:Dr\.?|[A-ZÀ-Þ][\p{L}'’.-]*)$/u.test(word))
  );
}
