import { type Candidate, candidatesOf, DISTRICT_ID, recordedFigures } from '../admissions.ts';
import { globalCommitteeId } from '../board.ts';
import { BENCH_YEAR } from '../fixed-day.ts';
import { monotonicMs } from '../monotonic.ts';
import { CONTENDERS, type ContenderName, type Stand, type StandOptions, startStands } from '../stand.ts';
import { median, quantile } from '../statistics.ts';

/** Longest wait until a change has reached everybody, ms. */
const TIMEOUT_MS = 30_000;
/**
 * No heartbeats: those of one server would fall into the measurement of another. While there are changes there would
 * be none anyway.
 */
const NO_HEARTBEAT_MS = 600_000;
/** Changes before the measurement. */
const WARM_UP_CHANGES = 5;

/** Figures of one measurement: the same changes, one at a time, to all subscribers. */
export interface FanOutFigures {
  /** From the commit to the last delivery: the middle over the changes, ms. */
  lastMs: number;
  /** From the commit to a delivery, over all deliveries, ms. */
  p50Ms: number;
  p99Ms: number;
  /** From the first to the last delivery: the middle over the changes, ms. */
  spreadMs: number;
  /** CPU time a delivery, microseconds. */
  serverCpuUs: number;
  loadCpuUs: number;
}

/** Ratios to the raw contender of the same pair; the middle over the pairs. */
export interface FanOutRatios {
  last: number;
  p50: number;
  p99: number;
  cpu: number;
}

/** What came of the fan-out to a number of subscribers. */
export interface FanOutResult {
  subscribers: number;
  pairs: number;
  changes: number;
  /** The middle over the pairs. */
  figures: Record<ContenderName, FanOutFigures>;
  ratios: Record<Exclude<ContenderName, 'raw'>, FanOutRatios>;
  /** Every single measurement. */
  measured: Record<ContenderName, FanOutFigures[]>;
  faults: string[];
}

/** How to measure. */
export interface FanOutOptions extends Omit<StandOptions, 'contender' | 'heartbeatMs'> {
  subscribers: number;
  pairs: number;
  changes: number;
  onProgress: (line: string) => void;
}

/** A stand, and what the boards there must show. */
interface Measuring {
  stand: Stand;
  candidates: Candidate[];
  admitted: Map<string, number>;
}

/** What was seen of one change. */
interface Change {
  /** From the commit to each delivery, ms. */
  delays: Float64Array;
  serverCpuUs: number;
  loadCpuUs: number;
}

/** Scenario A: all subscribers watch one board, and one admission at a time is sent to all of them. */
export async function fanOut(options: FanOutOptions): Promise<FanOutResult> {
  const { subscribers, pairs, changes, onProgress } = options;
  const all: Measuring[] = [];
  const faults: string[] = [];
  const measured: FanOutResult['measured'] = { raw: [], ketnap: [], recipe: [] };
  try {
    const stands = await startStands(
      CONTENDERS.map((contender) => ({ ...options, contender, heartbeatMs: NO_HEARTBEAT_MS })),
    );
    for (const stand of stands) all.push({ stand, candidates: [], admitted: new Map() });
    for (const measuring of all) {
      const { stand } = measuring;
      measuring.candidates = await candidatesOf(stand);
      measuring.admitted = await recordedFigures(stand, BENCH_YEAR);
      const startedAt = performance.now();
      await stand.subscribe(subscribers, [DISTRICT_ID]);
      onProgress(`${stand.contender}: ${subscribers} subscribers in ${Math.round(performance.now() - startedAt)} ms`);
    }
    // Code that is still cold is not what is asked for.
    await measurePair(all, subscribers, Math.min(changes, WARM_UP_CHANGES));
    for (let pair = 0; pair < pairs; pair += 1) {
      const figures = await measurePair(all, subscribers, changes);
      for (const contender of CONTENDERS) measured[contender].push(figures[contender]);
      onProgress(`pair ${pair + 1} of ${pairs}`);
    }
    for (const measuring of all) await checkRecords(measuring);
  } catch (error) {
    faults.push((error as Error).message);
  } finally {
    for (const { stand } of all) faults.push(...(await endWithFaults(stand)));
  }
  return {
    subscribers,
    pairs,
    changes,
    figures: { raw: middle(measured.raw), ketnap: middle(measured.ketnap), recipe: middle(measured.recipe) },
    ratios: { ketnap: ratiosOf(measured.ketnap, measured.raw), recipe: ratiosOf(measured.recipe, measured.raw) },
    measured,
    faults,
  };
}

