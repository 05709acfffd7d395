import { isLockedVerdict, triageMail, type Lane, type Triage } from '../../../src/domain/triage';
import {
  labelledMails,
  trailOf,
  triageSetting,
  type LabelledMail,
  type MailLabels,
} from '../../support/mails';

/** Reached on the development mails. These figures may only rise. */
const FLOORS = {
  lane: 0.89,
  laneAmongOptions: 0.95,
  urgency: 0.87,
  clinicalContent: 0.92,
  patientClinicalLocked: 1,
  legalLocked: 1,
  suspiciousLocked: 1,
  phiRecall: 0.88,
  phiPrecision: 0.93,
  askFound: 0.92,
  askRight: 0.82,
  askWindows: 0.66,
};
/** Mails of an unlocked lane that are locked without a question: may only fall. */
const MOST_FALSE_LOCKS = 1;

interface Read extends LabelledMail {
  readonly triage: Triage;
}

const setting = triageSetting();
const reads: Read[] = labelledMails().map((labelled) => ({
  ...labelled,
  triage: triageMail(labelled.mail, { ...setting, zone: labelled.zone }),
}));

function firstLane({ verdict }: Triage): Lane {
  return verdict.kind === 'decided' ? verdict.lane : verdict.options[0];
}

function share(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 1000;
}

/** Fails with the trails of the mails that went wrong, so that the words that misled are seen at once. */
function expectShare(found: number, floor: number, wrong: readonly Read[]): void {
  const trail = wrong.map(
    (read) =>
      `${read.id} wanted ${read.labels.lane} ${read.labels.urgency}, got ${trailOf(read.triage)}`,
  );
  expect({ found, trail: found < floor ? trail : [] }).toEqual({
    found: Math.max(found, floor),
    trail: [],
  });
}

test('most development mails get the lane people gave them', () => {
  const wrong = reads.filter((read) => firstLane(read.triage) !== read.labels.lane);
  expectShare(share(reads.length - wrong.length, reads.length), FLOORS.lane, wrong);
});

test('the right lane is nearly always among the options', () => {
  const wrong = reads.filter(({ triage: { verdict }, labels }) =>
    verdict.kind === 'decided'
      ? verdict.lane !== labels.lane
      : !verdict.options.includes(labels.lane),
  );
  expectShare(share(reads.length - wrong.length, reads.length), FLOORS.laneAmongOptions, wrong);
});

test.each([
  ['patient-clinical', FLOORS.patientClinicalLocked],
  ['legal-compliance', FLOORS.legalLocked],
  ['suspicious', FLOORS.suspiciousLocked],
] as const)('a mail of the lane %s is locked or asked about', (lane, floor) => {
  const own = reads.filter((read) => read.labels.lane === lane);
  const wrong = own.filter((read) => !isLockedVerdict(read.triage.verdict));
  expectShare(share(own.length - wrong.length, own.length), floor, wrong);
});

test('few harmless mails are locked without a question', () => {
  const locked: readonly Lane[] = ['patient-clinical', 'legal-compliance', 'suspicious'];
  const wrong = reads.filter(
    ({ labels, triage: { verdict } }) =>
      !locked.includes(labels.lane) && verdict.kind === 'decided' && isLockedVerdict(verdict),
  );
  expect(wrong.length <= MOST_FALSE_LOCKS ? [] : wrong.map((read) => trailOf(read.triage))).toEqual(
    [],
  );
});

test('most development mails get their urgency', () => {
  const wrong = reads.filter((read) => read.triage.verdict.urgency !== read.labels.urgency);
  expectShare(share(reads.length - wrong.length, reads.length), FLOORS.urgency, wrong);
});

test('clinical content is told from talk about medicine', () => {
  const wrong = reads.filter(
    (read) => read.triage.verdict.clinicalContent !== read.labels.clinicalContent,
  );
  expectShare(share(reads.length - wrong.length, reads.length), FLOORS.clinicalContent, wrong);
});

test('identifiers of patients are found and those of staff left alone', () => {
  let hits = 0;
  let wanted = 0;
  let given = 0;
  for (const { triage, labels } of reads) {
    const want = new Set(
      labels.phi
        .filter(({ text }) => triage.text.text.includes(text))
        .map(({ type, text }) => `${type} ${text}`),
    );
    const got = new Set(triage.phi.map(({ type, text }) => `${type} ${text}`));
    hits += [...want].filter((one) => got.has(one)).length;
    wanted += want.size;
    given += got.size;
  }
  expect(share(hits, wanted)).toBeGreaterThanOrEqual(FLOORS.phiRecall);
  expect(share(hits, given)).toBeGreaterThanOrEqual(FLOORS.phiPrecision);
});

/** Where a label gives only the limits of a week or less, the taxonomy makes them one window. */
function wantedWindows(
  meeting: MailLabels['meeting'],
): readonly { readonly start: string; readonly end: string }[] {
  if (meeting === null) return [];
  const { windows, earliest, latest } = meeting;
  if (windows.length > 0 || earliest === null || latest === null) return windows;
  const days = (Date.parse(`${latest}Z`) - Date.parse(`${earliest}Z`)) / 86_400_000;
  return days < 7 ? [{ start: earliest, end: latest }] : windows;
}

test('meeting asks are found with the right times', () => {
  const asks = reads.filter((read) => read.labels.meeting !== null);
  const found = asks.filter((read) => read.triage.ask !== null);
  const given = reads.filter((read) => read.triage.ask !== null);
  const exact = found.filter(
    ({ triage, labels }) =>
      JSON.stringify(triage.ask?.windows) === JSON.stringify(wantedWindows(labels.meeting)),
  );
  expect(share(found.length, asks.length)).toBeGreaterThanOrEqual(FLOORS.askFound);
  expect(share(found.length, given.length)).toBeGreaterThanOrEqual(FLOORS.askRight);
  expect(share(exact.length, asks.length)).toBeGreaterThanOrEqual(FLOORS.askWindows);
});
