import { parseArgs } from 'node:util';
import { removeMutants } from './load-core.ts';
import { loadPlanted, mutants } from './mutants.ts';
import { simulate } from './simulation.ts';

const USAGE = `usage: npm run simulate -- --seed N | --seeds COUNT [--from N] [--lists] [--mutant NAME]
  --seed N       runs one seed and tells what happens
  --seeds COUNT  runs seeds until one fails
  --lists        clients watch lists in place of boards
  --mutant NAME  with a planted bug; NAME may be "all": which seed finds each of them`;

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    lists: { type: 'boolean', default: false },
    mutant: { type: 'string' },
  },
});

if (values.seed !== undefined) await replay(Number(values.seed));
else if (values.seeds !== undefined && values.mutant === 'all') await findAll(Number(values.seeds));
else if (values.seeds !== undefined) await search(Number(values.from), Number(values.seeds));
else {
  console.error(USAGE);
  process.exitCode = 1;
}
removeMutants();

async function replay(seed: number): Promise<void> {
  const failure = await simulate(seed, { ...(await planted()), trace: (line) => console.log(line) });
  console.log(failure === null ? `seed ${seed} holds` : `seed ${seed} fails at ${failure}`);
  if (failure !== null) process.exitCode = 1;
}

async function search(from: number, count: number): Promise<void> {
  const options = await planted();
  const startedMs = performance.now();
  for (let seed = from; seed < from + count; seed += 1) {
    const failure = await simulate(seed, options);
    if (failure !== null) {
      console.log(
        `seed ${seed} fails at ${failure}\nagain, with everything that happened: npm run simulate -- --seed ${seed}`,
      );
      process.exitCode = 1;
      return;
    }
    if ((seed - from + 1) % 1_000 === 0) console.log(`${seed - from + 1} seeds hold`);
  }
  const ms = (performance.now() - startedMs) / count;
  console.log(`${count} seeds hold, ${ms.toFixed(0)} ms each`);
}

async function findAll(count: number): Promise<void> {
  for (const mutant of mutants) {
    const options = await loadPlanted(mutant);
    let found = 'NOT FOUND';
    for (let seed = 1; seed <= count && found === 'NOT FOUND'; seed += 1) {
      const failure = await simulate(seed, options);
      if (failure !== null) found = `seed ${seed}, ${failure}`;
    }
    if (found === 'NOT FOUND') process.exitCode = 1;
    console.log(`${mutant.name.padEnd(60)} ${found}`);
  }
}

async function planted(): Promise<object> {
  if (values.mutant === undefined) return { watched: values.lists ? 'lists' : 'boards' };
  const mutant = mutants.find(({ name }) => name === values.mutant);
  if (!mutant) throw new Error(`there is no mutant ${values.mutant}: ${mutants.map(({ name }) => name).join('; ')}`);
  return loadPlanted(mutant);
}
