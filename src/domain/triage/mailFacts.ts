// Works out the facts that are not words: who sent it, what the headers say, how it is built.
import type { MeetingAsk } from '../asks';
import {
  domainOf,
  isWithinDomains,
  senderKindOf,
  type Mail,
  type MailText,
  type Person,
} from '../mail';
import type { PhiSpan } from '../phi';
import { hasCriticalValue } from './criticalValues';
import type { Fact } from './facts';
import type { TriageSetting } from './triageSetting';

const LONG = 2500;
const SHORT = 220;
const MANY = 4;
const RISKY = /\.(?:html?|shtml|iso|img|exe|js|vbs|lnk|zip|rar|7z|docm|xlsm|one)$/i;
const AUTOMATIC =
  /^(?:no-?reply|do-?not-?reply|noreply|notifications?|alerts?|mailer|bounce|automated?|workflow|postmaster|learning|news|newsletter|updates?)(?:[-_.+]|$)/i;

/** The value of a header, whatever its capitals; null when it is missing. */
export function headerOf(mail: Mail, name: string): string | null {
  const wanted = name.toLowerCase();
  const entry = Object.entries(mail.headers).find(([key]) => key.toLowerCase() === wanted);
  return entry?.[1] ?? null;
}

const bareNames = new WeakMap<Person, string>();

function bareName(person: Person): string {
  const ready = bareNames.get(person);
  if (ready !== undefined) return ready;
  const bare = person.name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/\b(?:dr|dra|md|do|rn|phd|prof|professor|mr|mrs|ms)\b\.?/g, ' ')
    .replace(/[^a-z ]/g, ' ')
    .split(/\s+/)
    .filter((word) => word.length > 1)
    .sort()
    .join(' ');
  bareNames.set(person, bare);
  return bare;
}

/** What a mail's people are compared with. */
interface Directory {
  readonly addresses: ReadonlySet<string>;
  readonly bareNames: ReadonlySet<string>;
}

const directories = new WeakMap<readonly Person[], Directory>();

/** A directory of thousands is laid out once, not for every mail. */
function directoryOf(people: readonly Person[]): Directory {
  const ready = directories.get(people);
  if (ready !== undefined) return ready;
  const made = {
    addresses: new Set(people.map(({ address }) => address.toLowerCase())),
    bareNames: new Set(people.map(bareName)),
  };
  directories.set(people, made);
  return made;
}

/** Somebody of the house by name, at an address that is not of the house. */
function misusesName(from: Person, { people, principal }: TriageSetting): boolean {
  const name = bareName(from);
  if (!name.includes(' ')) return false;
  return directoryOf(people).bareNames.has(name) || bareName(principal) === name;
}

/** Two domains that differ by a letter or two, or where one contains the other's own name. */
function imitates(domain: string, own: string): boolean {
  if (domain === own || domain.endsWith(`.${own}`)) return false;
  const label = own.split('.')[0] ?? own;
  const seen = domain.replace(/1/g, 'l').replace(/0/g, 'o').replace(/rn/g, 'm');
  return seen
    .split('.')
    .some((part) => part === label || (label.length > 5 && part.includes(label)));
}

