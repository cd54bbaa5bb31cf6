import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SteadyPace } from '../../dashboard/src/charts/steady-pace.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Something to ask that takes so long; says when it was asked, ms since the beginning. */
function questions(takesMs: number) {
  const startedAt = performance.now();
  const askedAt: number[] = [];
  const ask = async (): Promise<void> => {
    askedAt.push(performance.now() - startedAt);
    await new Promise<void>((resolve) => setTimeout(resolve, takesMs));
  };
  return { askedAt, ask };
}

it('asks at once, then steadily while wishes come, and once after the last one', async () => {
  const { askedAt, ask } = questions(10);
  const pace = new SteadyPace(ask, 1_000);
  for (let ms = 0; ms < 3_100; ms += 100) {
    pace.want();
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(askedAt).toEqual([0, 1_000, 2_000, 3_000]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(askedAt).toEqual([0, 1_000, 2_000, 3_000, 4_000]);
});

it('never asks twice at once, and not at all once it is stopped', async () => {
  const { askedAt, ask } = questions(2_500);
  const pace = new SteadyPace(ask, 1_000);
  pace.want();
  await vi.advanceTimersByTimeAsync(500);
  pace.want();
  await vi.advanceTimersByTimeAsync(2_100);
  expect(askedAt).toHaveLength(2);
  expect(askedAt[1]).toBeGreaterThanOrEqual(2_500);
  pace.want();
  pace.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(askedAt).toHaveLength(2);
});
