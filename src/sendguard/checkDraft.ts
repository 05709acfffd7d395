// What the send guard looks for in a draft, on the device alone: open fill-ins, and patient identifiers going outside.

export interface Draft {
  readonly subject: string;
  /** Plain text of the whole body, quotes included. */
  readonly body: string;
  /** Addresses of everybody on To, Cc and Bcc. */
  readonly recipients: readonly string[];
  /** Address of the person who sends. */
  readonly sender: string;
}

interface Pattern {
  readonly name: string;
  readonly pattern: RegExp;
}

/**
 * Identifiers that can be told by their shape alone, so that the guard rarely cries wolf. The classic Outlook runtime
 * speaks ES2016: no look-behind and no named groups here.
 */
const IDENTIFIERS: readonly Pattern[] = [
  {
    name: 'a Social Security number',
    pattern: /\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b/,
  },
  {
    name: 'a medical record number',
    pattern:
      /\b(?:MRN|medical record(?: number| no\.?| #)?|chart (?:number|no\.?|#))[\s:#]*[A-Z]?\d{5,10}\b/i,
  },
  {
    name: 'a Medicare number',
    pattern:
      /\b[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}\b/,
  },
  {
    name: 'a date of birth',
    pattern:
      /\b(?:DOB|date of birth|born on|fecha de nacimiento)[\s:]*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/i,
  },
];

const FILL_IN = /\{\{\s*[\w-]{1,40}\s*\}\}/;

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/**
 * Sentences to show before sending, none when there is nothing to say. They name the kind of finding, never the words.
 *
 * Identifiers count only when somebody outside the sender's own domain receives the mail: inside, approved channels
 * do receive them (docs/privacy.md).
 */
export function checkDraft(draft: Draft): readonly string[] {
  const findings: string[] = [];
  if (FILL_IN.test(draft.subject) || FILL_IN.test(draft.body)) {
    findings.push(
      'A fill-in of an approved text is still open ({{…}}). Fill it in or take it out.',
    );
  }
  const home = domainOf(draft.sender);
  const outside = draft.recipients.filter(
    (address) => address.includes('@') && domainOf(address) !== home,
  ).length;
  if (outside > 0) {
    const text = `${draft.subject}\n${draft.body}`;
    const names = IDENTIFIERS.filter((identifier) => identifier.pattern.test(text)).map(
      (identifier) => identifier.name,
    );
    if (names.length > 0) {
      findings.push(
        `This mail goes outside and seems to carry ${names.join(' and ')}. Quoted text counts too.`,
      );
    }
  }
  return findings;
}
