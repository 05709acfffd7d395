// What the owner of a mailbox keeps beside the mail: settings, the master list of categories, rules of the Inbox.
import { randomUUID } from 'node:crypto';
import { text, integer } from '../store/openStore';
import type { Row, Store } from '../store/openStore';

export type SettingsDoc = Readonly<Record<string, unknown>>;

export interface MasterCategory {
  readonly id: string;
  readonly displayName: string;
  /** `none` or `preset0` to `preset24`. */
  readonly color: string;
}

export interface MessageRule {
  readonly id: string;
  readonly sequence: number;
  readonly doc: Readonly<Record<string, unknown>>;
}

export interface MailboxStore {
  /** What the owner changed; the rest is as the directory has it. */
  settings(mailbox: string): SettingsDoc;
  putSettings(mailbox: string, settings: SettingsDoc): void;
  categories(mailbox: string): MasterCategory[];
  /** Undefined where the list has the name, in any letter case. */
  addCategory(mailbox: string, displayName: string, color: string): MasterCategory | undefined;
  recolor(category: MasterCategory, color: string): MasterCategory;
  removeCategory(category: MasterCategory): void;
  /** By sequence. */
  rules(mailbox: string): MessageRule[];
  putRule(mailbox: string, rule: Omit<MessageRule, 'id'> & { readonly id?: string }): MessageRule;
  removeRule(rule: MessageRule): void;
}

/** What Outlook of this tenant begins with; a name outside the list stays without colour. */
const FIRST_CATEGORIES: readonly (readonly [string, string])[] = [
  ['OR', 'preset0'],
  ['Call', 'preset1'],
  ['Post-call recovery', 'preset3'],
  ['Teaching', 'preset4'],
  ['Committee', 'preset5'],
  ['Clinic', 'preset7'],
  ['Research', 'preset8'],
  ['Travel', 'preset2'],
  ['Hold', 'preset12'],
  ['Personal', 'preset14'],
];

export function createMailboxStore(store: Store): MailboxStore {
  return {
    settings: (mailbox) => {
      const row = store.one('select doc from mailbox_settings where mailbox = ?', [mailbox]);
      return row === undefined ? {} : (JSON.parse(text(row, 'doc')) as SettingsDoc);
    },
    putSettings: (mailbox, settings) => {
      store.run(
        'insert into mailbox_settings values (?, ?) on conflict (mailbox) do update set doc = excluded.doc',
        [mailbox, JSON.stringify(settings)],
      );
    },
    categories: (mailbox) =>
      store
        .all('select * from master_categories where mailbox = ? order by rowid', [mailbox])
        .map(readCategory),
    addCategory: (mailbox, displayName, color) => {
      const id = randomUUID();
      const added = store.run('insert or ignore into master_categories values (?, ?, ?, ?)', [
        id,
        mailbox,
        displayName,
        color,
      ]);
      return added === 0 ? undefined : { id, displayName, color };
    },
    recolor: (category, color) => {
      store.run('update master_categories set color = ? where id = ?', [color, category.id]);
      return { ...category, color };
    },
    removeCategory: (category) => {
      store.run('delete from master_categories where id = ?', [category.id]);
    },
    rules: (mailbox) =>
      store
        .all('select * from message_rules where mailbox = ? order by sequence, rowid', [mailbox])
        .map(readRule),
    putRule: (mailbox, rule) => {
      const id = rule.id ?? `AQAAA${randomUUID().replaceAll('-', '').slice(0, 6)}=`;
      store.run(
        'insert into message_rules values (?, ?, ?, ?) on conflict (id) do update set sequence = excluded.sequence, doc = excluded.doc',
        [id, mailbox, rule.sequence, JSON.stringify(rule.doc)],
      );
      return { ...rule, id };
    },
    removeRule: (rule) => {
      store.run('delete from message_rules where id = ?', [rule.id]);
    },
  };
}

/** Gives a mailbox the categories it begins with. */
export function addMasterCategories(store: Store, mailbox: string): void {
  const mailboxes = createMailboxStore(store);
  for (const [displayName, color] of FIRST_CATEGORIES) {
    mailboxes.addCategory(mailbox, displayName, color);
  }
}

function readCategory(row: Row): MasterCategory {
  return { id: text(row, 'id'), displayName: text(row, 'display_name'), color: text(row, 'color') };
}

function readRule(row: Row): MessageRule {
  return {
    id: text(row, 'id'),
    sequence: integer(row, 'sequence'),
    doc: JSON.parse(text(row, 'doc')) as MessageRule['doc'],
  };
}
