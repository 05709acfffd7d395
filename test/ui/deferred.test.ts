// A port whose code is still on its way.
import { DeskError } from '../../src/ports';
import { deferred } from '../../src/ui/deferred';

interface Counter {
  count(by: number): Promise<number>;
  walk(): AsyncIterable<number>;
}

class SlowCounter implements Counter {
  #sum = 0;
  async count(by: number): Promise<number> {
    this.#sum += by;
    return Promise.resolve(this.#sum);
  }
  async *walk(): AsyncGenerator<number> {
    yield* await Promise.resolve([1, 2, 3]);
  }
}

test('calls wait for the port and reach one and the same', async () => {
  let loads = 0;
  const counter = deferred<Counter>(async () => {
    loads += 1;
    return Promise.resolve(new SlowCounter());
  });
  expect(await Promise.all([counter.count(2), counter.count(3)])).toEqual([2, 5]);
  expect(loads).toBe(1);
});

test('an async iterable can be walked through the stand-in', async () => {
  const counter = deferred<Counter>(async () => Promise.resolve(new SlowCounter()));
  const seen: number[] = [];
  for await (const one of counter.walk()) seen.push(one);
  expect(seen).toEqual([1, 2, 3]);
});

test('a chunk that did not load is tried again by the next call', async () => {
  let isDown = true;
  const counter = deferred<Counter>(async () => {
    if (isDown) throw Object.assign(new Error('chunk 7'), { name: 'ChunkLoadError' });
    return Promise.resolve(new SlowCounter());
  });
  await expect(counter.count(1)).rejects.toEqual(
    new DeskError('graph/unreachable', { name: 'pages' }),
  );
  isDown = false;
  await expect(counter.count(1)).resolves.toBe(1);
});

test('a stand-in is not taken for a promise', async () => {
  const counter = deferred<Counter>(async () => Promise.resolve(new SlowCounter()));
  expect(await Promise.resolve(counter)).toBe(counter);
});
