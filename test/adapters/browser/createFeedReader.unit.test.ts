import { createFeedReader } from '../../../src/adapters/browser';
import { answerFeed } from '../../../src/adapters/browser/feeds/answerFeed';
import type { FeedWorker } from '../../../src/adapters/browser/feeds/createFeedReader';
import type {
  FeedAnswer,
  FeedProgress,
  FeedQuestion,
} from '../../../src/adapters/browser/feeds/messages';
import { at } from '../../support/holdCases';

const HORIZON = {
  zone: 'America/Chicago',
  from: at('2026-11-01 00:00'),
  until: at('2026-12-01 00:00'),
};
const FEED = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'UID:1',
  'DTSTART:20261117T150000Z',
  'DURATION:PT1H',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\n');

class ThreadForTests implements FeedWorker {
  onmessage: ((event: MessageEvent<FeedAnswer | FeedProgress>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  ended = 0;
  readonly #does: 'answer' | 'break' | 'hang';
  constructor(does: 'answer' | 'break' | 'hang') {
    this.#does = does;
  }
  postMessage(question: FeedQuestion): void {
    if (this.#does === 'hang') return;
    if (this.#does === 'break') {
      this.onerror?.({} as ErrorEvent);
      return;
    }
    const { ticket } = question;
    const say = (data: FeedAnswer | FeedProgress): void =>
      this.onmessage?.({ data } as MessageEvent<FeedAnswer | FeedProgress>);
    say(answerFeed(question, (share) => say({ ticket, share })));
  }
  terminate(): void {
    this.ended += 1;
  }
}
const here = async (): Promise<typeof answerFeed> => Promise.resolve(answerFeed);

describe('reading a feed away from the screen', () => {
  test('the worker answers and is let go', async () => {
    const worker = new ThreadForTests('answer');
    const reader = createFeedReader({ openWorker: () => worker });
    expect(await reader.readFeed(FEED, HORIZON)).toMatchObject({ kind: 'feed' });
    expect(worker.ended).toBe(1);
  });

  test.each([
    { says: 'a worker that breaks', openWorker: () => new ThreadForTests('break') },
    { says: 'no worker at all', openWorker: () => null },
    {
      says: 'a policy that forbids workers',
      openWorker: () => {
        throw new Error('forbidden');
      },
    },
  ])('with $says the feed is read here', async ({ openWorker }) => {
    const reader = createFeedReader({ openWorker, loadHere: here });
    const reading = await reader.readFeed(FEED, HORIZON);
    expect(reading).toMatchObject({ kind: 'feed', events: [{ uid: '1' }] });
  });

  test('a malformed feed is an answer, a broken reader is not', async () => {
    const reader = createFeedReader({ openWorker: () => null, loadHere: here });
    expect(await reader.readFeed('<html>', HORIZON)).toEqual({
      kind: 'malformed',
      line: 1,
      problem: 'not-a-calendar',
    });
    const broken = createFeedReader({
      openWorker: () => null,
      loadHere: async () => Promise.resolve(({ ticket }) => ({ ticket, reading: null })),
    });
    await expect(broken.readFeed(FEED, HORIZON)).rejects.toMatchObject({ code: 'feed/unread' });
  });

  test('the share that is read only ever grows', async () => {
    const shares: number[] = [];
    const many = FEED.replace(
      'BEGIN:VEVENT',
      Array.from(
        { length: 200 },
        (_, index) =>
          `BEGIN:VEVENT\nUID:more-${index}\nDTSTART:20261118T150000Z\nDURATION:PT1H\nEND:VEVENT`,
      ).join('\n') + '\nBEGIN:VEVENT',
    );
    const reader = createFeedReader({ openWorker: () => new ThreadForTests('answer') });
    await reader.readFeed(many, HORIZON, { tell: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(4);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  test('a cancelled reading ends its worker at once', async () => {
    const worker = new ThreadForTests('hang');
    const stop = new AbortController();
    const reading = createFeedReader({ openWorker: () => worker }).readFeed(FEED, HORIZON, {
      signal: stop.signal,
    });
    stop.abort();
    expect(await reading).toBe('cancelled');
    expect(worker.ended).toBe(1);
  });

  test('what was cancelled before it began opens no worker', async () => {
    const stop = new AbortController();
    stop.abort();
    const reader = createFeedReader({
      openWorker: () => {
        throw new Error('a worker was opened');
      },
      loadHere: () => Promise.reject(new Error('it was read here')),
    });
    expect(await reader.readFeed(FEED, HORIZON, { signal: stop.signal })).toBe('cancelled');
  });
});