/** One measurement of each contender. They take turns with every change, so that what disturbs one disturbs all. */
async function measurePair(
  all: Measuring[],
  subscribers: number,
  changes: number,
): Promise<Record<ContenderName, FanOutFigures>> {
  const seen: Record<ContenderName, Change[]> = { raw: [], ketnap: [], recipe: [] };
  for (let change = 0; change < changes; change += 1) {
    for (let turn = 0; turn < all.length; turn += 1) {
      const measuring = all[(change + turn) % all.length] as Measuring;
      const { stand } = measuring;
      const before = await stand.cpu();
      const delays = await admitAndAwait(measuring, subscribers);
      const after = await stand.cpu();
      seen[stand.contender].push({
        delays,
        serverCpuUs: after.server - before.server,
        loadCpuUs: after.load - before.load,
      });
    }
  }
  return { raw: figuresOf(seen.raw), ketnap: figuresOf(seen.ketnap), recipe: figuresOf(seen.recipe) };
}

function figuresOf(changes: Change[]): FanOutFigures {
  const all = changes.flatMap(({ delays }) => [...delays]);
  const sum = (figure: 'serverCpuUs' | 'loadCpuUs'): number =>
    changes.reduce((total, change) => total + change[figure], 0);
  return {
    lastMs: median(changes.map(({ delays }) => quantile(delays, 1))),
    p50Ms: quantile(all, 0.5),
    p99Ms: quantile(all, 0.99),
    spreadMs: median(changes.map(({ delays }) => quantile(delays, 1) - quantile(delays, 0))),
    serverCpuUs: sum('serverCpuUs') / all.length,
    loadCpuUs: sum('loadCpuUs') / all.length,
  };
}

/** Returns how long after the commit each subscriber had the new figures. */
async function admitAndAwait({ stand, candidates, admitted }: Measuring, subscribers: number): Promise<Float64Array> {
  const candidate = candidates.pop();
  if (!candidate) throw new Error('nobody is left to admit');
  const { candidateId, committeeId, communeId } = candidate;
  const line = [DISTRICT_ID, communeId];
  const expected: Record<string, number> = {};
  for (const id of line) {
    const now = (admitted.get(id) ?? 0) + 1;
    admitted.set(id, now);
    expected[globalCommitteeId(id)] = now;
  }
  await stand.expect(expected);
  let committedAt = 0;
  const [deliveries] = await Promise.all([
    stand.everybody(TIMEOUT_MS),
    stand.admit({ candidateId, committeeId, line }, () => {
      committedAt = monotonicMs();
    }),
  ]);
  const reached = new Set(deliveries.subscriber).size;
  if (reached !== subscribers || deliveries.at.length !== subscribers) {
    throw new Error(
      `${stand.contender}: a change reached ${reached} of ${subscribers} in ${deliveries.at.length} messages`,
    );
  }
  return deliveries.at.map((at) => at - committedAt);
}

/** Throws when the subscribers do not show what the records say in the end. */
async function checkRecords({ stand }: Measuring): Promise<void> {
  const recorded = (await recordedFigures(stand, BENCH_YEAR)).get(DISTRICT_ID);
  const wrong = (await stand.values()).filter((value) => value !== recorded).length;
  if (wrong > 0) throw new Error(`${stand.contender}: ${wrong} subscribers do not show the ${recorded} on record`);
}

/** Ends a stand; returns what its subscribers found wrong. */
export async function endWithFaults(stand: Stand): Promise<string[]> {
  try {
    const { count, examples } = await stand.faults();
    return count === 0 ? [] : [`${stand.contender}: ${count} faults`, ...examples];
  } catch (error) {
    return [(error as Error).message];
  } finally {
    await stand.end();
  }
}

function middle(measured: FanOutFigures[]): FanOutFigures {
  const over = (figure: keyof FanOutFigures): number => median(measured.map((one) => one[figure]));
  return {
    lastMs: over('lastMs'),
    p50Ms: over('p50Ms'),
    p99Ms: over('p99Ms'),
    spreadMs: over('spreadMs'),
    serverCpuUs: over('serverCpuUs'),
    loadCpuUs: over('loadCpuUs'),
  };
}

function ratiosOf(measured: FanOutFigures[], raw: FanOutFigures[]): FanOutRatios {
  const ratio = (figure: keyof FanOutFigures): number =>
    median(measured.map((one, pair) => one[figure] / (raw[pair]?.[figure] ?? Number.NaN)));
  return { last: ratio('lastMs'), p50: ratio('p50Ms'), p99: ratio('p99Ms'), cpu: ratio('serverCpuUs') };
}
