/** Faults that real clients of Outlook were reported to have, each to be switched on by itself. */

export interface Quirk {
  readonly name: QuirkName;
  readonly title: string;
  /** What happens, for the person who tries it. */
  readonly says: string;
  readonly source: string;
}

export const QUIRK_NAMES = [
  'no-item-id',
  'foreign-item-id',
  'no-shared-properties',
  'silent-shared-properties',
  'shared-mailbox-as-account',
  'skips-item-changed',
  'reloads-pinned-pane',
  'stale-item',
  'guard-unavailable',
] as const;
export type QuirkName = (typeof QUIRK_NAMES)[number];

/** In the order of the Client menu. */
export const QUIRKS: readonly Quirk[] = [
  {
    name: 'no-item-id',
    title: 'No item id',
    says: 'The open mail has no id, so it has to be found by its internet message id.',
    source: 'https://github.com/OfficeDev/office-js/issues/5875',
  },
  {
    name: 'foreign-item-id',
    title: 'Item id of another mailbox',
    says: 'The open mail carries an id that its own mailbox does not know.',
    source: 'https://github.com/OfficeDev/office-js/issues/3093',
  },
  {
    name: 'no-shared-properties',
    title: 'Shared folder not told',
    says: 'A mail in another person’s folder looks like one of one’s own.',
    source: 'https://github.com/OfficeDev/office-js/issues/6651',
  },
  {
    name: 'silent-shared-properties',
    title: 'Shared folder never answered',
    says: 'The question whose mail it is gets no answer at all.',
    source: 'https://github.com/OfficeDev/office-js/issues/4619',
  },
  {
    name: 'shared-mailbox-as-account',
    title: 'Shared mailbox added as an account',
    says: 'The client says that the owner of the mailbox is the user.',
    source: 'https://github.com/OfficeDev/office-js/issues/5682',
  },
  {
    name: 'skips-item-changed',
    title: 'Change of mail not told',
    says: 'A pinned pane hears nothing when another mail is opened.',
    source: 'https://github.com/OfficeDev/office-js/issues/5965',
  },
  {
    name: 'reloads-pinned-pane',
    title: 'Pinned pane starts anew',
    says: 'Instead of hearing of another mail, the pane is loaded again.',
    source: 'https://github.com/OfficeDev/office-js/issues/5987',
  },
  {
    name: 'stale-item',
    title: 'Old mail after a change',
    says: 'The pane hears of another mail and is still given the one before.',
    source: 'https://github.com/OfficeDev/office-js/issues/5827',
  },
  {
    name: 'guard-unavailable',
    title: 'Send guard unavailable',
    says: 'The check before sending cannot start; the person is asked whether to send.',
    source: 'https://github.com/OfficeDev/office-js/issues/6447',
  },
];

/** Reads a comma-separated list; names that are none are left out. */
export function readQuirks(list: string | null): readonly QuirkName[] {
  const asked = (list ?? '').split(',');
  return QUIRK_NAMES.filter((name) => asked.includes(name));
}
