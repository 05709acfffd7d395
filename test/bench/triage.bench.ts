// What a verdict costs: a usual mail, a very long one, each part against its floor and peer, and growth on hostile text.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as chrono from 'chrono-node';
import * as v from 'valibot';
import { readAsk } from '../../src/domain/asks';
import { readMailText, type Mail, type MailText } from '../../src/domain/mail';
import { detectPhi, hasClinicalContent, type PhiContext } from '../../src/domain/phi';
import { matrixSchema, triageMail, type Matrix } from '../../src/domain/triage';
import type { Reading } from '../../src/domain/triage/checkCondition';
import { compileMatrix } from '../../src/domain/triage/compileMatrix';
import { decideLane } from '../../src/domain/triage/decideLane';
import { decideUrgency, urgencyRulesOf } from '../../src/domain/triage/decideUrgency';
import { factsOf } from '../../src/domain/triage/mailFacts';
import { readTerms } from '../../src/domain/triage/readTerms';
import { readWords } from '../../src/domain/triage/readWords';
import { labelledMails, mailOf, triageSetting } from '../support/mails';
import { ratioOf, report, rowOf, timeCalls, type Ratio, type Row } from './report';

const KIB = 1024;
const LONG = 100 * KIB;
const LONG_RUNS = 7;
const WARM_UP_MS = 2000;
const VERDICT_LIMIT_MS = 1;
const LONG_LIMIT_MS = 30;
const GROWTH_LIMIT = 2.2;

const setting = triageSetting();
const compiled = compileMatrix(setting.matrix);

/** Every development mail with 1.5 to 2.6 KB of body, as it came: text and HTML. */
const usual: readonly Mail[] = labelledMails()
  .map(({ mail }) => mail)
  .filter(({ body }) => body.length > 1.5 * KIB && body.length < 2.6 * KIB);
const ordinary = labelledMails()
  .filter(({ mail }) => mail.bodyType === 'text')
  .map(({ mail }) => mail.body)
  .join('\n\n');

function longMail(length: number): Mail {
  return mailOf({ body: ordinary.repeat(Math.ceil(length / ordinary.length)).slice(0, length) });
}

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error('nothing to measure');
  return item;
}

/** A text nobody has read yet: readings are kept by the text object. */
function unread(text: MailText): MailText {
  return { ...text };
}

function contextOf(mail: Mail): PhiContext {
  return {
    from: mail.from,
    recipients: [...mail.to, ...mail.cc],
    people: setting.people,
    principal: setting.principal,
    organizationDomains: setting.organizationDomains,
  };
}

const prepared = usual.map((mail) => {
  const text = readMailText(mail);
  const context = contextOf(mail);
  const phi = detectPhi(text, context);
  const askSetting = { ...context, receivedAt: mail.receivedAt ?? setting.now, zone: setting.zone };
  const ask = readAsk(text, askSetting);
  const isClinical = hasClinicalContent(text, phi, context);
  return { mail, text, context, phi, ask, askSetting, isClinical };
});

function verdictPart(index: number): unknown {
  const { mail, text, phi, ask, isClinical } = pick(prepared, index);
  const fresh = unread(text);
  const words = readWords(fresh, compiled);
  const facts = factsOf(mail, { text: fresh, phi, ask, isClinical }, setting);
  const { evidence } = setting.matrix;
  const terms = readTerms(
    { mail, text: fresh, phi, facts, words, concepts: evidence.concepts },
    evidence,
  );
  const reading: Reading = {
    mail,
    text: fresh,
    words,
    facts,
    phi,
    compiled,
    askDays: null,
    clocks: [],
    deadlineDays: null,
  };
  const decision = decideLane(reading, terms, setting.matrix);
  const [lane] = decision.options;
  const grounds = { reading, terms, rules: urgencyRulesOf(reading, setting.matrix) };
  return decideUrgency(lane, grounds, setting.matrix, decision.hardUrgency);
}

const policy = join(process.cwd(), 'src/packaging/policy');
const matrixFile = JSON.stringify({
  ...(JSON.parse(readFileSync(join(policy, 'matrix.json'), 'utf8')) as object),
  rules: JSON.parse(readFileSync(join(policy, 'rules.json'), 'utf8')) as unknown,
  evidence: JSON.parse(readFileSync(join(policy, 'evidence.json'), 'utf8')) as unknown,
});

function loadMatrix(): Matrix {
  const matrix: Matrix = v.parse(matrixSchema, JSON.parse(matrixFile));
  compileMatrix(matrix);
  return matrix;
}

