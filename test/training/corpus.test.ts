// The corpus and what is made of it: labels that cannot be, mails written twice, a model that is not of this corpus.
import { hashOfTraining, trainingVoices, validationVoices } from '../../src/training/corpus';
import { nearDuplicates, problemsOf } from '../../src/training/corpusCheck';
import { readMatrix } from '../../src/training/policyData';
import type { LabelledRecord } from '../../src/training/records';
import { shareOf } from '../../src/training/shares';
import { fitSoftmax, scoresOf } from '../../src/training/softmaxRegression';

const training = trainingVoices();
const [development] = training;
const record: LabelledRecord = development!.records[0]!;

function labelled(changes: Partial<LabelledRecord['labels']>): LabelledRecord {
  return { ...record, labels: { ...record.labels, ...changes } };
}

test('the model in the policy was trained on the corpus that lies here', () => {
  const { trainedOn } = readMatrix().evidence;
  expect(trainedOn.corpus).toBe(hashOfTraining(training));
  expect(trainedOn.mails).toBe(training.reduce((sum, { records }) => sum + records.length, 0));
});

test('no mail to be judged by is among those that are learnt from', () => {
  const learnt = new Set(training.flatMap(({ records }) => records.map(({ mail }) => mail.body)));
  const judged = validationVoices().flatMap(({ records }) => records);
  expect(judged.filter(({ mail }) => learnt.has(mail.body))).toEqual([]);
});

test.each([
  {
    says: 'a span that does not stand in the mail',
    changes: { phi: [{ type: 'NAME' as const, text: 'Nobody At All' }] },
  },
  {
    says: 'a slow clinical matter',
    changes: { lane: 'patient-clinical', urgency: 'week' } as const,
  },
  {
    says: 'a window that ends before it begins',
    changes: {
      meeting: {
        durationMinutes: null,
        windows: [{ start: '2026-09-19T09:00:00', end: '2026-09-19T08:00:00' }],
        earliest: null,
        latest: null,
        participants: [],
        mode: null,
      },
    },
  },
])('$says is found', ({ changes }) => {
  expect(problemsOf(labelled(changes))).toHaveLength(1);
});

test('a mail written twice is found, two different ones are not', () => {
  const other = development!.records[1]!;
  expect(nearDuplicates([record, { ...record, id: 'again' }, other])).toMatchObject([
    { a: record.id, b: 'again', overlap: 1 },
  ]);
});

test('bounds are Wilson’s', () => {
  expect(shareOf(8, 10)).toMatchObject({ share: 0.8, low: 0.4902, high: 0.9433 });
  expect(shareOf(0, 0).share).toBeNull();
});

test('a regression learns what parts two classes, the same every time', () => {
  const rows = {
    starts: Int32Array.from([0, 1, 2, 3, 4]),
    columns: Int32Array.from([0, 0, 1, 1]),
    values: Float64Array.from([1, 1, 1, 1]),
    width: 2,
  };
  const request = {
    rows,
    labels: Int32Array.from([0, 0, 1, 1]),
    costs: Float64Array.from([1, 1, 1, 1]),
    classes: 2,
    prior: 0.1,
    rounds: 50,
  };
  const fit = fitSoftmax(request);
  const best = scoresOf(fit, rows, 2).map((scores) => scores.indexOf(Math.max(...scores)));
  expect(best).toEqual([0, 0, 1, 1]);
  expect([...fitSoftmax(request).weights]).toEqual([...fit.weights]);
});
