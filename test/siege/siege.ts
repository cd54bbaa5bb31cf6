// `npm run siege`: what one token can do to everybody else, on a large tree, with what must hold meanwhile.
import { endChildren } from '../../bench/child.ts';
import type { Outcome } from './outcome.ts';
import { type SiegeDatabase, siegeDatabase } from './siege-database.ts';
import { readOptions, type SiegeOptions, USAGE } from './siege-options.ts';
import type { SiegeRow } from './siege-row.ts';
import { siegeRows } from './siege-rows.ts';
import { SiegeStand } from './stand.ts';
import { treeShape } from './tree-shape.ts';

/** What others may wait whatever the calm was, where a row does not name its own, ms. */
const OTHERS = { p99Ms: 150, stallMs: 250 };

/** Each row meets servers that have done nothing yet. */
async function carryOut(row: SiegeRow, database: SiegeDatabase, options: SiegeOptions): Promise<Outcome[]> {
  const stand = await SiegeStand.start({
    databaseUrl: database.url,
    shape: treeShape(options.tree),
    nodes: row.nodes ?? 1,
    env: row.env,
    bystanders: options.bystanders,
    calmMs: 5_000,
    leastMs: 5_000,
    mostMs: options.seconds * 1_000,
    others: OTHERS,
    by: 'clock',
  });
  try {
    return await row.run(stand);
  } catch (error) {
    return [{ what: 'carried out', figure: (error as Error).message, bound: '', calm: '', held: false }];
  } finally {
    await stand.end();
  }
}

function print({ title }: SiegeRow, outcomes: Outcome[]): void {
  console.log(`\n${title}`);
  for (const { what, figure, bound, calm, held } of outcomes) {
    const judged = bound === '' && held ? '' : held ? 'held' : 'NOT HELD';
    const line = [what.padEnd(44), figure.padStart(14), bound.padStart(12), calm && `calm ${calm}`, judged];
    console.log(
      `  ${line
        .map((cell) => cell.padEnd(12))
        .join('  ')
        .trimEnd()}`,
    );
  }
}

async function main(options: SiegeOptions): Promise<number> {
  const rows = siegeRows.filter(({ name }) => options.rows.length === 0 || options.rows.includes(name));
  const database = await siegeDatabase(options.database, options.tree, options.admissions);
  let held = true;
  try {
    for (const row of rows) {
      const outcomes = await carryOut(row, database, options);
      print(row, outcomes);
      held &&= outcomes.every((one) => one.held);
    }
  } finally {
    await database.end();
  }
  console.log(held ? '\nAll of it held.' : '\nNOT all of it held.');
  return held ? 0 : 1;
}

for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => void endChildren());
try {
  const options = readOptions(
    process.argv.slice(2),
    siegeRows.map(({ name }) => name),
  );
  if (options === null) console.log(USAGE);
  else process.exitCode = await main(options);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}
