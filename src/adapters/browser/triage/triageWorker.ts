// The Web Worker in which mails are read; webpack makes it a file of its own.
import { createAnswerer } from './answerMail';
import type { ToWorker } from './messages';

const answer = createAnswerer();

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  const said = answer(data);
  if (said !== null) postMessage(said);
});
