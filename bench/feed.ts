// `npm run bench:feed`: the live boards against a bare WebSocket server and against the usual recipe.
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { endChildren } from './child.ts';
import { type BenchDatabases, prepareDatabases } from './database.ts';
import { chooseCores, tooManySubscribers } from './limits.ts';
import { type FeedBenchOptions, readOptions, USAGE } from './options.ts';
import {
  reportFanOut,
  reportManyBoards,
  reportManyLists,
  reportMemory,
  reportVerdicts,
  type Verdict,
} from './report.ts';
import { type FanOutResult, fanOut } from './scenarios/fan-out.ts';
import { type ManyBoardsResult, manyBoards, type WritesBy } from './scenarios/many-boards.ts';
import { type ManyListsResult, manyLists } from './scenarios/many-lists.ts';
import { type MemoryResult, memory } from './scenarios/memory.ts';
import type { ContenderName } from './stand.ts';

/** Cells that admit in the demo data. */
const CELLS = 344;

const MANY_BOARDS: [ContenderName, WritesBy][] = [
  ['raw', 'server'],
  ['ketnap', 'server'],
  ['recipe', 'server'],
  ['raw', 'sql'],
  ['ketnap', 'sql'],
];

interface Results {
  fanOut: FanOutResult[];
  manyBoards: ManyBoardsResult[];
  manyLists: ManyListsResult[];
  memory: MemoryResult[];
  verdicts: Verdict[];
}

async function run(options: FeedBenchOptions, databases: BenchDatabases, signal: AbortSignal): Promise<Results> {
  const { subscribers, pairs, changes, viewers, scenarios, idle } = options;
  const cores = chooseCores(options.pin);
  const onProgress = (line: string): void => console.error(`  ${performance.now().toFixed(0).padStart(6)} ms  ${line}`);
  const results: Results = { fanOut: [], manyBoards: [], manyLists: [], memory: [], verdicts: [] };
  console.log(
    `Node ${process.version}, ${availableParallelism()} x ${cpus()[0]?.model ?? 'unknown'}, ` +
      (cores.server === null ? 'not pinned' : `server on processor ${cores.server}, clients on ${cores.load}`),
  );
  const base = { databases, cores, viewers };

  for (const count of scenarios.has('A') ? subscribers : []) {
    const result = await fanOut({ ...base, subscribers: count, pairs, changes, onProgress });
    signal.throwIfAborted();
    results.fanOut.push(result);
    results.verdicts.push(...reportFanOut(result));
  }
  if (scenarios.has('B')) {
    for (const [contender, writesBy] of MANY_BOARDS) {
      results.manyBoards.push(await manyBoards({ ...base, ...options.manyBoards, contender, writesBy }));
      signal.throwIfAborted();
      onProgress(`many boards: ${contender}, writes by ${writesBy}`);
    }
    results.verdicts.push(...reportManyBoards(results.manyBoards));
  }
  if (scenarios.has('L')) {
    results.manyLists.push(await manyLists({ ...base, ...options.manyBoards }));
    signal.throwIfAborted();
    results.verdicts.push(...reportManyLists(results.manyLists));
  }
  if (scenarios.has('C')) {
    results.memory.push(...(await memory({ ...base, counts: idle, onProgress })));
    signal.throwIfAborted();
    results.verdicts.push(...reportMemory(results.memory));
  }
  return results;
}

async function main(options: FeedBenchOptions): Promise<number> {
  const most = Math.max(...options.subscribers, ...options.idle, options.manyBoards.subscribers);
  const refusal = tooManySubscribers(most);
  if (refusal !== null) throw new Error(refusal);

  const { pairs, changes, manyBoards: rate } = options;
  const people = Math.max((pairs + 1) * changes, rate.perSecond * (rate.seconds + 1));
  const interrupt = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    // Not once: npm repeats the signal that the terminal has sent already.
    process.on(name, () => {
      interrupt.abort(new Error('interrupted'));
      // What is being waited for fails then, and everything is cleaned up on the way out.
      void endChildren();
    });
  }
  const databases = await prepareDatabases(Math.ceil(people / CELLS) + 1);
  let results: Results;
  try {
    interrupt.signal.throwIfAborted();
    results = await run(options, databases, interrupt.signal);
  } finally {
    await databases.end();
  }

  reportVerdicts(results.verdicts);
  const faults = [...results.fanOut, ...results.manyBoards, ...results.manyLists, ...results.memory].flatMap(
    (result) => result.faults,
  );
  if (faults.length > 0) console.log(`\nINCORRECT:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  else console.log('\nEvery value that was delivered was checked and is right.');
  if (options.json !== null) writeFileSync(options.json, `${JSON.stringify({ options, ...results }, jsonValue, 2)}\n`);
  const missed = results.verdicts.some(({ pass }) => !pass);
  return faults.length > 0 || (options.strict && missed) ? 1 : 0;
}

function jsonValue(_key: string, value: unknown): unknown {
  return value instanceof Set ? [...value] : value;
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === null) console.log(USAGE);
  else process.exitCode = await main(options);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
