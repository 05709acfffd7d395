// A question about a spelling is asked once, and its answer belongs to the book that it was asked of.
import { numberOfSpelling, openBook, rememberSpelling } from '../../../src/domain/mail';

/** A reader of lengths that tells what it was asked. */
function lengths() {
  const asked: string[] = [];
  const lengthOf = rememberSpelling((spelling) => {
    asked.push(spelling);
    return spelling.length;
  });
  return { asked, lengthOf };
}

test('asks about a spelling once', () => {
  const { asked, lengthOf } = lengths();
  const book = openBook();
  const number = numberOfSpelling(book, 'clinic');
  expect([lengthOf(book, number), lengthOf(book, number)]).toEqual([6, 6]);
  expect(asked).toEqual(['clinic']);
});

test('an answer of 0 is an answer', () => {
  const { asked, lengthOf } = lengths();
  const book = openBook();
  const number = numberOfSpelling(book, '');
  expect([lengthOf(book, number), lengthOf(book, number)]).toEqual([0, 0]);
  expect(asked).toEqual(['']);
});

test('keeps its answers when the book grows, and drops them with the book', () => {
  const { asked, lengthOf } = lengths();
  const book = openBook();
  const first = numberOfSpelling(book, 'ward');
  lengthOf(book, first);
  let last = first;
  while (openBook() === book) last = numberOfSpelling(book, `ward${String(last)}`);
  expect(lengthOf(book, last)).toBe(book.spellings[last]?.length);
  expect(lengthOf(book, first)).toBe(4);
  expect(asked).toHaveLength(2);

  const next = openBook();
  numberOfSpelling(next, 'pad');
  expect(lengthOf(next, numberOfSpelling(next, 'surgery'))).toBe(7);
  expect(asked).toHaveLength(3);
});
