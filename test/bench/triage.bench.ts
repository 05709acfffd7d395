// What a verdict costs: a usual mail, a very long one, each part beside its peers, and growth on ordinary and hostile text.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { readAsk, readyAskModel, type AskModel } from '../../src/domain/asks';
import { readMailText, type Mail, type MailText } from '../../src/domain/mail';
import { detectPhi, hasClinicalContent, type PhiContext } from '../../src/domain/phi';
import { readPhiModel, type StoredModel } from '../../src/domain/phi/judging';
import {
  evidenceModelSchema,
  parseEvidenceModel,
  triageMail,
  writtenMatrixSchema,
  type Matrix,
} from '../../src/domain/triage';
import type { Reading } from '../../src/domain/triage/checkCondition';
import { compileMatrix } from '../../src/domain/triage/compileMatrix';
import { decideLane } from '../../src/domain/triage/decideLane';
import { decideUrgencies, urgencyRulesOf } from '../../src/domain/triage/decideUrgency';
import { factsOf } from '../../src/domain/triage/mailFacts';
import { readTerms } from '../../src/domain/triage/readTerms';
import { readWords } from '../../src/domain/triage/readWords';
import { labelledMails, mailOf, triageSetting } from '../support/mails';
import { ratioOf, report, rowOf, type Ratio, type Row } from './report';
import { timeInTurn } from './timing';
import { makePeers, PEER_PARTS } from './triagePeers';

const KIB = 1024;
const LONG = 100 * KIB;
const RUNS = 61;
const LONG_RUNS = 15;
const WARM_UP_MS = 1500;
/** Peers and parts are called as often as the whole, so that none is measured before it is compiled. */
const WARM_UP_CALLS = 2800;
const VERDICT_LIMIT_MS = 1;
const LONG_LIMIT_MS = 30;
const LOAD_LIMIT_MS = 40;
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
  const terms = readTerms({ mail, text: fresh, phi, facts, words }, evidence, compiled.model);
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
  const grounds = { reading, terms, rules: urgencyRulesOf(reading, setting.matrix) };
  return decideUrgencies(decision.options, grounds, setting.matrix, decision.hardUrgency);
}

const policy = join(process.cwd(), 'src/packaging/policy');
const matrixFile = JSON.stringify({
  ...(JSON.parse(readFileSync(join(policy, 'matrix.json'), 'utf8')) as object),
  rules: JSON.parse(readFileSync(join(policy, 'rules.json'), 'utf8')) as unknown,
});
/** It lies beside the release in a file of its own, which holds it as text without blanks. */
const evidenceFile = JSON.stringify(
  JSON.parse(readFileSync(join(policy, 'evidence.json'), 'utf8')) as unknown,
);

/** As the bundle holds a model. */
function bundled(file: string): string {
  return JSON.stringify(JSON.parse(readFileSync(join(process.cwd(), file), 'utf8')));
}
const phiFile = bundled('src/domain/phi/phiModel.json');
const askFile = bundled('src/domain/asks/askModel.json');

/** All that stands between a file that came and the first mail. */
function loadAll(): unknown {
  const matrix: Matrix = {
    ...v.parse(writtenMatrixSchema, JSON.parse(matrixFile)),
    evidence: v.parse(evidenceModelSchema, parseEvidenceModel(evidenceFile)),
  };
  const phi = readPhiModel(JSON.parse(phiFile) as StoredModel);
  const asks = readyAskModel(JSON.parse(askFile) as AskModel);
  return [compileMatrix(matrix), phi, asks];
}

