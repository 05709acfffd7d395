// The corpus: whose mails train the model, and which are kept apart to judge it.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readLabelled, type LabelledRecord } from './records';

/** The mails of the demonstration, labelled; everybody may tune on them. */
export const DEVELOPMENT_FILE = 'src/tenant/seed/mails.jsonl';
const TRAINING_FOLDER = 'test/corpus/mails/training';
/** Never trained on, never tuned on. */
const VALIDATION_FOLDER = 'test/corpus/mails/validation';

export interface Voice {
  readonly name: string;
  readonly file: string;
  readonly records: readonly LabelledRecord[];
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => join(folder, name));
}

function readVoice(file: string): Voice {
  return { name: basename(file, '.jsonl'), file, records: readLabelled(file) };
}

/** Each author of the training mails by itself, the development mails first. */
export function trainingVoices(): Voice[] {
  return [DEVELOPMENT_FILE, ...filesIn(TRAINING_FOLDER)].map(readVoice);
}

export function validationVoices(): Voice[] {
  return filesIn(VALIDATION_FOLDER).map(readVoice);
}

/** SHA-256 over the training files in order, hexadecimal. */
export function hashOfTraining(voices: readonly Voice[]): string {
  const hash = createHash('sha256');
  for (const { file } of voices) hash.update(readFileSync(file));
  return hash.digest('hex');
}
