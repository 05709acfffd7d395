import { createFeedReader } from '../../../src/adapters/browser';
import { answerFeed } from '../../../src/adapters/browser/feeds/answerFeed';
import type { FeedWorker } from '../../../src/adapters/browser/feeds/createFeedReader';
import type { FeedAnswer, FeedQuestion } from '../../../src/adapters/browser/feeds/messages';
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
  onmessage: ((event: MessageEvent<FeedAnswer>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  ended = 0;
  readonly #breaks: boolean;
  constructor(breaks: boolean) {
    this.#breaks = breaks;
  }
  postMessage(question: FeedQuestion): void {
    if (this.#breaks) this.onerror?.({} as ErrorEvent);
    else this.onmessage?.({ data: answerFeed(question) } as MessageEvent<FeedAnswer>);
  }
  terminate(): void {
    this.ended += 1;
  }
}
const here = async (): Promise<typeof answerFeed> => Promise.resolve(answerFeed);

describe('reading a feed away from the screen', () => {
  test('the worker answers and is let go', async () => {
    const worker = new ThreadForTests(false);
    const reader = createFeedReader({ openWorker: () => worker });
    expect(await reader.readFeed(FEED, HORIZON)).toMatchObject({ kind: 'feed' });
    expect(worker.ended).toBe(1);
  });

  test.each([
    { says: 'a worker that breaks', openWorker: () => new ThreadForTests(true) },
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
});
