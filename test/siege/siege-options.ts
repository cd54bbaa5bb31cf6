import { parseArgs } from 'node:util';

/** What to besiege, and for how long. */
export interface SiegeOptions {
  /** Committees of the tree. */
  tree: number;
  /** Admissions of this year beyond those that a tree of its size has. */
  admissions: number;
  /** Names of rows; all when empty. */
  rows: string[];
  bystanders: number;
  /** Longest time for a row, seconds. */
  seconds: number;
  /** A database that is kept: filled when it is empty, used as it is when it is not. */
  database: string | null;
}

/** Printed with `--help`. */
export const USAGE = `npm run siege -- [options]
  --tree 260000       committees of the tree
  --admissions 0      more admissions of this year, dealt out over the cells
  --row NAME          only this row; may be repeated
  --bystanders 1000   who watch boards of their own
  --seconds 60        longest time for a row
  --database URL      a database to keep: filled when it is empty; else one that is thrown away,
                      on the server of TEST_DATABASE_URL or on one of its own
Ends with 1 when something did not hold.`;

/**
 * Reads the arguments; null when only help is wanted.
 * @throws Error when they make no sense
 */
export function readOptions(args: string[], names: string[]): SiegeOptions | null {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', short: 'h' },
      tree: { type: 'string', default: '260000' },
      admissions: { type: 'string', default: '0' },
      row: { type: 'string', multiple: true, default: [] },
      bystanders: { type: 'string', default: '1000' },
      seconds: { type: 'string', default: '60' },
      database: { type: 'string' },
    },
  });
  if (values.help) return null;
  for (const row of values.row) {
    if (!names.includes(row)) throw new Error(`--row ${row}: there are ${names.join(', ')}`);
  }
  return {
    tree: count('tree', values.tree),
    admissions: values.admissions === '0' ? 0 : count('admissions', values.admissions),
    rows: values.row,
    bystanders: count('bystanders', values.bystanders),
    seconds: count('seconds', values.seconds),
    database: values.database ?? null,
  };
}

function count(name: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`--${name} ${text}: a number from 1 to 999999 is wanted`);
  return Number(text);
}
