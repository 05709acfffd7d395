// Answers a question to the slot engine from a file: main.ts QUESTION.json, or `-` for what is piped in.
import { readFileSync } from 'node:fs';
import { findSlots, readQuestion, writeAnswer } from '../../domain/holds';

/** Bad input, by the custom of command lines. */
const MISUSE = 2;

function stop(sentences: readonly string[]): never {
  process.stderr.write(`${sentences.join('\n')}\n`);
  process.exit(MISUSE);
}

function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return stop([`${file}: cannot be read (${code})`]);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return stop([`${file}: not JSON: ${error instanceof Error ? error.message : ''}`]);
  }
}

const [file, ...others] = process.argv.slice(2);
if (file === undefined || others.length > 0)
  stop([
    'usage: npm run --silent holds -- QUESTION.json   (docs/holds.md says what may stand in it)',
  ]);
const reading = readQuestion(parseJson(readText(file), file));
if (reading.kind === 'broken')
  stop(
    reading.problems.map(
      ({ path, message }) => `${file}: ${path === '' ? 'the question' : path}: ${message}`,
    ),
  );
const answer = writeAnswer(findSlots(reading.question), reading.zone, reading.notes);
process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
