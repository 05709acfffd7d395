/** @jest-environment jsdom */
// Waiting for a workflow: second clicks, stale answers, and when busy is shown.
import { act, renderHook } from '@testing-library/react';
import { useWork } from '../../src/ui/useWork';

/** A job whose answers the test gives when it likes. */
class Desk {
  readonly calls: { answer: (value: string) => void; fail: (error: Error) => void }[] = [];
  readonly job = async (): Promise<string> =>
    new Promise((answer, fail) => {
      this.calls.push({ answer, fail });
    });
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test('a second click while busy does nothing', async () => {
  const desk = new Desk();
  const { result } = renderHook(() => useWork(desk.job));
  act(() => {
    void result.current.run();
    void result.current.run();
  });
  expect(desk.calls).toHaveLength(1);
  await act(async () => Promise.resolve(desk.calls[0]!.answer('done')));
  expect(result.current.state).toEqual({ kind: 'done', value: 'done' });
});

test('a newer question drops the older answer', async () => {
  const desk = new Desk();
  const { result } = renderHook(() => useWork(desk.job, { whenBusy: 'replace' }));
  act(() => {
    void result.current.run();
    void result.current.run();
  });
  await act(async () => Promise.resolve(desk.calls[1]!.answer('new')));
  await act(async () => Promise.resolve(desk.calls[0]!.answer('old')));
  expect(result.current.state).toEqual({ kind: 'done', value: 'new' });
});

test('busy is shown after 300 ms and long after one second', async () => {
  const desk = new Desk();
  const { result } = renderHook(() => useWork(desk.job));
  act(() => {
    void result.current.run();
  });
  act(() => jest.advanceTimersByTime(299));
  expect(result.current.showsBusy).toBe(false);
  act(() => jest.advanceTimersByTime(1));
  expect(result.current.showsBusy).toBe(true);
  expect(result.current.takesLong).toBe(false);
  act(() => jest.advanceTimersByTime(700));
  expect(result.current.takesLong).toBe(true);
  await act(async () => Promise.resolve(desk.calls[0]!.fail(new Error('down'))));
  expect(result.current.showsBusy).toBe(false);
  expect(result.current.state.kind).toBe('failed');
});

test('an answer after reset is dropped', async () => {
  const desk = new Desk();
  const { result } = renderHook(() => useWork(desk.job));
  act(() => {
    void result.current.run();
  });
  act(() => {
    result.current.reset();
  });
  await act(async () => Promise.resolve(desk.calls[0]!.answer('late')));
  expect(result.current.state).toEqual({ kind: 'idle' });
});
