import { candidatesOf } from '../admissions.ts';
import { atRate, type RateReport } from '../at-rate.ts';
import { Stand, type StandOptions } from '../stand.ts';
import { quantile } from '../statistics.ts';
import { commitsByCell, delaysOf } from './delays.ts';
import { endWithFaults } from './fan-out.ts';

/** Longest wait, after the last step, until every list shows what was recorded, ms. */
const TIMEOUT_MS = 60_000;

/** What came of many work lists with many steps. */
export interface ManyListsResult {
  subscribers: number;
  /** Different lists among them: one for each cell. */
  lists: number;
  wantedPerSecond: number;
  writes: RateReport;
  /** Pairs of a step and a subscriber it concerns. */
  deliveries: number;
  /** Messages they came in. */
  messages: number;
  /** From the commit to the subscriber, ms. */
  p50Ms: number;
  p99Ms: number;
  mostMs: number;
  /** CPU time of the server for each second of the measurement, in seconds. */
  serverCores: number;
  faults: string[];
}

/** How to measure. */
export interface ManyListsOptions extends Omit<StandOptions, 'heartbeatMs' | 'contender'> {
  subscribers: number;
  perSecond: number;
  seconds: number;
}

/** Scenario L: subscribers spread over the work lists of all cells, and steps of cases at a rate, by SQL. */
export async function manyLists(options: ManyListsOptions): Promise<ManyListsResult> {
  const { subscribers, perSecond, seconds } = options;
  const stand = await Stand.start({ ...options, contender: 'ketnap' });
  const faults: string[] = [];
  const result: ManyListsResult = {
    subscribers,
    lists: 0,
    wantedPerSecond: perSecond,
    writes: { perSecond: 0, answerP50Ms: Number.NaN, answerP99Ms: Number.NaN },
    deliveries: 0,
    messages: 0,
    p50Ms: Number.NaN,
    p99Ms: Number.NaN,
    mostMs: Number.NaN,
    serverCores: Number.NaN,
    faults,
  };
  try {
    const people = await candidatesOf(stand);
    const cells = [...new Set(people.map(({ committeeId }) => committeeId))];
    result.lists = Math.min(cells.length, subscribers);
    await stand.subscribeToLists(subscribers, cells);
    const steps = people.map(({ candidateId, committeeId }) => ({ candidateId, committeeId, line: [committeeId] }));
    const total = perSecond * seconds;
    if (steps.length < total + perSecond) throw new Error('not enough people to admit');
    const shown = new Map(cells.map((cell, n) => [cell, n]));
    const start = await stand.values();
    const wanted = cells.map((_, n) => start[n] ?? 0);
    const take = async (some: typeof steps): Promise<RateReport> => {
      const report = await atRate(some, perSecond, (step) => stand.takeStep(step));
      for (const { committeeId } of some)
        wanted[shown.get(committeeId) ?? -1] = (wanted[shown.get(committeeId) ?? -1] ?? 0) + 1;
      return report;
    };
    // The first second is not measured: code that is still cold is not what is asked for.
    await take(steps.slice(total, total + perSecond));
    await stand.until(wanted, TIMEOUT_MS);
    await stand.pool.query('TRUNCATE bench_commit');
    const before = new Map(cells.map((cell, n) => [cell, wanted[n] ?? 0]));
    const [cpuBefore, startedAt] = [await stand.cpu(), performance.now()];
    result.writes = await take(steps.slice(0, total));
    const deliveries = await stand.until(wanted, TIMEOUT_MS);
    const cpuAfter = await stand.cpu();
    result.serverCores = (cpuAfter.server - cpuBefore.server) / 1_000 / (performance.now() - startedAt);
    const values = await stand.values();
    const wrong = values.filter((value, subscriber) => value !== wanted[subscriber % wanted.length]).length;
    if (wrong > 0) faults.push(`${wrong} lists do not show what was recorded`);
    const { delays, early } = delaysOf(deliveries, cells, before, await commitsByCell(stand.pool));
    if (early > 0) faults.push(`${early} rows were shown before they were committed`);
    result.deliveries = delays.length;
    result.messages = deliveries.at.length;
    result.p50Ms = quantile(delays, 0.5);
    result.p99Ms = quantile(delays, 0.99);
    result.mostMs = quantile(delays, 1);
  } catch (error) {
    faults.push(`lists: ${(error as Error).message}`);
  } finally {
    faults.push(...(await endWithFaults(stand)));
  }
  return result;
}
