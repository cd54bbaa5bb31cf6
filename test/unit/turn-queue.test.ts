import { describe, expect, it } from 'vitest';
import { type EndTurn, type NoTurn, TurnQueue } from '../../src/http/shares/turn-queue.ts';
import { handClock } from '../helpers/hand-clock.ts';

function queue({ atOnce = 2, ofViewer = 2, waiting = 100, waitMs = 1_000 } = {}) {
  const clock = handClock();
  const turns = new TurnQueue({ atOnce, ofViewer: () => ofViewer, waitingOfViewer: () => waiting }, clock);
  const begun: string[] = [];
  const ends: EndTurn[] = [];
  const refused: string[] = [];
  const enter = (viewer: string, signal?: AbortSignal): void => {
    turns.enter(viewer, waitMs, signal).then(
      (end) => {
        begun.push(viewer);
        ends.push(end);
      },
      (error: NoTurn) => refused.push(`${viewer} ${error.reason}`),
    );
  };
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const endFirst = async (): Promise<void> => {
    ends.shift()?.();
    await settled();
  };
  return { clock, turns, begun, refused, enter, settled, endFirst };
}

describe('turns', () => {
  it('are taken by viewers one after the other, however many wait for one of them', async () => {
    const { begun, enter, settled, endFirst } = queue();
    for (const viewer of 'aaaaaa') enter(viewer);
    for (const viewer of 'bbc') enter(viewer);
    await settled();
    expect(begun.join('')).toBe('aa');
    for (let n = 0; n < 6; n += 1) await endFirst();
    expect(begun.join('')).toBe('aabcabaa');
  });

  it('are not held up by a viewer who has all of its own', async () => {
    const { begun, turns, enter, settled, endFirst } = queue({ atOnce: 10, ofViewer: 1 });
    for (const viewer of 'aaab') enter(viewer);
    await settled();
    expect(begun.join('')).toBe('ab');
    expect(turns).toMatchObject({ running: 2, waiting: 2 });
    await endFirst();
    expect(begun.join('')).toBe('aba');
  });

  it('are waited for by so many and for so long', async () => {
    const { clock, begun, refused, turns, enter, settled, endFirst } = queue({ ofViewer: 1, waiting: 2 });
    for (const viewer of 'aaaab') enter(viewer);
    await settled();
    expect(refused).toEqual(['a queue_full']);
    clock.move(999);
    await endFirst();
    expect(begun.join('')).toBe('aba');
    clock.move(1);
    await settled();
    expect(refused).toEqual(['a queue_full', 'a waited']);
    expect(turns).toMatchObject({ running: 2, waiting: 0 });
    expect(clock.waiting).toBe(0);
  });

  it('are not kept for who has gone, and are given back once', async () => {
    const { clock, begun, refused, turns, enter, settled, endFirst } = queue({ atOnce: 1 });
    const gone = new AbortController();
    enter('a');
    enter('b', gone.signal);
    enter('c');
    await settled();
    gone.abort();
    await endFirst();
    expect(begun.join('')).toBe('ac');
    expect(refused).toEqual(['b gone']);
    const end = await queue().turns.enter('a', 1);
    end();
    end();
    await endFirst();
    expect(turns).toMatchObject({ running: 0, waiting: 0 });
    expect(clock.waiting).toBe(0);
  });

  it('never exceed what there is, whatever comes', async () => {
    const { turns, enter, settled, endFirst, begun } = queue({ atOnce: 3, ofViewer: 2, waiting: 1_000 });
    for (let n = 0; n < 300; n += 1) {
      enter('abcd'[(n * 7) % 4] as string);
      if (n % 3 === 0) await endFirst();
      expect(turns.running).toBeLessThanOrEqual(3);
    }
    while (turns.running > 0) {
      await settled();
      await endFirst();
    }
    expect(begun).toHaveLength(300);
    expect(turns.waiting).toBe(0);
  });
});
