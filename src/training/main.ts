// The commands that make and measure the classifier: `eval MODE FILE`, `train`, `corpus`.
import { fileURLToPath } from 'node:url';
import { trainAsks } from './asksTrain';
import { trainingVoices } from './corpus';
import { checkCorpus } from './corpusCheck';
import { EVAL_MODES, isEvalMode } from './evalModes';
import { fitFoldsFor, startBeside } from './foldJudges';
import { trainPhi } from './phiTrain';
import { writeQualityReport } from './qualityReport';
import { readVoice } from './strangers';
import { train } from './train';

const [command, ...words] = process.argv.slice(2);

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function evaluate(mode: string | undefined, file: string | undefined): void {
  if (!isEvalMode(mode) || file === undefined)
    stop(`Say which and of which file: eval ${Object.keys(EVAL_MODES).join('|')} FILE.jsonl`);
  const answers = EVAL_MODES[mode](file);
  const text = answers.map((answer) => JSON.stringify(answer, null, mode === 'triage' ? 2 : 0));
  process.stdout.write(`${text.join('\n')}\n`);
}

try {
  if (command === 'eval') evaluate(words[0], words[1]);
  else if (command === 'train') {
    // The judges do not need the evidence, and the evidence needs them late: two processes side by side.
    const beside =
      words.length === 0 ? startBeside(fileURLToPath(import.meta.url), ['train', 'judges']) : null;
    const voices = trainingVoices().map(readVoice);
    const [what, folder] = words;
    if (beside !== null) {
      await train(voices, beside.judgesOf);
      await beside.finished;
    } else if (what === 'judges') {
      if (folder !== undefined) fitFoldsFor(folder, voices);
      trainPhi(voices);
      trainAsks(voices.flatMap(({ asks }) => asks));
    } else stop('Say what to train: judges, or nothing for all');
  } else if (command === 'corpus') process.exitCode = checkCorpus() ? 0 : 1;
  else if (command === 'quality') await writeQualityReport();
  else stop('Say what to do: eval, train, corpus or quality');
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}
