// Words that a mail was cut into already save the reader of times their letters, and change nothing that it reads.
import { tokensOf } from '../../../src/domain/asks/tokens';
import { cutWords, openBook } from '../../../src/domain/mail';

const TEXTS = [
  'Tue 3-4pm, or Wed at 10? Call me.',
  'El sábado a las 11, mañana no; año nuevo, ¿el miércoles?',
  "It's 5 o'clock in José’s office; the 2nd half-hour of P2P",
  'NOON Ⅷ ﬁne naïve e\u0301l _under_ a\u00adb İzmir',
];

test.each(TEXTS)('the same with and without them: %s', (text) => {
  const book = openBook();
  expect(tokensOf(text, { words: cutWords(text, book), book })).toEqual(tokensOf(text));
});

test('words of what was left out are passed over, and one that was cut off is read as it stands', () => {
  const book = openBook();
  const words = cutWords('Re: old words\nTuesday', book);
  const own = '             \nTues';
  expect(tokensOf(own, { words, book }).map(({ text }) => text)).toEqual(['\n', 'tues']);
});