/** Ordinary text, and text that is made to make a reader look twice. */
const LONG_TEXTS: readonly {
  readonly name: string;
  readonly piece: string;
  readonly bodyType: Mail['bodyType'];
}[] = [
  { name: 'ordinary text', piece: ordinary, bodyType: 'text' },
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

function longMail(index: number, length: number): Mail {
  const { piece, bodyType } = pick(LONG_TEXTS, index);
  return mailOf({
    bodyType,
    body: piece.repeat(Math.ceil(length / piece.length)).slice(0, length),
  });
}

const peers = await makePeers(setting.matrix, labelledMails());
const timed = await timeInTurn(
  [
    {
      name: 'verdict 2 KB',
      what: `triageMail, ${String(usual.length)} mails in turn`,
      call: (index) => triageMail(pick(usual, index), setting),
    },
    {
      name: 'verdict 2 KB, explained',
      what: 'the same, with the reasons that are worked out when a person asks',
      call: (index) => {
        const { verdict } = triageMail(pick(usual, index), setting);
        return [verdict.evidence, verdict.wouldFlip, verdict.urgencyBecause];
      },
    },
    { name: 'clean', what: 'readMailText', call: (index) => readMailText(pick(usual, index)) },
    {
      name: 'phi',
      what: 'detectPhi',
      call: (index) => {
        const { text, context } = pick(prepared, index);
        return detectPhi(unread(text), context);
      },
    },
    { name: 'lane and urgency', what: 'words, facts, rules and evidence', call: verdictPart },
    {
      name: 'ask',
      what: 'readAsk',
      call: (index) => {
        const { text, askSetting } = pick(prepared, index);
        return readAsk(unread(text), askSetting);
      },
    },
    ...peers.map(({ name, part, what, read }) => ({
      name: `${part}: ${name}`,
      what,
      call: (index: number): unknown => {
        const { text, askSetting } = pick(prepared, index);
        return read(text.text, askSetting.receivedAt);
      },
    })),
    {
      name: 'floor 2 KB',
      what: 'one toLowerCase over the same texts',
      call: (index) => pick(prepared, index).text.text.toLowerCase(),
    },
  ],
  { runs: RUNS, warmUpMs: WARM_UP_MS, warmUpCalls: WARM_UP_CALLS, pass: usual.length },
);

function rowNamed(name: string): Row {
  const row = timed.find((one) => one.name === name);
  if (row === undefined) throw new Error(`not measured: ${name}`);
  return row;
}

/** The fastest peer of each part, and what a verdict put together of them would cost. */
const fastest = PEER_PARTS.map((part) => {
  const [row] = timed
    .filter(({ name }) => name.startsWith(`${part}: `))
    .sort((a, b) => a.median - b.median);
  if (row === undefined) throw new Error(`no peer for ${part}`);
  return row;
});
const fastestSum = rowOf(
  'fastest peers',
  fastest.map(({ name }) => name.slice(name.indexOf(' ') + 1)).join(' + '),
  'ms',
  [fastest.reduce((sum, { median }) => sum + median, 0)],
);

const longRows: Row[] = [];
const growth: Ratio[] = [];
for (const [index, { name }] of LONG_TEXTS.entries()) {
  const half = longMail(index, LONG / 2);
  const whole = longMail(index, LONG);
  const [small, large] = await timeInTurn(
    [
      { name: `${name} 50 KB`, what: 'triageMail', call: () => triageMail(half, setting) },
      { name: `${name} 100 KB`, what: 'triageMail', call: () => triageMail(whole, setting) },
    ],
    { runs: LONG_RUNS, warmUpMs: 150 },
  );
  if (small === undefined || large === undefined) throw new Error('not measured');
  longRows.push(large);
  growth.push(ratioOf(`growth per doubling, ${name}`, large.min / small.min, GROWTH_LIMIT));
}
const slowest = longRows.reduce((most, row) => (row.median > most.median ? row : most));
const [load] = await timeInTurn(
  [{ name: 'load', what: 'parse, check and compile the matrix and both models', call: loadAll }],
  { runs: LONG_RUNS, warmUpMs: 300 },
);
if (load === undefined) throw new Error('not measured');
const verdict = rowNamed('verdict 2 KB');

report(
  'triage',
  [
    ...timed,
    fastestSum,
    ...longRows,
    load,
    rowOf('matrix size', 'rules, evidence and lanes as JSON', 'KB', [
      (matrixFile.length + evidenceFile.length) / KIB,
    ]),
  ],
  [
    ratioOf('verdict on 2 KB against 1 ms', verdict.median / VERDICT_LIMIT_MS, 1),
    ratioOf(
      'verdict on 2 KB against the fastest peer of each part',
      verdict.median / fastestSum.median,
      1,
    ),
    ratioOf('verdict on 100 KB against 30 ms', (longRows[0]?.median ?? 0) / LONG_LIMIT_MS, 1),
    ratioOf(`slowest 100 KB (${slowest.name}) against 30 ms`, slowest.median / LONG_LIMIT_MS, 1),
    ratioOf('load against 40 ms', load.median / LOAD_LIMIT_MS, 1),
    ...growth,
  ],
);
