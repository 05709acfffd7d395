// The packages that others use for a part of the verdict, each set to do that part of the work on the same texts.
import { OpenRedaction } from '@openredaction/core';
import bayes from 'bayes';
import * as chrono from 'chrono-node';
import { Engine } from 'json-rules-engine';
import { SyncCompositeRedactor } from 'redact-pii/lib/SyncCompositeRedactor';
import { readMailText } from '../../src/domain/mail';
import type { Matrix } from '../../src/domain/triage';
import type { LabelledMail } from '../support/mails';

/** The parts of a verdict for which there is a peer; cleaning has none, so the peers get clean text. */
export const PEER_PARTS = ['phi', 'lane', 'ask'] as const;
export type PeerPart = (typeof PEER_PARTS)[number];

export interface Peer {
  readonly name: string;
  readonly part: PeerPart;
  readonly what: string;
  readonly read: (text: string, receivedAt: number) => unknown;
}

const RULES = 200;
const PHRASES_A_RULE = 5;

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
  return [
    {
      name: 'redact-pii',
      part: 'phi',
      what: 'redact',
      read: (text) => redactor.redact(text),
    },
    {
      name: '@openredaction/core',
      part: 'phi',
      what: 'detect, without its cache',
      read: (text) => detector.detect(text),
    },
    {
      name: 'bayes',
      part: 'lane',
      what: `categorize, taught with ${String(mails.length)} mails`,
      read: classify,
    },
    {
      name: 'json-rules-engine',
      part: 'lane',
      what: `run, ${String(RULES)} rules of ${String(PHRASES_A_RULE)} phrases`,
      read: (text) => engine.run({ text: text.toLowerCase() }),
    },
    {
      name: 'chrono-node',
      part: 'ask',
      what: 'parse, English only',
      read: (text, receivedAt) => chrono.parse(text, new Date(receivedAt)),
    },
  ];
}
