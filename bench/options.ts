import { parseArgs } from 'node:util';

/** What to measure. */
export interface FeedBenchOptions {
  /** Of scenario A, one measurement each. */
  subscribers: number[];
  pairs: number;
  changes: number;
  /** Different people among the subscribers. */
  viewers: number;
  /** Of scenario B. */
  manyBoards: { subscribers: number; perSecond: number; seconds: number };
  /** Numbers of idle subscribers of scenario C. */
  idle: number[];
  scenarios: Set<string>;
  pin: boolean;
  strict: boolean;
  json: string | null;
}

/** Printed with `--help`. */
export const USAGE = `npm run bench:feed -- [options]
  --quick                      everything in under a minute, less exact
  --only A,B,C,L               A fan-out, B many boards, C memory, L many work lists (default A,B,C)
  --subscribers 1000,5000,10000   of A
  --pairs 5  --changes 20      of A: measurements of each contender, and changes in each
  --rate 200  --seconds 10     of B and L: admissions a second, and for how long
  --idle 5000,10000            of C
  --viewers 1                  different people among the subscribers of Ketnap
  --no-pin                     leaves the choice of processors to the system
  --json FILE                  writes all figures there
  --strict                     ends with 1 also when a target is missed
PostgreSQL: that of TEST_DATABASE_URL, else one of its own.`;

/**
 * Reads the arguments; null when only help is wanted.
 * @throws Error when they make no sense
 */
export function readOptions(args: string[]): FeedBenchOptions | null {
  const { values } = parseArgs({
    args,
    allowNegative: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: 'A,B,C' },
      subscribers: { type: 'string' },
      pairs: { type: 'string' },
      changes: { type: 'string' },
      rate: { type: 'string', default: '200' },
      seconds: { type: 'string' },
      idle: { type: 'string' },
      viewers: { type: 'string', default: '1' },
      pin: { type: 'boolean', default: true },
      json: { type: 'string' },
      strict: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const usual = values.quick
    ? { subscribers: '1000', pairs: '3', changes: '5', seconds: '1', idle: '1000' }
    : { subscribers: '1000,5000,10000', pairs: '5', changes: '20', seconds: '10', idle: '5000,10000' };
  return {
    subscribers: counts('subscribers', values.subscribers ?? usual.subscribers),
    pairs: count('pairs', values.pairs ?? usual.pairs),
    changes: count('changes', values.changes ?? usual.changes),
    viewers: count('viewers', values.viewers),
    manyBoards: {
      subscribers: 1000,
      perSecond: count('rate', values.rate),
      seconds: count('seconds', values.seconds ?? usual.seconds),
    },
    idle: counts('idle', values.idle ?? usual.idle),
    scenarios: new Set(values.only.toUpperCase().split(',')),
    pin: values.pin,
    strict: values.strict,
    json: values.json ?? null,
  };
}

function counts(name: string, text: string): number[] {
  return text.split(',').map((one) => count(name, one));
}

function count(name: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`--${name} ${text}: a number from 1 to 999999 is wanted`);
  return Number(text);
}
