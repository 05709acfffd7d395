// What gives away that a line begins quoted history, a signature, a notice or a banner. Each looks at 240 characters.
import { isCapital } from './ascii';

const HEAD = 240;

const ORIGINAL =
  /^[\s>*_-]*-{2,}\s*(?:original(?:e|t|na)? (?:message|e-?mail|melding)|reply message|mensaje original|mensagem original|message d['’]origine|messaggio originale|original-?nachricht|urspr\S{2,12} nachricht|antwort nachricht|oprindelig (?:meddelelse|besked)|opprinnelig melding|ursprungligt meddelande|oorspronkelijk bericht|alkuperäinen viesti)\s*-{2,}/i;
const FORWARDED =
  /^[\s>*_-]*(?:-{2,}\s*(?:forwarded message|mensaje reenviado|forwarded by|message transf\S+|weitergeleitete nachricht|messaggio inoltrato|doorgestuurd bericht)|begin forwarded message|inicio del mensaje reenviado|début du message (?:réexpédié|transféré)|anfang der weitergeleiteten)/i;
/** A mail program's labels in the languages of its users; a space may stand before the colon. */
const HEADER_FROM = /^[\s>*]*(?:from|de|von|van|fra|från|da|od|lähettäjä|от)\s{0,2}:\s*\*?\s*\S/i;
const HEADER_WHEN =
  /^[\s>*]*(?:sent|date|enviado(?: el)?|fecha|gesendet|datum|envoyé(?: le)?|verzonden|sendt|skickat|dato|data|inviato|wysłano|lähetetty|message du)\s{0,2}:/i;
const HEADER_TO =
  /^[\s>*]*(?:to|para|an|aan|til|till|à|a|do|vastaanottaja|subject|asunto|betreff|objet|sujet|onderwerp|emne|ämne|oggetto|temat|aihe|cc|copie à)\s{0,2}:/i;
/** With a clock time or a full date, as programs write it; people write "Date: Thursday". */
const HEADER_STAMP = /^[\s>*]*(?:date|sent|datum|message du)\s{0,2}:.{0,80}\d(?::|\.|h)\d\d/i;
const WROTE_START =
  /^\s*(?:>*\s*)(?:on|el|le|am|il|op|em|in data|w dniu|den|på|pe|ma|ti|ke|to|la|su)\s+\S|^\s*(?:>*\s*)(?:\p{L}{2,4}[.,]{1,2}\s+)?\d{1,4}[-./ ]\s?(?:\d{1,2}(?!\d)|\p{L}{3,10})/iu;
const WROTE_END =
  /(?:wrote|writes|escribi[oó]|escreveu|a\s+[eé]crit|schrieb|ha scritto|schreef|geschreven|skrev|napisał(?:\(a\))?|kirjoitti)(?!\p{L})[^:]{0,100}:\s*$/iu;
/** "---- John Smith wrote ----". */
const DASHED_WROTE = /^\s*-{3,}\s*[^-\n]{2,60} wrote\s*-{3,}\s*$/i;
const DATED_ADDRESS =
  /^\s*(?:\p{L}{2,4}[.,]{1,2}\s+)?\d{1,4}[-/. ](?:\d{1,2}[-/.]|\p{L}{3,10}\s)\d{2,4}\b.{0,120}<\s*\S{0,160}@?\S{0,100}>?\s*:?\s*$/u;

function head(line = ''): string {
  return line.slice(0, HEAD);
}

/** True where one of the next lines is of this form. */
function isBefore(lines: readonly string[], at: number, count: number, form: RegExp): boolean {
  for (let next = at + 1; next <= at + count; next += 1)
    if (form.test(head(lines[next]))) return true;
  return false;
}

/** How history begins at this line, if it does. */
export function historyStart(lines: readonly string[], at: number): 'quoted' | 'forwarded' | null {
  const here = head(lines[at]);
  // What an expression cannot do without is looked for first: most lines have none of it.
  const isDashed = here.includes('--');
  const isLabelled = here.includes(':');
  if (FORWARDED.test(here)) return 'forwarded';
  if (isDashed && ORIGINAL.test(here)) return 'quoted';
  if (isDashed && DASHED_WROTE.test(here)) return 'quoted';
  if (isLabelled && HEADER_STAMP.test(here) && !/^[\s>*]*sent/i.test(here)) {
    if (isBefore(lines, at, 3, HEADER_TO) || isBefore(lines, at, 3, HEADER_FROM)) return 'quoted';
  }
  if (isLabelled && HEADER_FROM.test(here)) {
    const isHeader = isBefore(lines, at, 5, HEADER_WHEN) && isBefore(lines, at, 5, HEADER_TO);
    return isHeader || isBefore(lines, at, 1, HEADER_STAMP) ? 'quoted' : null;
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
  if (
    here.includes('<') &&
    DATED_ADDRESS.test(here) &&
    (here.includes('@') || here.trimEnd().endsWith('<'))
  )
    return 'quoted';
  return null;
}

/** True for a line that carries a quote mark. */
export function isQuoteMarked(line: string): boolean {
  const code = line.charCodeAt(firstWritten(line));
  return (code === QUOTE_MARK || code >= FIRST_FOREIGN) && isQuoted(line);
}

const QUOTE_MARK = 62;
/** Among the signs from here on are blanks that only an expression tells. */
const FIRST_FOREIGN = 0xa0;

/** The place of the first sign that is no blank of ASCII. */
function firstWritten(text: string): number {
  let at = 0;
  while (at < text.length && text.charCodeAt(at) <= 32) at += 1;
  return at;
}

const QUOTED = /^\s{0,3}>(?!\s{0,2}(?:wrote)?:\s*$)/;

function isQuoted(line: string): boolean {
  return QUOTED.test(line.slice(0, 14));
}

const BANNER =
  /^\s*[*[<({]*\s*(?:external(?: e-?mail| sender| message)?\s*[\])}*:!-]|caution\s*[:!-]|warning\s*:\s*this (?:e-?mail|message)|this (?:e-?mail|message) (?:originated|came|was sent) from outside|you don'?t often (?:get|receive) e?-?mail from|do not click (?:on )?links or open attachments|use caution (?:when|with)|correo externo|\[externo\])/i;

/** True for the warning that a mail gateway puts above outside mail. */
export function isBanner(line: string): boolean {
  return BANNER.test(head(line));
}

const DISCLAIMER =
  /^\s*[*_(]*\s*(?:(?:confidentiality|privacy|legal|hipaa|important)\s+(?:notice|statement|disclaimer)\b|disclaimer\s*:|aviso (?:de confidencialidad|legal)|confidencialidad\s*:|(?:the information (?:contained )?in )?this (?:e-?mail|message|communication|transmission)[^.]{0,80}\b(?:confidential|intended (?:only|solely)|may contain|privileged)|if you (?:are not the intended|have received this (?:e-?mail|message) in error)|este (?:correo|mensaje)[^.]{0,80}confidencial|please consider the environment)/i;

/** True where a notice begins that lawyers wrote and nobody reads. */
export function isDisclaimer(line: string): boolean {
  return DISCLAIMER.test(head(line));
}

const DEVICE_SIGNATURE =
  /^\s*(?:sent (?:from|via|using|with) (?:my |yahoo|outlook|mobile|mail|mailbox|proton|samsung|the |a phone|an? i?pad|iphone|android|\p{Lu}\w+App\b|\w{2,20}<https?:)|get outlook for|enviado desde (?:mi|el)|gesendet (?:von|mit)|von meinem \p{L}{2,20} gesendet|envoyé (?:de(?:puis)? |à partir d)|verzonden (?:van|met)|inviato da|sendt fra|skickat från|lähetetty |sent on the go|via (?:mobile|iphone|android)\s*$|pls excuse typos|please excuse (?:typos|brevity))/iu;

const DIVIDER = /^\s{0,3}(?:-{3,40}|[—–]{2,40}|={3,40}|\*{3,40})\s*$/;

/** True for a line of dashes, which closes a mail only where little stands below it. */
export function isDivider(line: string): boolean {
  return DIVIDER.test(line.slice(0, 60));
}

/** True for what phones add. */
export function isDeviceLine(line: string): boolean {
  return DEVICE_SIGNATURE.test(head(line));
}

const DASHES = /^--\s?$/;
const UNDERLINE = /^__+$/;

/** True for `-- ` and for what phones add. */
export function isSignatureMark(line: string): boolean {
  return (
    DASHES.test(line.slice(0, 8)) ||
    UNDERLINE.test(line.slice(0, 60)) ||
    DEVICE_SIGNATURE.test(head(line))
  );
}

const SIGN_OFF =
  /^\s*(?:(?:with )?(?:kind|best|warm(?:est)?|many|kindest)?\s*(?:regards|wishes)|best|thanks(?: so much| again| much| a lot)?|thank you(?: so much| again| very much)?|many thanks|sincerely(?: yours)?|yours (?:truly|sincerely|faithfully)|very truly yours|respectfully(?: yours)?|warmly|cheers|cordially|take care|with (?:gratitude|appreciation|thanks)|gratefully|(?:un |reciba un )?(?:cordial )?saludos?(?: cordial(?:es)?)?|atentamente|(?:muchas )?gracias|un abrazo|mil gracias)\s*[,.!-]*\s*$/i;

export function isSignOff(line: string): boolean {
  return SIGN_OFF.test(line.slice(0, 60)) && line.trim().length < 50;
}

const CONTACT =
  /(?:\d{3}[-. ]\d{3}[-. ]\d{4}|\d{3}-\d{4}|@\S+\.\S+|\||•|\b(?:MD|DO|RN|NP|PhD|PharmD|DPT|FACS|FACC|CPCS|Esq|LLP|Inc|Director|Manager|Coordinator|Assistant|Officer|President|Chair|Chief|Professor|Department|Office|Administrator|Specialist|Editor)\b)/;

/** True for a line with a phone, an address, a title or a divider in it. */
export function looksLikeContact(line: string): boolean {
  return line.length < 120 && CONTACT.test(line);
}

const BLANKS = /\s+/;
const NAME_WORD = /^(?:Dr\.?|[A-ZÀ-Þ][\p{L}'’.-]*)$/u;

/** True for two to four capitalised words, with or without letters behind the name. */
export function looksLikeName(line: string): boolean {
  const first = line.charCodeAt(firstWritten(line));
  if (first < FIRST_FOREIGN && !isCapital(first)) return false;
  const text = line.trim();
  const comma = text.indexOf(',');
  const end = comma < 0 ? text.length : comma;
  if (end > 48) return false;
  const words = text.slice(0, end).split(BLANKS);
  return words.length >= 1 && words.length <= 4 && words.every((word) => NAME_WORD.test(word));
}
