import {
  instantFromMilliseconds,
  intersectWindows,
  mergeWindows,
  subtractWindows,
  type Window,
} from '../../../src/domain/time';
import { between, seeded, shuffled } from '../../support/seeded';

const stretch = (start: number, end: number): Window => ({
  start: instantFromMilliseconds(start),
  end: instantFromMilliseconds(end),
});
const stretches = (...pairs: [number, number][]): Window[] =>
  pairs.map(([start, end]) => stretch(start, end));

describe('sets of stretches', () => {
  test.each([
    {
      says: 'stretches that overlap become one',
      from: stretches([1, 4], [3, 6]),
      to: stretches([1, 6]),
    },
    {
      says: 'stretches that touch become one',
      from: stretches([3, 6], [1, 3]),
      to: stretches([1, 6]),
    },
    {
      says: 'a stretch inside another one is swallowed',
      from: stretches([1, 9], [2, 3]),
      to: stretches([1, 9]),
    },
    { says: 'a stretch without any length is dropped', from: stretches([2, 2], [5, 4]), to: [] },
  ])('$says', ({ from, to }) => {
    expect(mergeWindows(from)).toEqual(to);
  });

  test.each([
    {
      says: 'a cut in the middle leaves both ends',
      from: stretches([0, 10]),
      without: stretches([4, 6]),
      left: stretches([0, 4], [6, 10]),
    },
    {
      says: 'a cut over both ends leaves nothing',
      from: stretches([2, 4]),
      without: stretches([0, 9]),
      left: [],
    },
    {
      says: 'one long cut reaches over several stretches',
      from: stretches([0, 2], [3, 5], [6, 8]),
      without: stretches([1, 7]),
      left: stretches([0, 1], [7, 8]),
    },
    {
      says: 'a cut that only touches takes nothing',
      from: stretches([2, 4]),
      without: stretches([0, 2], [4, 5]),
      left: stretches([2, 4]),
    },
  ])('$says', ({ from, without, left }) => {
    expect(subtractWindows(from, without)).toEqual(left);
  });

  test('cutting and sharing agree minute by minute', () => {
    const random = seeded(20261116);
    for (let round = 0; round < 300; round += 1) {
      const draw = (): Window[] =>
        Array.from({ length: between(random, 0, 6) }, () => {
          const start = between(random, 0, 28);
          return stretch(start, start + between(random, 0, 8));
        });
      const [a, b] = [draw(), draw()];
      const holds = (windows: readonly Window[], minute: number): boolean =>
        windows.some(({ start, end }) => start <= minute && minute < end);
      const cut = subtractWindows(shuffled(random, a), shuffled(random, b));
      const shared = intersectWindows(shuffled(random, a), shuffled(random, b));
      const minutes = Array.from({ length: 40 }, (_, minute) => minute);
      expect(minutes.map((minute) => holds(cut, minute))).toEqual(
        minutes.map((minute) => holds(a, minute) && !holds(b, minute)),
      );
      expect(minutes.map((minute) => holds(shared, minute))).toEqual(
        minutes.map((minute) => holds(a, minute) && holds(b, minute)),
      );
    }
  });
});
