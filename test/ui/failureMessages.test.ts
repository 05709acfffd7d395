// Every failure has a sentence of its own that says what to do next.
import { DESK_ERROR_CODES, DeskError } from '../../src/ports';
import { failureMessage } from '../../src/ui/failureMessages';

test.each(DESK_ERROR_CODES)('%s is a title, a sentence and a reference', (code) => {
  const words = failureMessage(new DeskError(code));
  expect(words.title).not.toMatch(/[.!]$/);
  expect(words.sentence).toMatch(/\.$/);
  expect(words.sentence.length).toBeGreaterThan(30);
  expect(words.reference).toBe(code);
});

test('no two failures have the same title', () => {
  const titles = DESK_ERROR_CODES.map((code) => failureMessage(new DeskError(code)).title);
  expect(new Set(titles).size).toBe(titles.length);
});

test('a throttled call says how long to wait', () => {
  const words = failureMessage(new DeskError('graph/throttled', { retryAfterSeconds: 30 }));
  expect(words.sentence).toContain('in 30 seconds');
});

test('the reference carries the request id for IT', () => {
  const error = new DeskError('graph/refused', { status: 400, requestId: 'abc-1' });
  expect(failureMessage(error).reference).toBe('graph/refused · 400 · abc-1');
});

test('a fault of our own shows nothing of its message', () => {
  const words = failureMessage(new TypeError('MRN 4471023 is not a function'));
  expect(JSON.stringify(words)).not.toContain('4471023');
});
