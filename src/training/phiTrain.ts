// Trains the judges of PHI and writes them into the engine's own data, the same every time.
import { writeFileSync } from 'node:fs';
import type { StoredModel, StoredPart } from '../domain/phi';
import { hashOfTraining } from './corpus';
import { fitPhiModel } from './phiFit';
import type { ReadVoice } from './strangers';

const MODEL_FILE = 'src/domain/phi/phiModel.json';

/** One slot a line, so that two models can be compared by eye. */
function writePart({ classes, bias, slots }: StoredPart): string {
  const lines = Object.entries(slots).map(
    ([slot, values]) => `      ${JSON.stringify(slot)}: ${JSON.stringify(values)}`,
  );
  return `{\n    "classes": ${JSON.stringify(classes)},\n    "bias": ${JSON.stringify(bias)},\n    "slots": {\n${lines.join(',\n')}\n    }\n  }`;
}

function writeModel(model: StoredModel): string {
  const { mail, names, dates, numbers, clinical, ...head } = model;
  const members = [
    ...Object.entries(head).map(
      ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
    ),
    ...Object.entries({ mail, names, dates, numbers, clinical }).map(
      ([name, part]) => `  ${JSON.stringify(name)}: ${writePart(part)}`,
    ),
  ];
  return `{\n${members.join(',\n')}\n}\n`;
}

/** Trains on every voice of the corpus and writes the model. */
export function trainPhi(voices: readonly ReadVoice[]): void {
  const readings = voices.map(({ phi }) => phi);
  const version = hashOfTraining(voices).slice(0, 12);
  const model = fitPhiModel(readings, version, true);
  writeFileSync(MODEL_FILE, writeModel(model));
  console.error(`The judges of PHI are trained on ${String(readings.flat().length)} mails.`);
}
