import {
  fileOfRelease,
  hashRelease,
  readSignedRelease,
  verifyRelease,
  type Release,
  type SignedEntry,
  type StampedFile,
} from '../../../src/domain/policy';
import { person, releaseForTests, rosterForTests } from '../../support/DeskForTests';

const ROSTER = rosterForTests();
const RELEASE = releaseForTests();
const ELENA = person('elena.marsh');
const JORDAN = person('jordan.reyes');

function file(release: Release, stamps: Partial<StampedFile> = {}): StampedFile {
  return {
    number: release.number,
    content: JSON.parse(JSON.stringify(fileOfRelease(release))) as unknown,
    createdById: ELENA.id,
    lastModifiedById: ELENA.id,
    ...stamps,
  };
}

function entry(release: Release, by = ELENA.id): SignedEntry {
  return { createdById: by, releaseNumber: release.number, hash: release.hash };
}

function rehashed(change: Partial<Release>): Release {
  const changed = { ...RELEASE, ...change };
  return { ...changed, hash: hashRelease(fileOfRelease(changed)) };
}

const SIGNED = [entry(RELEASE)];

test('a release stamped and logged by its signer holds', () => {
  expect(verifyRelease(file(RELEASE), ROSTER, SIGNED)).toMatchObject({
    kind: 'verified',
    chain: 'first',
  });
});

test.each([
  {
    says: 'created by somebody who signs nothing',
    stamped: file(RELEASE, { createdById: JORDAN.id, lastModifiedById: JORDAN.id }),
    entries: SIGNED,
    verdict: { kind: 'unsigned', reason: 'stamped-by-nobody-who-signs' },
  },
  {
    says: 'modified by another hand after signing',
    stamped: file(RELEASE, { lastModifiedById: JORDAN.id }),
    entries: SIGNED,
    verdict: { kind: 'unsigned', reason: 'changed-after-signing' },
  },
  {
    says: 'without an entry in the log',
    stamped: file(RELEASE),
    entries: [],
    verdict: { kind: 'unsigned', reason: 'no-entry-in-the-log' },
  },
  {
    says: 'logged by another hand than the signer',
    stamped: file(RELEASE),
    entries: [entry(RELEASE, JORDAN.id)],
    verdict: { kind: 'unsigned', reason: 'no-entry-in-the-log' },
  },
  {
    says: 'logged with another hash',
    stamped: file(RELEASE),
    entries: [{ ...entry(RELEASE), hash: '0'.repeat(64) }],
    verdict: { kind: 'unsigned', reason: 'no-entry-in-the-log' },
  },
  {
    says: 'whose words were changed',
    stamped: file({ ...RELEASE, title: 'Another title' }),
    entries: SIGNED,
    verdict: { kind: 'broken', field: 'hash' },
  },
  {
    says: 'that lies under another number',
    stamped: file(RELEASE, { number: '0002' }),
    entries: SIGNED,
    verdict: { kind: 'broken', field: 'number' },
  },
  {
    says: 'that is no release at all',
    stamped: file(RELEASE, { content: { format: 2 } }),
    entries: SIGNED,
    verdict: { kind: 'broken', field: 'format' },
  },
])('a release $says does not hold', ({ stamped, entries, verdict }) => {
  expect(verifyRelease(stamped, ROSTER, entries)).toMatchObject(verdict);
});

test('nobody signs a draft of their own', () => {
  const own = rehashed({ author: RELEASE.signer });
  expect(verifyRelease(file(own), ROSTER, [entry(own)])).toEqual({
    kind: 'unsigned',
    reason: 'author-signed-own-draft',
  });
});

test('a file that names another signer than its stamp is refused', () => {
  const other = rehashed({ signer: { ...RELEASE.signer, id: JORDAN.id } });
  expect(verifyRelease(file(other), ROSTER, [entry(other)])).toEqual({
    kind: 'unsigned',
    reason: 'signer-is-not-the-stamp',
  });
});

test('a property that this version does not know is hashed too', () => {
  const content = { ...RELEASE, smuggled: 'allow all' };
  expect(verifyRelease(file(RELEASE, { content }), ROSTER, SIGNED)).toEqual({
    kind: 'broken',
    field: 'hash',
  });
});

test('a release follows the hash of the one before it', () => {
  const second = rehashed({ number: '0002', previousHash: RELEASE.hash });
  const signed = [...SIGNED, entry(second)];
  expect(verifyRelease(file(second), ROSTER, signed, file(RELEASE))).toMatchObject({
    chain: 'holds',
  });
  expect(verifyRelease(file(second), ROSTER, signed)).toMatchObject({ chain: 'not-at-hand' });
  const forgedFirst = file({ ...RELEASE, title: 'Another first' });
  expect(verifyRelease(file(second), ROSTER, signed, forgedFirst)).toEqual({
    kind: 'broken',
    field: 'previousHash',
  });
});

test('only the first release may follow nothing', () => {
  const rootless = rehashed({ number: '0002', previousHash: null });
  expect(verifyRelease(file(rootless), ROSTER, [entry(rootless)])).toEqual({
    kind: 'broken',
    field: 'previousHash',
  });
});

test('a kept release must still hash to what was verified', () => {
  const content = fileOfRelease(RELEASE);
  expect(readSignedRelease(content, RELEASE.hash)?.number).toBe('0001');
  expect(readSignedRelease({ ...content, title: 'x' }, RELEASE.hash)).toBeNull();
});