const ADDRESS = /[^\s<>"']+@[^\s<>"']+/;

function addressIn(text: string): string {
  return (ADDRESS.exec(text)?.[0] ?? '').toLowerCase();
}

const LINK_HOST = /^https?:\/\/([^/:?#\s]+)/i;

function hostOf(link: string): string {
  return (LINK_HOST.exec(link)?.[1] ?? '').toLowerCase();
}

/** The last two labels, enough to compare hosts of one owner. */
function ownerOf(host: string): string {
  return host.split('.').slice(-2).join('.');
}

const CHECKS_FAILED = /\b(?:spf|dkim|dmarc)=(?:fail|softfail|permerror)/;

function headerFacts(mail: Mail, facts: Set<Fact>): void {
  const results = (headerOf(mail, 'Authentication-Results') ?? '').toLowerCase();
  if (CHECKS_FAILED.test(results)) facts.add('checks-failed');
  else if (/\bdmarc=pass/.test(results)) facts.add('checks-passed');
  else if (/\bdmarc=none/.test(results)) facts.add('checks-weak');
  const automatic = (headerOf(mail, 'Auto-Submitted') ?? '').toLowerCase();
  if (automatic.startsWith('auto-replied') || headerOf(mail, 'X-Autoreply') !== null)
    facts.add('automatic-reply');
  else if (automatic.startsWith('auto-')) facts.add('auto-generated');
  const precedence = (headerOf(mail, 'Precedence') ?? '').toLowerCase();
  if (headerOf(mail, 'List-Unsubscribe') !== null) facts.add('newsletter');
  if (precedence === 'bulk' || precedence === 'list') facts.add('bulk');
  const replyTo = addressIn(headerOf(mail, 'Reply-To') ?? '');
  if (replyTo !== '' && ownerOf(domainOf(replyTo)) !== ownerOf(domainOf(mail.from?.address ?? '')))
    facts.add('reply-elsewhere');
}

function senderFacts(mail: Mail, setting: TriageSetting, facts: Set<Fact>): void {
  const kind = senderKindOf(mail.from, setting.organizationDomains);
  if (kind === 'missing' || mail.from === null) {
    facts.add('sender-missing');
    return;
  }
  facts.add(`sender-${kind}` as const);
  const address = mail.from.address.toLowerCase();
  const isPrincipal = address === setting.principal.address.toLowerCase();
  if (isPrincipal || directoryOf(setting.people).addresses.has(address))
    facts.add('sender-directory');
  if (isPrincipal) facts.add('sender-principal');
  if (AUTOMATIC.test(address)) facts.add('sender-automatic');
  if (kind !== 'internal' && misusesName(mail.from, setting)) facts.add('name-misused');
  const domain = domainOf(address);
  if (kind !== 'internal' && setting.organizationDomains.some((own) => imitates(domain, own)))
    facts.add('house-imitated');
}

const LINK = /https?:\/\/[^\s<>"']+/gi;

function linkFacts(mail: Mail, text: MailText, setting: TriageSetting, facts: Set<Fact>): void {
  const visible = text.text.includes('://') ? (text.text.match(LINK) ?? []) : [];
  const hosts = [...text.links, ...visible].map(hostOf).filter((host) => host !== '');
  if (hosts.length > 0) facts.add('link');
  const owners = [
    ownerOf(domainOf(mail.from?.address ?? '')),
    ...setting.organizationDomains.map(ownerOf),
  ];
  if (
    hosts.some(
      (host) =>
        !owners.includes(ownerOf(host)) && !isWithinDomains(host, setting.organizationDomains),
    )
  ) {
    facts.add('link-elsewhere');
  }
}

const PICTURE_NAME = /\.(?:jpe?g|png|heic|heif|gif|mov|mp4)$/i;
const REPLY_SUBJECT = /^\s*(?:re|aw|sv)\s*:/i;
const FORWARD_SUBJECT = /^\s*(?:re:\s*)*(?:fwd?|rv)\s*:/i;

function structureFacts(
  mail: Mail,
  text: MailText,
  setting: TriageSetting,
  facts: Set<Fact>,
): void {
  if (mail.attachmentNames.length > 0) facts.add('attachment');
  if (mail.attachmentNames.some((name) => RISKY.test(name))) facts.add('attachment-risky');
  if (mail.attachmentNames.some((name) => PICTURE_NAME.test(name))) facts.add('attachment-photo');
  if (REPLY_SUBJECT.test(mail.subject)) facts.add('reply');
  if (FORWARD_SUBJECT.test(mail.subject) || text.parts.some((part) => part.kind === 'forwarded'))
    facts.add('forward');
  if (mail.importance === 'high') facts.add('high-importance');
  const recipients = [...mail.to, ...mail.cc];
  if (recipients.length >= MANY) facts.add('many-recipients');
  const own = setting.principal.address.toLowerCase();
  const colleagues = directoryOf(setting.people).addresses;
  if (
    !mail.to.some(
      (person) =>
        person.address.toLowerCase() === own || colleagues.has(person.address.toLowerCase()),
    )
  )
    facts.add('not-addressed');
  const newest = text.parts
    .filter((part) => part.kind === 'newest')
    .reduce((sum, part) => sum + part.end - part.start, 0);
  if (newest < SHORT) facts.add('short');
  if (newest > LONG) facts.add('long');
}

function phiFacts(phi: readonly PhiSpan[], facts: Set<Fact>): void {
  if (phi.length > 0) facts.add('patient-identifier');
  if (
    phi.some((span) => span.type === 'MRN' || span.type === 'PLAN_ID' || span.type === 'OTHER_ID')
  )
    facts.add('patient-number');
  if (phi.some((span) => span.type === 'NAME')) facts.add('patient-name');
}

function askFacts(ask: MeetingAsk | null, facts: Set<Fact>): void {
  if (ask === null) return;
  facts.add('meeting-ask');
  if (ask.durationMinutes === null) return;
  if (ask.windows.length > 0) facts.add('ask-complete');
  if (ask.windows.length > 1) facts.add('ask-choice');
}

/** All facts that hold for the mail. */
export function factsOf(
  mail: Mail,
  read: {
    readonly text: MailText;
    readonly phi: readonly PhiSpan[];
    readonly ask: MeetingAsk | null;
    readonly isClinical: boolean;
  },
  setting: TriageSetting,
): ReadonlySet<Fact> {
  const facts = new Set<Fact>();
  senderFacts(mail, setting, facts);
  headerFacts(mail, facts);
  linkFacts(mail, read.text, setting, facts);
  structureFacts(mail, read.text, setting, facts);
  phiFacts(read.phi, facts);
  askFacts(read.ask, facts);
  if (read.isClinical) facts.add('clinical-content');
  if (hasCriticalValue(read.text)) facts.add('critical-value');
  return facts;
}
