// The one gate for everything that is written outside the mailbox: list items, event titles, activities, log lines.
import { findClinicalWords } from './clinicalWords';
import { isFirstName, isNameInSmallLetters } from './firstNames';

export const OUTGOING_REASONS = [
  'record-number',
  'social-security-number',
  'plan-number',
  'phone',
  'e-mail',
  'date',
  'address',
  'link',
  'name',
  'clinical-word',
  'long-number',
  'too-deep',
] as const;
export type OutgoingReason = (typeof OUTGOING_REASONS)[number];

export type OutgoingCheck =
  | { readonly kind: 'clean' }
  | { readonly kind: 'refused'; readonly reasons: readonly OutgoingReason[] };

/** Reasons that a person may set aside by saying why; an identifier never may. */
export const OVERRIDABLE_REASONS: readonly OutgoingReason[] = ['name'];

/**
 * The reasons of a refusal that a person may set aside with a logged reason; empty where one of them is an identifier.
 *
 * @example
 * overridableReasons({ kind: 'refused', reasons: ['name'] }) //=> ['name']
 * overridableReasons({ kind: 'refused', reasons: ['name', 'record-number'] }) //=> []
 */
export function overridableReasons(check: OutgoingCheck): readonly OutgoingReason[] {
  if (check.kind === 'clean') return [];
  return check.reasons.every((reason) => OVERRIDABLE_REASONS.includes(reason)) ? check.reasons : [];
}

export interface OutgoingLeave {
  /** Directory colleagues and cleared stakeholders who may be named; titles and letters behind names do not matter. */
  readonly allowedNames: readonly string[];
  /** Addresses of the same people; any other e-mail address is refused. */
  readonly allowedAddresses?: readonly string[];
}

