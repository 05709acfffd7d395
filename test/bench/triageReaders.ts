// What the bench of triage calls: the whole verdict, its parts, their peers, long and hostile texts, and the load of the models.
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
import type { Call } from './isolates';
import { makePeers, PEERS } from './triagePeers';

const KIB = 1024;
const LONG = 100 * KIB;

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

/** What is called, with what it is: each in a process of its own. */
const OURS: Readonly<Record<string, { readonly what: string; readonly call: Call }>> = {
  'verdict 2 KB': {
    what: `triageMail, ${String(usual.length)} mails in turn`,
    call: (index) => triageMail(pick(usual, index), setting),
  },
  'verdict 2 KB, explained': {
    what: 'the same, with the reasons that are worked out when a person asks',
    call: (index) => {
      const { verdict } = triageMail(pick(usual, index), setting);
      return [verdict.evidence, verdict.wouldFlip, verdict.urgencyBecause];
    },
  },
  clean: { what: 'readMailText', call: (index) => readMailText(pick(usual, index)) },
  phi: {
    what: 'detectPhi',
    call: (index) => {
      const { text, context } = pick(prepared, index);
      return detectPhi(unread(text), context);
    },
  },
  'lane and urgency': { what: 'words, facts, rules and evidence', call: verdictPart },
  ask: {
    what: 'readAsk',
    call: (index) => {
      const { text, askSetting } = pick(prepared, index);
      return readAsk(unread(text), askSetting);
    },
  },
  'floor 2 KB': {
    what: 'one toLowerCase over the same texts',
    call: (index) => pick(prepared, index).text.text.toLowerCase(),
  },
  load: { what: 'parse, check and compile the matrix and both models', call: loadAll },
};

/** How many mails are read in turn. */
export const MAILS_IN_TURN = usual.length;

/** What the policy's files come to, in bytes. */
export const policyBytes = matrixFile.length + evidenceFile.length;

/** Names of our own work, and of the peers with the part of the work that each does. */
export const OUR_NAMES: readonly string[] = Object.keys(OURS).filter((name) => name !== 'load');
export const PEER_NAMES: readonly string[] = PEERS.map(({ part, name }) => `${part}: ${name}`);
export const LONG_NAMES: readonly string[] = LONG_TEXTS.map(({ name }) => name);

/** `whole` of a long text has 100 KB, `half` 50. */
export function longName(size: 'half' | 'whole', name: string): string {
  return `${size}|${name}`;
}

/** What stands beside the name in the table. */
export function whatIs(name: string): string {
  const peer = PEERS.find(({ part, name: own }) => `${part}: ${own}` === name);
  return OURS[name]?.what ?? peer?.what ?? 'triageMail';
}

/** @throws Error when nothing is called so */
export async function callNamed(name: string): Promise<Call> {
  const own = OURS[name];
  if (own !== undefined) return own.call;
  const [size, text = ''] = name.split('|');
  if (LONG_NAMES.includes(text)) {
    const mail = longMail(LONG_NAMES.indexOf(text), size === 'half' ? LONG / 2 : LONG);
    return () => triageMail(mail, setting);
  }
  const peers = await makePeers(setting.matrix, labelledMails());
  const peer = peers.find(({ part, name: peerName }) => `${part}: ${peerName}` === name);
  if (peer === undefined) throw new Error(`nothing is called ${name}`);
  return (index) => {
    const { text: read, askSetting } = pick(prepared, index);
    return peer.read(read.text, askSetting.receivedAt);
  };
}
