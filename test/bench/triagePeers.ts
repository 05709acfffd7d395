// The packages that others use for a part of the verdict, each set to do that part of the work on the same texts.
import { OpenRedaction } from '@openredaction/core';
import bayes from 'bayes';
import * as chrono from 'chrono-node';
import { Engine } from 'json-rules-engine';
import { SyncCompositeRedactor } from 'redact-pii/lib/SyncCompositeRedactor.js';
import { readMailText } from '../../src/domain/mail';
import type { Matrix } from '../../src/domain/triage';
import type { LabelledMail } from '../support/mails';

/** The parts of a verdict for which there is a peer; cleaning has none, so the peers get clean text. */
export const PEER_PARTS = ['phi', 'lane', 'ask'] as const;
export type PeerPart = (typeof PEER_PARTS)[number];

interface PeerName {
  readonly name: string;
  readonly part: PeerPart;
  readonly what: string;
}

export interface Peer extends PeerName {
  readonly read: (text: string, receivedAt: number) => unknown;
}

const RULES = 200;
const PHRASES_A_RULE = 5;

export const PEERS: readonly PeerName[] = [
  { name: 'redact-pii', part: 'phi', what: 'redact' },
  { name: '@openredaction/core', part: 'phi', what: 'detect, without its cache' },
  { name: 'bayes', part: 'lane', what: 'categorize, taught with the development mails' },
  {
    name: 'json-rules-engine',
    part: 'lane',
    what: `run, ${String(RULES)} rules of ${String(PHRASES_A_RULE)} phrases`,
  },
  { name: 'chrono-node', part: 'ask', what: 'parse, English only' },
];

/** Rules that look for phrases of the matrix in the text, as a rules engine is used for mail. */
function rulesEngine(matrix: Matrix): Engine {
  const phrases = matrix.evidence.concepts
    .flatMap((concept) => concept.phrases)
    .map((phrase) => phrase.toLowerCase().replace(/[*#]/g, ''));
  const engine = new Engine();
  engine.addOperator<string, string>('mentions', (text, phrase) => text.includes(phrase));
  for (let rule = 0; rule < RULES; rule += 1) {
    const own = phrases.slice(rule * PHRASES_A_RULE, (rule + 1) * PHRASES_A_RULE);
    engine.addRule({
      name: `rule ${String(rule)}`,
      conditions: {
        any: own.map((value) => ({ fact: 'text', operator: 'mentions', value })),
      },
      event: { type: 'found' },
    });
  }
  return engine;
}

/** Learns the lanes of the labelled mails, then stands ready. */
async function naiveBayes(
  mails: readonly LabelledMail[],
): Promise<(text: string) => Promise<string>> {
  const classifier = bayes();
  for (const { mail, labels } of mails)
    await classifier.learn(readMailText(mail).text, labels.lane);
  return async (text) => classifier.categorize(text);
}

export async function makePeers(
  matrix: Matrix,
  mails: readonly LabelledMail[],
): Promise<readonly Peer[]> {
  const redactor = new SyncCompositeRedactor();
  // Answers that are kept from the last time would measure nothing.
  const detector = new OpenRedaction({ enableCache: false });
  const engine = rulesEngine(matrix);
  const classify = await naiveBayes(mails);
  const reads: Readonly<Record<string, Peer['read']>> = {
    'redact-pii': (text) => redactor.redact(text),
    '@openredaction/core': (text) => detector.detect(text),
    bayes: classify,
    'json-rules-engine': (text) => engine.run({ text: text.toLowerCase() }),
    'chrono-node': (text, receivedAt) => chrono.parse(text, new Date(receivedAt)),
  };
  return PEERS.map((peer) => {
    const read = reads[peer.name];
    if (read === undefined) throw new Error(`${peer.name} reads nothing`);
    return { ...peer, read };
  });
}
