// What `npm run eval` answers, also on files that nobody has seen: its members, its offsets, and what it says of a broken line.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVAL_MODES } from '../../src/training/evalModes';

const folder = mkdtempSync(join(tmpdir(), 'anteroom-eval-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const MAIL = {
  id: 'unseen-1',
  from: { name: 'Tasha Wrenfield', address: 'tasha.wrenfield@example.com' },
  to: [{ name: 'Dr. Maya Okafor', address: 'maya.okafor@lakesidehealth.example' }],
  subject: 'Dad',
  bodyType: 'text',
  body: 'My dad Leon Wrenfield (MRN 90417733) has a fever and his incision is draining.',
  receivedDateTime: '2026-11-18T14:20:00Z',
  timeZone: 'America/Chicago',
};
const ASK = {
  ...MAIL,
  id: 'unseen-2',
  from: { name: 'Ann Lee', address: 'ann.lee@society.example' },
  subject: 'Half an hour',
  body: 'Could Dr. Okafor meet for 30 minutes by video on Tuesday, November 24, 3-4 pm Central?',
};
const NEAR_MAIL = {
  ...MAIL,
  id: 'unseen-3',
  from: { name: 'Doug Hanley', address: 'doug.hanley@example.com' },
  subject: 'totally off the record',
  body: 'Doug from two doors down. Mom had a CT because of a cough and they found a nodule in her lung. Could you tell me, is this the bad kind?',
};
const LABELS = {
  lane: 'patient-clinical',
  urgency: 'now',
  clinicalContent: true,
  phi: [{ type: 'MRN', text: '90417733' }],
  meeting: null,
};

let files = 0;
function fileOf(text: string): string {
  files += 1;
  const file = join(folder, `${String(files)}.jsonl`);
  writeFileSync(file, text);
  return file;
}
const lines = (...records: readonly unknown[]): string =>
  fileOf(records.map((record) => `${JSON.stringify(record)}\n`).join(''));

test('a prediction has every member that is promised, and no more', () => {
  const [patient, ask] = EVAL_MODES.predict(lines(MAIL, ASK)) as Record<string, unknown>[];
  expect(Object.keys(patient!)).toEqual([
    'id',
    'lane',
    'options',
    'locked',
    'urgency',
    'clinicalContent',
    'phi',
    'meeting',
  ]);
  expect(patient).toMatchObject({ id: 'unseen-1', lane: 'patient-clinical', options: [] });
  expect(patient).toMatchObject({ locked: true, clinicalContent: true, meeting: null });
  expect(ask).toMatchObject({
    meeting: {
      durationMinutes: 30,
      windows: [{ start: '2026-11-24T15:00:00', end: '2026-11-24T16:00:00' }],
      mode: 'video',
    },
  });
});

test('the figures are one object with every figure that is promised', () => {
  const answers = EVAL_MODES.triage(lines({ ...MAIL, labels: LABELS }));
  expect(answers).toHaveLength(1);
  const [figures] = answers as Record<string, unknown>[];
  expect(figures).toMatchObject({ n: 1, abstained: expect.anything() as unknown });
  for (const [figure, members] of Object.entries({
    lane: ['accuracy', 'macroF1', 'perLane', 'confusion'],
    lock: ['recall', 'otherMailLocked'],
    urgency: ['accuracy', 'macroF1', 'nowRecall'],
    phi: ['recall', 'precision', 'nameRecall', 'byType', 'professionalFalsePositives'],
    clinicalContent: ['precision', 'recall'],
    meeting: [
      'detection',
      'durationExact',
      'windowsExact',
      'windowsOverlap',
      'mode',
      'boundsExact',
    ],
  }))
    for (const member of members) expect(figures![figure]).toHaveProperty([member]);
  expect(figures).toHaveProperty('accuracyOfAnswered');
});

test('an explanation names the closest rule that did not fire', () => {
  const [trail] = EVAL_MODES.explain(lines(MAIL)) as Record<string, unknown>[];
  expect(trail).toMatchObject({ hardRule: { id: expect.any(String) as unknown } });
  for (const member of ['evidence', 'runnerUp', 'wouldFlip', 'closestMiss', 'scores'])
    expect(trail).toHaveProperty(member);
  const [near] = EVAL_MODES.explain(lines(NEAR_MAIL)) as { closestMiss: unknown }[];
  expect(near!.closestMiss).toMatchObject({
    lane: expect.any(String) as unknown,
    title: expect.any(String) as unknown,
    missed: { words: expect.stringMatching(/./) as unknown },
  });
});

test.each([
  ['after a broken surrogate', '\ud800 MRN 90417733 \udc00'],
  ['between carriage returns', 'a\r\nMRN 90417733\r\n'],
  ['after a picture', '\u{1F600}\u0000 MRN 90417733'],
  ['after an accent of its own', 'e\u0301\u00ad\u200b\u2028MRN 90417733'],
  ['after a byte order mark', '\ufeffMRN 90417733'],
])('offsets are those of the text that was given, %s', (_where, text) => {
  const [answer] = EVAL_MODES.phi(lines({ id: 'x', text, more: 1 })) as {
    spans: { start: number; end: number; text: string }[];
  }[];
  const [span] = answer!.spans;
  expect(text.slice(span!.start, span!.end)).toBe('90417733');
  expect(span!.text).toBe('90417733');
});

test('a body is told apart into its four parts', () => {
  const body =
    'Yes, gladly.\r\n\r\nSent from my iPhone\r\n\r\n> On Nov 1, 2026, at 9:00 AM, Bob <b@x.example> wrote:\r\n> \r\n> Will you come?\r\n';
  const html = { id: 'h', bodyType: 'HTML', body: '<p>Yes &amp; <b>gladly' };
  const [text, broken, empty] = EVAL_MODES.clean(
    lines({ id: 't', bodyType: 'text', body }, html, { id: 'e', bodyType: 'html', body: '' }),
  );
  expect(text).toMatchObject({ newest: 'Yes, gladly.', signature: 'Sent from my iPhone' });
  expect(text).toMatchObject({
    quoted: expect.stringContaining('Will you come?') as unknown,
    forwarded: '',
  });
  expect(broken).toMatchObject({ newest: 'Yes & gladly' });
  expect(empty).toEqual({ id: 'e', newest: '', quoted: '', signature: '', forwarded: '' });
});

test('a file may have a byte order mark, CRLF, blank lines and members nobody knows', () => {
  const file = fileOf(`\ufeff${JSON.stringify({ ...MAIL, labels: null, webLink: 'x' })}\r\n\r\n`);
  expect(EVAL_MODES.predict(file)).toHaveLength(1);
});

test.each([
  ['no JSON', '{"id":', 'line 2: this is not JSON'],
  ['no recipients', JSON.stringify({ ...MAIL, to: undefined }), 'line 2: to'],
  ['no known zone', JSON.stringify({ ...MAIL, timeZone: 'Mars/Phobos' }), 'line 2: timeZone'],
])('a line with %s is named and nothing is guessed', (_what, line, says) => {
  expect(() => EVAL_MODES.predict(fileOf(`${JSON.stringify(MAIL)}\n${line}\n`))).toThrow(says);
});

test('a mail without any text has a verdict', () => {
  const bodies = ['', ' \u00a0\u200b\n', '<html><body></body></html>', '<p><b', '&#xD800;&#x;<<>'];
  const mails = bodies.map((body) => ({
    ...MAIL,
    from: null,
    subject: '',
    bodyType: 'html',
    body,
  }));
  for (const answer of EVAL_MODES.predict(lines(...mails)) as { urgency: string }[])
    expect(answer.urgency).toMatch(/./);
});
