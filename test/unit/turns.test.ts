import { describe, expect, it } from 'vitest';
import { forHeavyRows, Turns } from '../../src/feed/turns.ts';

/** Turns of an event loop that goes on when it is told to. */
function loop(sliceRows: number) {
  let waiting: (() => void)[] = [];
  const turns = new Turns({ soon: (callback) => void waiting.push(callback), sliceRows });
  const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
  return {
    turns,
    settled,
    async goOn(): Promise<void> {
      const due = waiting;
      waiting = [];
      for (const callback of due) callback();
      await settled();
    },
  };
}

describe('turns', () => {
  it('let no more be done between two turns of the event loop than a slice has', async () => {
    const { turns, settled, goOn } = loop(100);
    let done = 0;
    const work = async (): Promise<void> => {
      await turns.take('one', 15);
      done += 1;
    };
    for (let piece = 0; piece < 12; piece += 1) void work();
    await settled();
    // 15 rows and what a piece costs beside them.
    expect(done).toBe(4);
    await goOn();
    expect(done).toBe(8);
    await goOn();
    await goOn();
    expect(done).toBe(12);
  });

  it('give rows that are more work smaller pieces', async () => {
    const { turns, settled, goOn } = loop(100);
    const heavy = forHeavyRows({ sliceRows: turns.sliceRows, take: (rows) => turns.take('one', rows) }, 5);
    expect(heavy.sliceRows).toBe(20);
    let done = 0;
    const work = async (): Promise<void> => {
      await heavy.take(20);
      done += 1;
    };
    void work();
    void work();
    await settled();
    expect(done).toBe(1);
    await goOn();
    expect(done).toBe(2);
  });

  it('go round: whoever has much to do does not keep the others waiting', async () => {
    const { turns, settled, goOn } = loop(100);
    const order: string[] = [];
    const work = (party: string, pieces: number): Promise<void> =>
      turns.run(party, async (turn) => {
        for (let piece = 0; piece < pieces; piece += 1) {
          await turn.take(100);
          order.push(party);
        }
      });
    const all = [...Array.from({ length: 30 }, () => work('many', 3)), work('one', 2), work('other', 1)];
    for (let n = 0; n < 5; n += 1) await goOn();
    expect(order.filter((party) => party !== 'many').sort()).toEqual(['one', 'one', 'other']);
    for (let n = 0; n < 100; n += 1) await goOn();
    await Promise.all(all);
    expect(order).toHaveLength(93);
    await settled();
  });

  it('begin few frames of a party at once, and the next when one has ended or failed', async () => {
    const { turns, settled, goOn } = loop(100);
    const ends: (() => void)[] = [];
    let begun = 0;
    const frames = Array.from({ length: 6 }, (_, n) =>
      turns.run('one', async () => {
        begun += 1;
        await new Promise<void>((resolve) => void ends.push(resolve));
        if (n === 0) throw new Error('a frame that fails');
      }),
    );
    const outcomes = Promise.allSettled(frames);
    await settled();
    expect(begun).toBe(4);
    ends.shift()?.();
    await settled();
    expect(begun).toBe(5);
    while (ends.length > 0) {
      ends.shift()?.();
      await settled();
    }
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', ...Array(5).fill('fulfilled')]);
    await goOn();
  });
});
