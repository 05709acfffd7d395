// The commands that make and measure the classifier: `eval MODE FILE`, `train`, `corpus`.
import { trainAsks } from './asksTrain';
import { trainingVoices } from './corpus';
import { checkCorpus } from './corpusCheck';
import { EVAL_MODES, isEvalMode } from './evalModes';
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
    const voices = trainingVoices().map(readVoice);
    if (words[0] === 'evidence') train(voices);
    else if (words[0] === 'judges') {
      trainPhi(voices);
      trainAsks(voices.flatMap(({ asks }) => asks));
    } else stop('Say what to train: evidence or judges');
  } else if (command === 'corpus') process.exitCode = checkCorpus() ? 0 : 1;
  else if (command === 'quality') writeQualityReport();
  else stop('Say what to do: eval, train, corpus or quality');
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}
