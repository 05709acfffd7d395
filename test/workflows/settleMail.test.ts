// One mail that a person has read: label, file, hand off, and the way back.
import { workIdForHandOff } from '../../src/domain/log';
import { mailRulesOf } from '../../src/domain/policy';
import type { Lane } from '../../src/domain/triage';
import { DeskError } from '../../src/ports';
import { takeClaim } from '../../src/workflows/claims';
import type { BulkDeed } from '../../src/workflows/fileMails';
import { handOff } from '../../src/workflows/handOff';
import { settleMail, undoSettled, type Settled } from '../../src/workflows/settleMail';
import type { SweptMail } from '../../src/workflows/sweepInbox';
import { findHandOff } from '../../src/workflows/workRows';
import { DeskForTests, houseRulesForTests } from '../support/DeskForTests';
import { decided, unsure } from '../support/mailCases';
import { deskWith, planted, swept } from '../support/sweepHouse';
import { folderOf } from '../support/MailboxForTests';

const houseRules = houseRulesForTests();
const NURSES: BulkDeed = { kind: 'hand-off', channelId: 'nurse-line' };

interface Scene {
  readonly desk: DeskForTests;
  readonly mail: SweptMail;
}

function scene(more: Parameters<typeof swept>[1] = {}): Scene {
  const desk = deskWith(planted(1));
  return { desk, mail: swept(desk.mailbox.mails[0]!, more) };
}

const settle = async (
  { desk, mail }: Scene,
  lane: Lane,
  deed: BulkDeed,
): ReturnType<typeof settleMail> => settleMail(desk, { houseRules, swept: mail, lane, deed });

async function settled(here: Scene, lane: Lane, deed: BulkDeed): Promise<Settled> {
  const outcome = await settle(here, lane, deed);
  if (outcome.kind !== 'settled') throw new Error(outcome.kind);
  return outcome;
}

const looks = ({ desk }: Scene): unknown => {
  const [mail] = desk.mailbox.mails;
  return mail && [folderOf(mail), [...mail.categories].sort()];
};

test.each([
  { says: 'a label', lane: 'digest', deed: { kind: 'label' }, is: ['inbox', ['Lane: digest']] },
  {
    says: 'filing',
    lane: 'digest',
    deed: { kind: 'file' },
    is: ['Weekly digest', ['Lane: digest']],
  },
] as const)('$says is done and taken back whole', async ({ lane, deed, is }) => {
  const here = scene();
  const done = await settled(here, lane, deed);
  expect(looks(here)).toEqual(is);
  await undoSettled(here.desk, { houseRules, swept: here.mail, settled: done });
  expect(looks(here)).toEqual(['inbox', []]);
});

test('a hand-off gives the lane, too, and both are taken back', async () => {
  const here = scene({ verdict: decided('patient-clinical', 'today') });
  const done = await settled(here, 'patient-clinical', NURSES);
  expect(looks(here)).toEqual(['inbox', ['Handed off', 'Lane: patient, clinical']]);
  expect(done.result).toMatchObject({
    kind: 'handed-off',
    opened: { channel: { id: 'nurse-line' } },
  });
  await undoSettled(here.desk, { houseRules, swept: here.mail, settled: done });
  expect(looks(here)).toEqual(['inbox', []]);
  const workId = workIdForHandOff(here.mail.mail.reference, 'nurse-line');
  expect((await findHandOff(here.desk, workId))?.item.state).toBe('undone');
});

test('a mail that a person has read is filed whatever bulk filing says', async () => {
  const here = scene({ leftOut: ['patient-information'], isFromIndividual: true });
  await settled(here, 'digest', { kind: 'file' });
  expect(looks(here)).toEqual(['Weekly digest', ['Lane: digest']]);
});

test('a locked lane is never filed, read or not', async () => {
  const here = scene({ verdict: decided('legal-compliance'), leftOut: ['locked-lane'] });
  expect(await settle(here, 'legal-compliance', { kind: 'file' })).toMatchObject({
    kind: 'left-out',
    reasons: ['locked-lane'],
  });
  expect(looks(here)).toEqual(['inbox', []]);
});

