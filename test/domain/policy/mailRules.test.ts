// Exclusions and preserved threads as policy data: what they mean, and how a broken part is named.
import {
  excludesFolders,
  exclusionOf,
  exclusionsOf,
  fileOfRelease,
  mailRulesOf,
  preservationOf,
  preservesAny,
  readRelease,
  type MailRules,
} from '../../../src/domain/policy';
import { releaseForTests } from '../../support/DeskForTests';

const MAYA = 'maya.okafor@lakesidehealth.example';
const SAMUEL = 'samuel.brandt@lakesidehealth.example';
const RULES: MailRules = {
  exclusions: [
    {
      id: 'peer',
      title: 'Peer review',
      mailboxes: null,
      senders: ['peer@house.example'],
      domains: ['review.example'],
      folders: [],
    },
    {
      id: 'own',
      title: 'Personal',
      mailboxes: [SAMUEL],
      senders: [],
      domains: [],
      folders: ['Personal'],
    },
  ],
  preserved: [
    {
      id: 'lh',
      title: 'Legal hold 3',
      mailboxes: [MAYA],
      conversations: ['T1'],
      senders: [],
      domains: ['counsel.example'],
    },
  ],
  digestFolder: 'Weekly digest',
};

test.each([
  { says: 'an excluded sender, however written', sender: 'Peer@House.example', is: 'Peer review' },
  { says: 'a domain below an excluded one', sender: 'a@x.review.example', is: 'Peer review' },
  { says: 'a domain that only ends alike', sender: 'a@myreview.example', is: undefined },
  { says: 'an ordinary sender', sender: 'a@house.example', is: undefined },
  { says: 'no sender', sender: null, is: undefined },
  {
    says: 'a folder of that name',
    sender: null,
    folders: ['Inbox', 'personal '],
    is: 'Personal',
  },
  {
    says: 'a folder below it',
    sender: null,
    folders: ['Personal', 'School'],
    is: 'Personal',
  },
  {
    says: 'the folder of another mailbox',
    mailbox: MAYA,
    sender: null,
    folders: ['Personal'],
    is: undefined,
  },
])('$says is told by its title', ({ mailbox = SAMUEL, sender, folders, is }) => {
  const surface = { mailbox, sender, ...(folders === undefined ? {} : { folders }) };
  expect(exclusionOf(RULES, surface)?.title).toBe(is);
});

test('only a mailbox with excluded folders waits for the folder', () => {
  expect([MAYA, SAMUEL].map((one) => excludesFolders(RULES, one))).toEqual([false, true]);
  expect(exclusionsOf(RULES, [MAYA]).map(({ id }) => id)).toEqual(['peer']);
});

test.each([
  { says: 'the thread itself', thread: { conversationId: 'T1' }, is: 'Legal hold 3' },
  {
    says: 'a thread in which counsel has written',
    thread: { senders: ['a@b.example', 'x@counsel.example'] },
    is: 'Legal hold 3',
  },
  { says: 'another thread', thread: { senders: ['a@b.example'] }, is: undefined },
  {
    says: 'the same thread elsewhere',
    thread: { mailbox: SAMUEL, conversationId: 'T1' },
    is: undefined,
  },
])('$says is preserved by its title', ({ thread, is }) => {
  const asked = { mailbox: MAYA, conversationId: 'T2', senders: [], ...thread };
  expect(preservationOf(RULES, asked)?.title).toBe(is);
});

test('a release that was signed without them keeps nothing out', () => {
  const none = mailRulesOf({});
  expect(none).toEqual({ exclusions: [], preserved: [], digestFolder: null });
  expect(preservesAny(none, MAYA)).toBe(false);
});

describe('a broken part is named with its reason', () => {
  const [peer] = RULES.exclusions;
  const [hold] = RULES.preserved;
  test.each([
    {
      says: 'an exclusion of nothing',
      rules: { ...RULES, exclusions: [{ ...peer, senders: [], domains: [] }] },
      field: 'mailRules.exclusions.0',
      because: /neither sender, domain nor folder/,
    },
    {
      says: 'the whole inbox',
      rules: { ...RULES, exclusions: [{ ...peer, folders: ['Inbox'] }] },
      field: 'mailRules.exclusions.0.folders.0',
      because: /the inbox itself/,
    },
    {
      says: 'a sender without an address',
      rules: { ...RULES, exclusions: [{ ...peer, senders: ['Peer review'] }] },
      field: 'mailRules.exclusions.0.senders.0',
      because: /not an address/,
    },
    {
      says: 'a preservation of nothing',
      rules: { ...RULES, preserved: [{ ...hold, conversations: [], domains: [] }] },
      field: 'mailRules.preserved.0',
      because: /neither thread, sender nor domain/,
    },
    {
      says: 'an id that stands twice',
      rules: { ...RULES, preserved: [hold, hold] },
      field: 'mailRules.preserved',
      because: /stands twice/,
    },
    {
      says: 'a path as the digest folder',
      rules: { ...RULES, digestFolder: 'Inbox/Digest' },
      field: 'mailRules.digestFolder',
      because: /a path/,
    },
  ])('$says', ({ rules, field, because }) => {
    const file = { ...fileOfRelease(releaseForTests()), mailRules: rules };
    expect(readRelease(file)).toMatchObject({
      kind: 'broken',
      field,
      because: expect.stringMatching(because) as string,
    });
  });
});
