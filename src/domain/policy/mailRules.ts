// Which mail the release keeps the desk out of, which threads it preserves, and where filed digests go.
import * as v from 'valibot';
import { domainOf, isWithinDomains } from '../mail';

const text = v.pipe(v.string(), v.minLength(1));
const address = v.pipe(v.string(), v.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'not an address'));
const domain = v.pipe(v.string(), v.regex(/^[^\s@]+\.[^\s@]+$/, 'not a domain'));
const addresses = v.array(v.pipe(address, v.toLowerCase()));
const domains = v.array(v.pipe(domain, v.toLowerCase()));
/** The name of a folder as people see it; the inbox as a whole cannot be meant. */
const folder = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(60),
  v.check((name) => !/^inbox$/i.test(name), 'the inbox itself'),
  v.check((name) => !/[\\/]/.test(name), 'a path instead of a name'),
);
/** Addresses of the physicians whose mailboxes are meant; null: all of them. */
const mailboxes = v.nullable(v.pipe(addresses, v.minLength(1)));

const exclusionSchema = v.pipe(
  v.object({
    id: text,
    /** Shown to people as the reason: `Peer review`. */
    title: text,
    mailboxes,
    senders: addresses,
    domains,
    /** Folders of that name, at any depth, and all below them. */
    folders: v.array(folder),
  }),
  v.check(
    ({ senders, domains: all, folders }) => senders.length + all.length + folders.length > 0,
    'names neither sender, domain nor folder',
  ),
);

const preservationSchema = v.pipe(
  v.object({
    id: text,
    /** Shown to people as the reason, so it names the hold and nobody: `Legal hold 2026-03`. */
    title: text,
    mailboxes,
    /** Exchange's ids of the threads. */
    conversations: v.array(text),
    /** Every thread in which one of these has written. */
    senders: addresses,
    domains,
  }),
  v.check(
    ({ conversations, senders, domains: all }) =>
      conversations.length + senders.length + all.length > 0,
    'names neither thread, sender nor domain',
  ),
);

function haveOwnIds(rows: readonly { readonly id: string }[]): boolean {
  return new Set(rows.map(({ id }) => id)).size === rows.length;
}

export const mailRulesSchema = v.object({
  /** Never read and never counted. */
  exclusions: v.pipe(
    v.array(exclusionSchema),
    v.check((rows) => haveOwnIds(rows), 'an id stands twice'),
  ),
  /** Never filed, moved or given another lane. */
  preserved: v.pipe(
    v.array(preservationSchema),
    v.check((rows) => haveOwnIds(rows), 'an id stands twice'),
  ),
  /** Folder at the top of each mailbox into which digests are filed; null: the archive. */
  digestFolder: v.nullable(folder),
});

export type MailRules = Readonly<v.InferOutput<typeof mailRulesSchema>>;
export type Exclusion = MailRules['exclusions'][number];
export type Preservation = MailRules['preserved'][number];

const NO_RULES: MailRules = { exclusions: [], preserved: [], digestFolder: null };

/** The rules of a release; one that was signed without them excludes and preserves nothing. */
export function mailRulesOf(release: { readonly mailRules?: MailRules | undefined }): MailRules {
  return release.mailRules ?? NO_RULES;
}

/** What is known of a mail without reading it. */
export interface MailSurface {
  readonly mailbox: string;
  readonly sender: string | null;
  /** Names of the folders it lies in, from the top down; left out where nobody knows, and in the inbox. */
  readonly folders?: readonly string[];
}

/**
 * The exclusion that keeps the desk out of a mail; null when it may be read.
 *
 * @example
 * exclusionOf(rules, { mailbox: maya, sender: 'peer-review@house.example' }) //=> { title: 'Peer review', … }
 */
export function exclusionOf(
  rules: MailRules,
  { mailbox, sender, folders = [] }: MailSurface,
): Exclusion | null {
  const names = folders.map((name) => name.trim().toLowerCase());
  return (
    rules.exclusions.find(
      (one) =>
        isMeant(one, mailbox) &&
        (isFrom(one, sender) ||
          one.folders.some((excluded) => names.includes(excluded.toLowerCase()))),
    ) ?? null
  );
}

/** True when a mail of this mailbox may be kept out by its folder: then nobody reads it before its folder is known. */
export function excludesFolders(rules: MailRules, mailbox: string): boolean {
  return rules.exclusions.some((one) => one.folders.length > 0 && isMeant(one, mailbox));
}

/** The exclusions of these mailboxes, for the people who work in them. */
export function exclusionsOf(
  rules: MailRules,
  addressesMeant: readonly string[],
): readonly Exclusion[] {
  return rules.exclusions.filter((one) => addressesMeant.some((mailbox) => isMeant(one, mailbox)));
}

/** True when the release preserves anything in this mailbox. */
export function preservesAny(rules: MailRules, mailbox: string): boolean {
  return rules.preserved.some((one) => isMeant(one, mailbox));
}

/**
 * The preservation of a thread; null when it may be filed.
 *
 * @param senders everybody who has written in it, as far as known
 */
export function preservationOf(
  rules: MailRules,
  thread: {
    readonly mailbox: string;
    readonly conversationId: string;
    readonly senders: readonly (string | null)[];
  },
): Preservation | null {
  return (
    rules.preserved.find(
      (one) =>
        isMeant(one, thread.mailbox) &&
        (one.conversations.includes(thread.conversationId) ||
          thread.senders.some((sender) => isFrom(one, sender))),
    ) ?? null
  );
}

function isMeant(
  { mailboxes: meant }: { readonly mailboxes: readonly string[] | null },
  mailbox: string,
): boolean {
  return meant === null || meant.includes(mailbox.toLowerCase());
}

function isFrom(
  rule: { readonly senders: readonly string[]; readonly domains: readonly string[] },
  sender: string | null,
): boolean {
  if (sender === null || sender === '') return false;
  const lower = sender.toLowerCase();
  return rule.senders.includes(lower) || isWithinDomains(domainOf(lower), rule.domains);
}