test('where the desk is not sure the chosen lane is filed', async () => {
  const here = scene({ verdict: unsure(['digest', 'vendor'], 'digest'), leftOut: ['unsure'] });
  const done = await settled(here, 'vendor', { kind: 'file' });
  expect(looks(here)).toEqual(['Weekly digest', ['Lane: vendor']]);
  await undoSettled(here.desk, { houseRules, swept: here.mail, settled: done });
  expect(looks(here)).toEqual(['inbox', []]);
});

test('choosing past a possible lock asks for the reason', async () => {
  const here = scene({ verdict: unsure(['patient-clinical', 'digest']), leftOut: ['unsure'] });
  expect((await settle(here, 'digest', { kind: 'file' })).kind).toBe('needs-correction');
  expect(looks(here)).toEqual(['inbox', []]);
});

test('a mail that somebody else is at is left to them', async () => {
  const here = scene();
  const priya = new DeskForTests({ as: 'priya.nair', beside: here.desk });
  await takeClaim(priya, { houseRules, reference: here.mail.mail.reference });
  const before = here.desk.lists.written.length;
  for (const deed of [{ kind: 'file' }, { kind: 'label' }] as const)
    expect((await settle(here, 'digest', deed)).kind).toBe('claimed');
  const clinical = { ...here.mail, verdict: decided('patient-clinical', 'today') };
  expect((await settle({ ...here, mail: clinical }, 'patient-clinical', NURSES)).kind).toBe(
    'claimed',
  );
  expect(looks(here)).toEqual(['inbox', []]);
  expect(here.desk.lists.written).toHaveLength(before);
  here.desk.clock.pass(16);
  expect((await settle(here, 'digest', { kind: 'label' })).kind).toBe('settled');
});

test('a hand-off that cannot be made leaves no lane behind', async () => {
  const here = scene({ verdict: decided('patient-clinical', 'today') });
  const wrong = { kind: 'hand-off', channelId: 'value-analysis' } as const;
  expect(await settle(here, 'patient-clinical', wrong)).toMatchObject({
    kind: 'passed-over',
    why: 'channel-not-for-lane',
  });
  const priya = new DeskForTests({ as: 'priya.nair', beside: here.desk });
  const { reference, receivedAt } = here.mail.mail;
  const asked = { lane: 'patient-clinical', urgency: 'today', channelId: 'nurse-line' } as const;
  await handOff(priya, { houseRules, reference, receivedAt, ...asked });
  expect(await settle(here, 'patient-clinical', NURSES)).toMatchObject({
    kind: 'passed-over',
    why: 'already-handed-off',
  });
  expect(looks(here)).toEqual(['inbox', ['Handed off']]);
});

test('what a newer release keeps the desk out of is not labelled', async () => {
  const here = scene();
  const { release } = houseRules;
  const excluded = {
    ...houseRules,
    release: {
      ...release,
      mailRules: {
        ...mailRulesOf(release),
        exclusions: [
          {
            id: 'personal',
            title: 'Personal',
            mailboxes: null,
            senders: ['news@lakesideweekly.example'],
            domains: [],
            folders: [],
          },
        ],
      },
    },
  };
  expect(
    await settleMail(here.desk, {
      houseRules: excluded,
      swept: here.mail,
      lane: 'digest',
      deed: { kind: 'label' },
    }),
  ).toMatchObject({ kind: 'passed-over', why: 'excluded' });
  expect(looks(here)).toEqual(['inbox', []]);
});

test('what broke off is finished by doing it again', async () => {
  const here = scene();
  here.desk.mailbox.failNextWrite = new DeskError('graph/unavailable');
  expect((await settle(here, 'digest', { kind: 'file' })).kind).toBe('failed');
  await settled(here, 'digest', { kind: 'file' });
  expect(looks(here)).toEqual(['Weekly digest', ['Lane: digest']]);
});
