// Every list of the Anteroom site: its columns, which are indexed, and who may write. Provisioning and adapters read it.

export const SITE_GROUPS = ['assistants', 'physicians', 'compliance', 'admins'] as const;
export type SiteGroup = (typeof SITE_GROUPS)[number];

export interface SiteColumn {
  readonly name: string;
  readonly type: 'text' | 'note' | 'number' | 'dateTime' | 'boolean';
  /** Every column that is filtered on is indexed: SharePoint refuses others past 5,000 items. */
  readonly indexed?: true;
  readonly unique?: true;
}

export interface SiteList {
  readonly name: string;
  /** True: nobody changes or removes an item; the server's stamp is the proof of who wrote it. */
  readonly addOnly: boolean;
  readonly columns: readonly SiteColumn[];
  readonly write: readonly SiteGroup[];
}

const text = (name: string): SiteColumn => ({ name, type: 'text' });
const indexed = (name: string): SiteColumn => ({ name, type: 'text', indexed: true });
const unique = (name: string): SiteColumn => ({ name, type: 'text', indexed: true, unique: true });
const number = (name: string): SiteColumn => ({ name, type: 'number' });
const indexedTime = (name: string): SiteColumn => ({ name, type: 'dateTime', indexed: true });
const note = (name: string): SiteColumn => ({ name, type: 'note' });

/** The seven lists of the site (docs/decisions/001-where-data-lives.md). */
export const SITE_LISTS = [
  {
    name: 'AnteroomRoster',
    addOnly: false,
    write: ['admins'],
    columns: [indexed('Kind'), unique('Key'), note('Data')],
  },
  {
    name: 'AnteroomProposals',
    addOnly: false,
    write: ['assistants', 'physicians'],
    columns: [
      unique('ProposalId'),
      indexed('Principal'),
      indexed('State'),
      number('Revision'),
      indexedTime('DecideBy'),
      indexed('MessageId'),
      note('Data'),
    ],
  },
  {
    name: 'AnteroomDecisions',
    addOnly: true,
    // Assistants add under a physician's signed grant only; the server's stamp decides what counts (whoMayDecide).
    write: ['assistants', 'physicians'],
    columns: [
      unique('DecisionKey'),
      indexed('ProposalId'),
      number('Revision'),
      text('Answer'),
      text('OptionId'),
      text('RevisionHash'),
      note('Terms'),
    ],
  },
  {
    name: 'AnteroomWork',
    addOnly: false,
    write: ['assistants', 'physicians'],
    columns: [
      unique('WorkId'),
      indexed('Kind'),
      indexed('Principal'),
      indexed('State'),
      text('Lane'),
      text('Urgency'),
      indexedTime('Due'),
      indexed('MessageId'),
      note('Data'),
    ],
  },
  {
    name: 'AnteroomLog',
    addOnly: true,
    write: ['assistants', 'physicians', 'compliance', 'admins'],
    columns: [
      unique('EntryId'),
      indexed('Kind'),
      indexedTime('At'),
      text('By'),
      indexed('Mailbox'),
      text('Lane'),
      text('Urgency'),
      indexed('SubjectId'),
      text('Release'),
      text('ClientId'),
      text('PreviousHash'),
      text('Hash'),
      note('Facts'),
    ],
  },
  {
    name: 'AnteroomClaims',
    addOnly: false,
    write: ['assistants', 'physicians'],
    columns: [
      unique('ClaimKey'),
      indexed('Mailbox'),
      text('ClaimedBy'),
      indexedTime('Until'),
      note('Data'),
    ],
  },
  {
    name: 'AnteroomWeeks',
    addOnly: false,
    write: ['assistants', 'physicians'],
    columns: [unique('WeekKey'), indexed('Principal'), indexedTime('WeekStart'), note('Data')],
  },
] as const satisfies readonly SiteList[];