/** Text that is made to make a reader look twice. */
const HOSTILE: readonly {
  readonly name: string;
  readonly piece: string;
  readonly bodyType: Mail['bodyType'];
}[] = [
  { name: 'nested html', piece: '<div><b>', bodyType: 'html' },
  { name: 'quoted html', piece: '<blockquote type="cite"><p>a', bodyType: 'html' },
  { name: 'broken html', piece: '<a href="', bodyType: 'html' },
  { name: 'entities', piece: '&amp;&#x', bodyType: 'html' },
  { name: 'digits', piece: '1234567890', bodyType: 'text' },
  { name: 'spaces', piece: ' ', bodyType: 'text' },
  { name: 'newlines', piece: '\n', bodyType: 'text' },
  { name: '1-', piece: '1-', bodyType: 'text' },
  { name: '@', piece: 'a@', bodyType: 'text' },
  { name: 'quotes', piece: '"\'', bodyType: 'text' },
  { name: 'quote marks', piece: '> a\n', bodyType: 'text' },
  { name: 'names', piece: 'My patient Ann Bell, ', bodyType: 'text' },
  { name: 'dates', piece: 'next Tuesday at 3, ', bodyType: 'text' },
  { name: 'headers', piece: 'From: a\nSent: 1\nTo: b\n', bodyType: 'text' },
];

function hostileMail(index: number, length: number): Mail {
  const { piece, bodyType } = pick(HOSTILE, index);
  return mailOf({ bodyType, body: piece.repeat(Math.ceil(length / piece.length)) });
}

/** Lets the engine settle before the first row, as after some minutes of a day's work. */
for (let index = 0, until = performance.now() + WARM_UP_MS; performance.now() < until; index += 1)
  triageMail(pick(usual, index), setting);

const verdict = timeCalls(
  'verdict 2 KB',
  `triageMail, ${String(usual.length)} mails in turn`,
  (index) => triageMail(pick(usual, index), setting),
);
const long = longMail(LONG);
const verdictLong = timeCalls(
  'verdict 100 KB',
  'triageMail on one long text',
  () => triageMail(long, setting),
  LONG_RUNS,
);
const ask = timeCalls('ask', 'readAsk alone', (index) => {
  const { text, askSetting } = pick(prepared, index);
  return readAsk(unread(text), askSetting) ?? 'none';
});
const peer = timeCalls('chrono-node', 'chrono.parse of the same texts, English only', (index) => {
  const { text, askSetting } = pick(prepared, index);
  return chrono.parse(text.text, new Date(askSetting.receivedAt));
});
const half = timeCalls(
  'verdict 50 KB',
  'the same text at half its length',
  () => triageMail(longMail(LONG / 2), setting),
  LONG_RUNS,
);

/** Half and whole length in turn, so that another program's load falls on both. */
function timeInTurn(half: Mail, whole: Mail, name: string): readonly [Row, Row] {
  const time = (mail: Mail, calls: number): number => {
    const started = performance.now();
    for (let call = 0; call < calls; call += 1) triageMail(mail, setting);
    return (performance.now() - started) / calls;
  };
  const calls = Math.max(1, Math.ceil(5 / Math.max(time(half, 3), 0.01)));
  time(whole, calls);
  const small: number[] = [];
  const large: number[] = [];
  for (let run = 0; run < 2 * LONG_RUNS; run += 1) {
    small.push(time(half, calls));
    large.push(time(whole, calls));
  }
  const row = (size: string, values: readonly number[]): Row =>
    rowOf(`${name} ${size}`, `triageMail on ${size} of ${name}`, 'ms', values);
  return [row('50 KB', small), row('100 KB', large)];
}

const hostileRows: Row[] = [];
const growth: Ratio[] = [
  ratioOf('growth per doubling, ordinary text', verdictLong.min / half.min, GROWTH_LIMIT),
];
HOSTILE.forEach(({ name }, index) => {
  const [small, large] = timeInTurn(hostileMail(index, LONG / 2), hostileMail(index, LONG), name);
  hostileRows.push(large);
  growth.push(ratioOf(`growth per doubling, ${name}`, large.min / small.min, GROWTH_LIMIT));
});

report(
  'triage',
  [
    verdict,
    timeCalls('floor 2 KB', 'one toLowerCase over the same texts', (index) =>
      pick(prepared, index).text.text.toLowerCase(),
    ),
    timeCalls('clean', 'readMailText', (index) => readMailText(pick(usual, index))),
    timeCalls('phi', 'detectPhi', (index) => {
      const { text, context } = pick(prepared, index);
      return detectPhi(unread(text), context);
    }),
    timeCalls('lane and urgency', 'words, facts, rules and evidence', verdictPart),
    ask,
    peer,
    verdictLong,
    half,
    timeCalls('floor 100 KB', 'one toLowerCase over the same text', () => long.body.toLowerCase()),
    timeCalls('matrix', 'JSON.parse, schema and compilation of the matrix', loadMatrix, LONG_RUNS),
    rowOf('matrix size', 'rules, evidence and lanes as JSON', 'KB', [matrixFile.length / KIB]),
    ...hostileRows,
  ],
  [
    ratioOf('verdict on 2 KB against 1 ms', verdict.median / VERDICT_LIMIT_MS, 1),
    ratioOf('verdict on 100 KB against 30 ms', verdictLong.median / LONG_LIMIT_MS, 1),
    ratioOf('ask against chrono-node', ask.median / peer.median, 1),
    ...growth,
  ],
);
