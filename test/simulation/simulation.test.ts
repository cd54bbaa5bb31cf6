import { afterAll, describe, expect, it } from 'vitest';
import { removeMutants } from './load-core.ts';
import { loadPlanted, mutants } from './mutants.ts';
import { simulate } from './simulation.ts';

// The long form: npm run simulate -- --seeds 10000, and with --lists

afterAll(removeMutants);

describe('nodes, a database and clients through faults', () => {
  it('hold what is promised, whatever the seed', async () => {
    for (let seed = 1; seed <= 40; seed += 1) expect(await simulate(seed), `seed ${seed}`).toBeNull();
  });

  it('hold it for lists too', async () => {
    for (let seed = 1; seed <= 40; seed += 1)
      expect(await simulate(seed, { watched: 'lists' }), `seed ${seed}`).toBeNull();
  });

  it('do the same again with the same seed', async () => {
    const run = async (): Promise<string[]> => {
      const lines: string[] = [];
      await simulate(7, { trace: (line) => lines.push(line) });
      return lines;
    };
    const first = await run();
    expect(first.length).toBeGreaterThan(100);
    expect(await run()).toEqual(first);
  });
});

describe('a planted bug is found', () => {
  it.each(mutants)('$name', async (mutant) => {
    const options = await loadPlanted(mutant);
    let failure: string | null = null;
    for (let seed = mutant.seed ?? 1; failure === null && seed < (mutant.seed ?? 1) + 60; seed += 1) {
      failure = await simulate(seed, options);
    }
    expect(failure, 'where it shows: npm run simulate -- --seeds 2000 --mutant NAME').not.toBeNull();
  });
});
