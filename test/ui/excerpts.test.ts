// Cutting a mail into what may be shown, what is marked and what is covered.
import type { PhiSpan } from '../../src/domain/phi';
import { aroundMark, cutStretches } from '../../src/ui/excerpts';

const text = 'Ann Lee called about her knee on Friday.';
const name: PhiSpan = { type: 'NAME', text: 'Ann Lee', start: 0, end: 7 };

test('an identifier becomes a stretch of its own', () => {
  expect(cutStretches(text, [name], [], 0, 14)).toEqual([
    { text: 'Ann Lee', phi: 'NAME', isMarked: false },
    { text: ' called', phi: null, isMarked: false },
  ]);
});

test('deciding words that hold a name stay covered', () => {
  const stretches = cutStretches(text, [name], [{ start: 4, end: 14 }], 0, 14);
  expect(stretches).toEqual([
    { text: 'Ann ', phi: 'NAME', isMarked: false },
    { text: 'Lee', phi: 'NAME', isMarked: true },
    { text: ' called', phi: null, isMarked: true },
  ]);
});

test('the stretches joined together are the excerpt', () => {
  const stretches = cutStretches(text, [name], [{ start: 4, end: 14 }], 2, 20);
  expect(stretches.map((stretch) => stretch.text).join('')).toBe(text.slice(2, 20));
});

test('an excerpt beyond the end of the text ends with it', () => {
  expect(cutStretches('short', [], [], 0, 99)).toEqual([
    { text: 'short', phi: null, isMarked: false },
  ]);
});

test('the words around a mark begin and end at whole words', () => {
  const { start, end } = aroundMark(text, { start: 25, end: 29 }, 8);
  expect(text.slice(start, end)).toBe('her knee on');
});

test('the words around a mark stay in its line', () => {
  const lines = 'first line\nthe knee hurts\nlast line';
  const { start, end } = aroundMark(lines, { start: 15, end: 19 }, 40);
  expect(lines.slice(start, end)).toBe('the knee hurts');
});