const DEEPEST = 12;
const OWN =
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?|\b[A-Z]{2,5}(?:-[A-Z]{2,3})?-\d{4,6}\b|\b[0-9a-f]{40,64}\b/gi;
const RULES: readonly { readonly reason: OutgoingReason; readonly pattern: RegExp }[] = [
  {
    reason: 'record-number',
    pattern: /\b(?:MRN|medical record|chart (?:no|number|#)|expediente)\b/i,
  },
  {
    reason: 'social-security-number',
    pattern: /(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)|\b(?:SSN|social security)\b/i,
  },
  {
    reason: 'plan-number',
    pattern:
      /(?<![A-Za-z0-9])[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}(?![A-Za-z0-9])|\b(?:member|subscriber|policy|claim) (?:ID|no|number|#)/i,
  },
  {
    reason: 'phone',
    pattern: /(?<!\d)(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)|(?<!\d)\d{3}-\d{4}(?!\d)/,
  },
  {
    reason: 'date',
    pattern:
      /\b(?:DOB|date of birth|born|birth ?date|nacimiento)\b|(?<![\d/])\d{1,2}[/-]\d{1,2}[/-](?:19|20)?\d{2}(?![\d/])|\b(?:19|20)\d{2}-\d{2}-\d{2}\b(?=[^T\n]{0,12}\p{Lu}\p{Ll}+ \p{Lu}\p{Ll})/iu,
  },
  {
    reason: 'address',
    pattern:
      /(?<![\w-])\d{1,5}(?: [NSEW]\.?)?(?: \p{Lu}[\p{L}.'’-]+){1,3} (?:St|Street|Ave|Avenue|Rd|Road|Ln|Lane|Blvd|Ct|Court|Pl|Place|Terrace|Pkwy)\b/u,
  },
  { reason: 'link', pattern: /\bhttps?:\/\/\S*(?:mychart|portal|patient)\S*/i },
  { reason: 'long-number', pattern: /(?<![\d.])\d{7,}(?![\d.])/ },
];
const EMAIL = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}/g;
const NAME_PAIR =
  /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}'’-]+)(?:,)? (?:\p{Lu}\.? )?(\p{Lu}[\p{L}'’-]+)(?![\p{L}\p{N}])/gu;
const HONORIFIC = /\b(?:Mr|Mrs|Ms|Miss|Sr|Sra)\.? (\p{Lu}[\p{L}'’-]+)/gu;
/** Words of our own titles, lanes, rooms and calendars that are written with a capital. */
const OWN_WORDS = new Set(
  `hold meeting call lunch dinner video phone committee board council clinic office conference room main campus north shore pavilion travel
buffer weekly stand up service line valve center heart vascular surgery department quality review budget strategy steering session panel site
visit lecture grand rounds rehearsal prep follow week day monday tuesday wednesday thursday friday saturday sunday january february march april
may june july august september october november december in person with for and the of to from at by re dr dra prof patient administrative
clinical admin compliance legal suspicious vendor digest academic leadership credentialing speaking request change today now proposed cleared
declined expired withdrawn offered picked confirmed placing clash failed taken open closed undone option any these only this applied corrected
lane policy release signed anteroom matrix macro tentative busy free min minutes hour hours outlook teams microsoft zoom suite building floor
nurse desk secure queue channel risk counsel foundation human resources front scheduling medical staff operator security new patients
one two three first second third morning afternoon noon eastern central pacific mountain time before after no yes not approved`.split(
    /\s+/,
  ),
);

function plain(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/['’]s$/, '');
}

function nameWords(names: readonly string[]): ReadonlySet<string> {
  return new Set(
    names.flatMap((name) => name.split(/[\s,.]+/).map(plain)).filter((word) => word.length > 1),
  );
}

function refusesName(text: string, allowed: ReadonlySet<string>): boolean {
  for (const match of text.matchAll(NAME_PAIR)) {
    const pair = [plain(match[1] ?? ''), plain(match[2] ?? '')];
    const unknown = pair.filter((word) => !allowed.has(word) && !OWN_WORDS.has(word));
    if (
      unknown.length === 2 ||
      (unknown.length === 1 && pair.some((word) => isFirstName(word) && !OWN_WORDS.has(word)))
    )
      return true;
  }
  for (const match of text.matchAll(HONORIFIC)) {
    if (!allowed.has(plain(match[1] ?? ''))) return true;
  }
  return [...text.matchAll(/(?<![\p{L}\p{N}])\p{L}[\p{L}'’-]+/gu)].some((match) => {
    const word = plain(match[0]);
    const isName = /^\p{Lu}/u.test(match[0]) ? isFirstName(word) : isNameInSmallLetters(word);
    return isName && !allowed.has(word) && !OWN_WORDS.has(word);
  });
}

function reasonsIn(
  raw: string,
  leave: OutgoingLeave,
  allowed: ReadonlySet<string>,
): OutgoingReason[] {
  const addresses = new Set((leave.allowedAddresses ?? []).map((address) => address.toLowerCase()));
  const reasons: OutgoingReason[] = [];
  const own = raw.replace(OWN, ' ');
  if ([...own.matchAll(EMAIL)].some((match) => !addresses.has(match[0].toLowerCase())))
    reasons.push('e-mail');
  const text = own.replace(EMAIL, ' ');
  for (const { reason, pattern } of RULES) {
    if (pattern.test(text)) reasons.push(reason);
  }
  if (refusesName(text, allowed)) reasons.push('name');
  if (findClinicalWords(text).some((word) => !CLINICAL_IN_TITLES.has(word.words.toLowerCase())))
    reasons.push('clinical-word');
  return reasons;
}

/** Words of committee and programme names that the vocabulary also knows as findings. */
const CLINICAL_IN_TITLES = new Set(
  `tumor transplant ecmo vad radiation walker boot vent graves arrest exploration pins hardware margins fusion flap brace sling
strips liner plating callus cast shock casting obstruction rupture margin palliative hospice flu stroke sepsis trach excision`.split(
    /\s+/,
  ),
);

function visit(
  value: unknown,
  leave: OutgoingLeave,
  allowed: ReadonlySet<string>,
  found: Set<OutgoingReason>,
  depth: number,
): void {
  if (depth > DEEPEST) {
    found.add('too-deep');
  } else if (typeof value === 'string') {
    for (const reason of reasonsIn(value, leave, allowed)) found.add(reason);
  } else if (Array.isArray(value)) {
    for (const item of value) visit(item, leave, allowed, found, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      visit(
        name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(),
        leave,
        allowed,
        found,
        depth + 1,
      );
      visit(item, leave, allowed, found, depth + 1);
    }
  }
}

/**
 * Refuses anything that could tell of a patient: identifiers, dates, clinical words, and names outside the directory.
 *
 * Takes a text or any plain value, whose texts are all looked at. Ids that the product mints itself (UUIDs, numbers such
 * as `ANT-0001`, hashes), ISO instants and lane or urgency words pass. A doubt refuses.
 *
 * @example
 * checkOutgoing('HOLD Whitfield 30 min', { allowedNames: ['Dr. Anthony Whitfield'] }) //=> { kind: 'clean' }
 * checkOutgoing('HOLD Grady MRN 00398117', { allowedNames: [] })
 * //=> { kind: 'refused', reasons: ['record-number', 'long-number'] }
 */
export function checkOutgoing(value: unknown, leave: OutgoingLeave): OutgoingCheck {
  const found = new Set<OutgoingReason>();
  visit(value, leave, nameWords(leave.allowedNames), found, 0);
  return found.size === 0
    ? { kind: 'clean' }
    : { kind: 'refused', reasons: OUTGOING_REASONS.filter((reason) => found.has(reason)) };
}
