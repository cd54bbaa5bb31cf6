import { candidatesOf, recordedFigures } from '../admissions.ts';
import { atRate, type RateReport } from '../at-rate.ts';
import { BENCH_YEAR } from '../fixed-day.ts';
import type { Deliveries } from '../load/commands.ts';
import type { Admission } from '../plain-admission.ts';
import { serverWriter } from '../server-write.ts';
import { type ContenderName, Stand, type StandOptions } from '../stand.ts';
import { quantile } from '../statistics.ts';
import { commitsByCell, delaysOf } from './delays.ts';
import { endWithFaults } from './fan-out.ts';

/** Longest wait, after the last write, until everybody shows what was recorded, ms. */
const TIMEOUT_MS = 30_000;

/** Who writes: the server on request over HTTP, or somebody else by SQL. */
export type WritesBy = 'server' | 'sql';

/** What came of many boards with many writes. */
export interface ManyBoardsResult {
  contender: ContenderName;
  writesBy: WritesBy;
  subscribers: number;
  boards: number;
  /** Writes a second that were wanted. */
  wantedPerSecond: number;
  writes: RateReport;
  /** Pairs of an admission and a subscriber it concerns. */
  deliveries: number;
  /** Messages they came in; fewer when several admissions of a board came in one. */
  messages: number;
  /** From the commit to the subscriber, ms. */
  p50Ms: number;
  p99Ms: number;
  mostMs: number;
  /** CPU time a delivery, microseconds; the server's part of the writing is in it. */
  serverCpuUs: number;
  loadCpuUs: number;
  faults: string[];
}

/** How to measure. */
export interface ManyBoardsOptions extends Omit<StandOptions, 'heartbeatMs'> {
  writesBy: WritesBy;
  subscribers: number;
  perSecond: number;
  seconds: number;
}

/** Scenario B: subscribers spread over the boards of all cells, and admissions at a rate. */
export async function manyBoards(options: ManyBoardsOptions): Promise<ManyBoardsResult> {
  const { contender, writesBy, subscribers, perSecond, seconds } = options;
  const stand = await Stand.start(options);
  const faults: string[] = [];
  const result: ManyBoardsResult = {
    contender,
    writesBy,
    subscribers,
    boards: 0,
    wantedPerSecond: perSecond,
    writes: { perSecond: 0, answerP50Ms: Number.NaN, answerP99Ms: Number.NaN },
    deliveries: 0,
    messages: 0,
    p50Ms: Number.NaN,
    p99Ms: Number.NaN,
    mostMs: Number.NaN,
    serverCpuUs: Number.NaN,
    loadCpuUs: Number.NaN,
    faults,
  };
  try {
    const candidates = await candidatesOf(stand);
    const cells = [...new Set(candidates.map(({ committeeId }) => committeeId))];
    const before = await recordedFigures(stand, BENCH_YEAR);
    result.boards = Math.min(cells.length, subscribers);
    await stand.subscribe(subscribers, cells);
    await stand.expect(null);

    // The first second is not measured: code that is still cold is not what is asked for.
    const admissions = candidates.map(({ candidateId, committeeId }) => ({
      candidateId,
      committeeId,
      line: [committeeId],
    }));
    const total = perSecond * seconds;
    if (admissions.length < total + perSecond) throw new Error('not enough people to admit');
    const writer = await writerOf(stand, writesBy);
    try {
      await atRate(admissions.slice(total, total + perSecond), perSecond, writer.write);
      const warm = await arrived(stand, cells);
      faults.push(...warm.faults);
      await stand.pool.query('TRUNCATE bench_commit');
      const cpuBefore = await stand.cpu();
      const start = warm.recorded;
      result.writes = await atRate(admissions.slice(0, total), perSecond, writer.write);
      const { deliveries, recorded, faults: late } = await arrived(stand, cells);
      const cpuAfter = await stand.cpu();
      faults.push(...late);

      const grown = [...recorded.values()].reduce((sum, value) => sum + value, 0);
      const were = cells.reduce((sum, cell) => sum + (before.get(cell) ?? 0), 0);
      if (grown !== were + total + perSecond) faults.push(`${grown - were} were recorded of ${total + perSecond}`);
      const commits = await commitsByCell(stand.pool);
      const { delays, early } = delaysOf(deliveries, cells, start, commits);
      if (early > 0) faults.push(`${early} figures were shown before they were committed`);
      const watchers = cells.map((_, cell) => Math.ceil((subscribers - cell) / cells.length));
      const wanted = cells.reduce((sum, cell, i) => sum + (commits.get(cell)?.length ?? 0) * (watchers[i] ?? 0), 0);
      if (delays.length !== wanted) faults.push(`${delays.length} deliveries of ${wanted}`);
      result.deliveries = delays.length;
      result.messages = deliveries.at.length;
      result.p50Ms = quantile(delays, 0.5);
      result.p99Ms = quantile(delays, 0.99);
      result.mostMs = quantile(delays, 1);
      result.serverCpuUs = (cpuAfter.server - cpuBefore.server) / delays.length;
      result.loadCpuUs = (cpuAfter.load - cpuBefore.load) / delays.length;
    } finally {
      writer.end();
    }
  } catch (error) {
    faults.push(`${contender}: ${(error as Error).message}`);
  } finally {
    faults.push(...(await endWithFaults(stand)));
  }
  return result;
}

async function writerOf(
  stand: Stand,
  writesBy: WritesBy,
): Promise<{ write(admission: Admission): Promise<void>; end(): void }> {
  return writesBy === 'server' ? serverWriter(stand) : { write: (admission) => stand.admit(admission), end: () => {} };
}

/** Waits until every subscriber shows what the records say. */
async function arrived(
  stand: Stand,
  cells: string[],
): Promise<{ deliveries: Deliveries; recorded: Map<string, number>; faults: string[] }> {
  const all = await recordedFigures(stand, BENCH_YEAR);
  const recorded = new Map(cells.map((cell) => [cell, all.get(cell) ?? 0]));
  const wanted = [...recorded.values()];
  const deliveries = await stand.until(wanted, TIMEOUT_MS);
  const values = await stand.values();
  const wrong = values.filter((value, subscriber) => value !== wanted[subscriber % wanted.length]).length;
  return { deliveries, recorded, faults: wrong === 0 ? [] : [`${wrong} subscribers do not show what was recorded`] };
}
