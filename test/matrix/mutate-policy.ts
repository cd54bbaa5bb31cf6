import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { removeCopies } from './load-access.ts';
import { nothingMissing } from './nothing-missing.ts';
import { withOwnDatabase } from './own-database.ts';
import { flips, rules } from './rules.ts';
import { unnoticedFlips, unnoticedRules } from './survivors.ts';

// Takes out every rule, one at a time, and wants the permission matrix to notice each: in shares, as many side by side as
// there are cores, two at most. `--only REGEX` takes out the rules alone whose place or text it names; `--one-in N` one of N, others in every
// run (`--start` takes the same ones again).

/** Rules that one process takes out. */
const SHARE = 100;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    from: { type: 'string' },
    entries: { type: 'boolean', default: false },
    'one-in': { type: 'string', default: '1' },
    start: { type: 'string', default: String(randomInt(1_000)) },
  },
});
const only = new RegExp(values.only ?? '');
const { start, 'one-in': step } = values;
const isTaken = (_rule: unknown, place: number): boolean => (place + Number(start)) % Number(step) === 0;
/** Processes that take out a share each. */
const running = new Set<ChildProcess>();
const named = rules()
  .filter(({ name }) => only.test(name))
  .filter(isTaken);
const turned = flips().filter(isTaken);

if (values.from !== undefined || values.entries) await takeOut(values.entries ? null : Number(values.from));
else await takeOutAll();

/** Takes out a share of the rules, or every entry of the tables. */
async function takeOut(from: number | null): Promise<void> {
  await withOwnDatabase(async (server) => {
    const say = (line: string): void => console.log(line);
    const unnoticed =
      from === null
        ? await unnoticedFlips(server, turned)
        : await unnoticedRules(server, named.slice(from, from + SHARE), say);
    for (const name of unnoticed) console.log(`not noticed: ${name}`);
    // Had somebody done something for want of a rule, all that came later would be noticed for that.
    const isClean = from === null || (await unnoticedRules(server, [nothingMissing])).length > 0;
    if (!isClean) console.log('something was done to the world: what came later may have been noticed for that');
    removeCopies();
    if (unnoticed.length > 0 || !isClean) process.exitCode = 1;
  });
}

async function takeOutAll(): Promise<void> {
  // Who is ended by hand leaves nobody behind.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      for (const child of running) child.kill(signal);
      process.exit(1);
    });
  }
  const startedMs = performance.now();
  const shares: string[][] = [];
  for (let from = 0; from < named.length; from += SHARE) shares.push(['--from', String(from)]);
  if (values.only === undefined) shares.unshift(['--entries']);
  const all = shares.length;
  let failed = 0;
  const work = async (): Promise<void> => {
    for (let share = shares.shift(); share; share = shares.shift()) if (!(await runs(share))) failed += 1;
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
  const seconds = Math.round((performance.now() - startedMs) / 1000);
  const entries = values.only === undefined ? turned.length : 0;
  console.log(
    `${entries} entries of the policy and ${named.length} rules in the code, ${seconds} s${step === '1' ? '' : ` (one in ${step}, start ${start})`}`,
  );
  console.log(failed === 0 ? 'each is noticed when it is missing' : `not so in ${failed} of ${all} shares: see above`);
  if (failed > 0) process.exitCode = 1;
}

/** Whether a share was noticed whole. */
function runs(share: readonly string[]): Promise<boolean> {
  const filter = values.only === undefined ? [] : ['--only', values.only];
  const chosen = ['--one-in', step, '--start', start];
  const args = ['--import', 'tsx', fileURLToPath(import.meta.url), ...share, ...filter, ...chosen];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: 'inherit' });
    running.add(child);
    child.once('error', reject).once('exit', (code) => {
      running.delete(child);
      resolve(code === 0);
    });
  });
}
