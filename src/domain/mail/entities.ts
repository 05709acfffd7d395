// The character references that mail programs really write; any other named one stays as it stands.

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    bull: '•',
    middot: '·',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    laquo: '«',
    raquo: '»',
    lsaquo: '‹',
    rsaquo: '›',
    copy: '©',
    reg: '®',
    trade: '™',
    deg: '°',
    plusmn: '±',
    times: '×',
    frac12: '½',
    frac14: '¼',
    frac34: '¾',
    micro: 'µ',
    para: '¶',
    sect: '§',
    euro: '€',
    pound: '£',
    cent: '¢',
    yen: '¥',
    iexcl: '¡',
    iquest: '¿',
    ordf: 'ª',
    ordm: 'º',
    larr: '←',
    rarr: '→',
    uarr: '↑',
    darr: '↓',
    ge: '≥',
    le: '≤',
    ne: '≠',
    infin: '∞',
    aacute: 'á',
    eacute: 'é',
    iacute: 'í',
    oacute: 'ó',
    uacute: 'ú',
    ntilde: 'ñ',
    uuml: 'ü',
    ccedil: 'ç',
    Aacute: 'Á',
    Eacute: 'É',
    Iacute: 'Í',
    Oacute: 'Ó',
    Uacute: 'Ú',
    Ntilde: 'Ñ',
    Uuml: 'Ü',
    Ccedil: 'Ç',
    agrave: 'à',
    egrave: 'è',
    igrave: 'ì',
    ograve: 'ò',
    ugrave: 'ù',
    acirc: 'â',
    ecirc: 'ê',
    icirc: 'î',
    ocirc: 'ô',
    ucirc: 'û',
    auml: 'ä',
    euml: 'ë',
    iuml: 'ï',
    ouml: 'ö',
    atilde: 'ã',
    otilde: 'õ',
    aring: 'å',
    Auml: 'Ä',
    Ouml: 'Ö',
    szlig: 'ß',
    aelig: 'æ',
    oslash: 'ø',
    zwnj: '',
    zwj: '',
    shy: '',
    lrm: '',
    rlm: '',
  }),
);

const LONGEST = 10;
const HIGHEST_CODE_POINT = 0x10ffff;

function fromCodePoint(code: number): string | null {
  if (!Number.isInteger(code) || code <= 0 || code > HIGHEST_CODE_POINT) return null;
  return code >= 0xd800 && code <= 0xdfff ? null : String.fromCodePoint(code);
}

function readReference(name: string): string | null {
  if (!name.startsWith('#')) return NAMED.get(name) ?? null;
  const isHex = name.startsWith('#x') || name.startsWith('#X');
  const digits = name.slice(isHex ? 2 : 1);
  if (!(isHex ? /^[0-9a-fA-F]+$/ : /^[0-9]+$/).test(digits)) return null;
  return fromCodePoint(Number.parseInt(digits, isHex ? 16 : 10));
}

/** Replaces character references by what they stand for; looks at most ten characters ahead of each `&`. */
export function decodeEntities(text: string): string {
  let at = text.indexOf('&');
  if (at < 0) return text;
  const pieces: string[] = [];
  let from = 0;
  while (at >= 0) {
    const window = text.slice(at + 1, at + 2 + LONGEST);
    const end = window.indexOf(';');
    const decoded = end > 0 ? readReference(window.slice(0, end)) : null;
    if (decoded !== null) {
      pieces.push(text.slice(from, at), decoded);
      from = at + end + 2;
    }
    at = text.indexOf('&', Math.max(at + 1, from));
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}
