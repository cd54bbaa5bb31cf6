import { loadavg } from 'node:os';
import type { FanOutResult } from './scenarios/fan-out.ts';
import type { ManyBoardsResult } from './scenarios/many-boards.ts';
import type { ManyListsResult } from './scenarios/many-lists.ts';
import type { MemoryResult } from './scenarios/memory.ts';
import { TARGETS } from './scenarios/targets.ts';
import { CONTENDERS } from './stand.ts';

/** Whether Ketnap reached a target. */
export interface Verdict {
  what: string;
  value: number;
  target: number;
  /** Whether the target is the least, and not the most. */
  least?: boolean;
  pass: boolean;
}

/** Prints a table: the first column to the left, the others to the right. */
function printTable(rows: string[][]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(`  ${cells.join('  ')}`.trimEnd());
  }
}

/** Prints scenario A for one number of subscribers. */
export function reportFanOut(result: FanOutResult): Verdict[] {
  const { subscribers, pairs, changes, figures, ratios } = result;
  console.log(`\nA  one board, ${subscribers} subscribers, ${pairs} pairs of ${changes} changes; medians of the pairs`);
  printTable([
    ['', 'last ms', 'p50 ms', 'p99 ms', 'first to last ms', 'server CPU us', 'client CPU us', '(each delivery)'],
    ...CONTENDERS.map((contender) => {
      const { lastMs, p50Ms, p99Ms, spreadMs, serverCpuUs, loadCpuUs } = figures[contender];
      return [contender, ...[lastMs, p50Ms, p99Ms, spreadMs, serverCpuUs, loadCpuUs].map((n) => n.toFixed(1)), ''];
    }),
    ...(['ketnap', 'recipe'] as const).map((contender) => {
      const { last, p50, p99, cpu } = ratios[contender];
      return [`${contender} / raw`, last, p50, p99, '', cpu, '', ''].map((n) =>
        typeof n === 'number' ? n.toFixed(2) : n,
      );
    }),
  ]);
  const { last, p99, cpu } = ratios.ketnap;
  const at = `A, ${subscribers}`;
  return verdicts([
    [`${at}: last delivery / raw`, last, TARGETS.lastDelivery],
    [`${at}: p99 / raw`, p99, TARGETS.p99],
    [`${at}: server CPU / raw`, cpu, TARGETS.cpu],
  ]);
}

/** Prints scenario B. */
export function reportManyBoards(results: ManyBoardsResult[]): Verdict[] {
  const [first] = results;
  console.log(`\nB  ${first?.subscribers} subscribers over ${first?.boards} boards, from the commit to the subscriber`);
  const names = {
    server: {
      raw: 'plain insert over HTTP',
      recipe: 'its GraphQL mutation, a plain insert',
      ketnap: 'recordAdmission',
    },
    sql: { raw: 'SQL from outside', recipe: 'SQL from outside', ketnap: 'SQL from outside + feed_sequence()' },
  };
  printTable([
    [
      '',
      'writes/s',
      'answer p99 ms',
      'p50 ms',
      'p99 ms',
      'most ms',
      'deliveries',
      'messages',
      'server CPU us',
      'client',
    ],
    ...results.map((result) => [
      `${result.contender}, ${names[result.writesBy][result.contender]}`,
      result.writes.perSecond.toFixed(0),
      result.writes.answerP99Ms.toFixed(1),
      result.p50Ms.toFixed(1),
      result.p99Ms.toFixed(1),
      result.mostMs.toFixed(1),
      String(result.deliveries),
      String(result.messages),
      result.serverCpuUs.toFixed(0),
      result.loadCpuUs.toFixed(0),
    ]),
  ]);
  console.log(
    '  CPU is by delivery. Over HTTP it includes the writing; of SQL from outside only what the server does.',
  );
  const ketnap = results.filter(({ contender }) => contender === 'ketnap');
  return ketnap.flatMap(({ writesBy, p99Ms, writes, wantedPerSecond }) => {
    const what = `B, ${names[writesBy].ketnap}`;
    const least = wantedPerSecond * TARGETS.shareOfRate;
    return [
      ...verdicts([[`${what}: p99 ms`, p99Ms, TARGETS.manyBoardsP99Ms]]),
      {
        what: `${what}: writes/s`,
        value: writes.perSecond,
        target: least,
        least: true,
        pass: writes.perSecond >= least,
      },
    ];
  });
}

/** Prints scenario L. */
export function reportManyLists(results: ManyListsResult[]): Verdict[] {
  console.log('\nL  work lists of all cells, steps by SQL from outside; delay from the commit to the subscriber');
  printTable([
    ['', 'steps/s', 'p50 ms', 'p99 ms', 'most ms', 'deliveries', 'messages', 'server cores'],
    ...results.map((result) => [
      `${result.subscribers} subscribers, ${result.lists} lists`,
      result.writes.perSecond.toFixed(0),
      result.p50Ms.toFixed(1),
      result.p99Ms.toFixed(1),
      result.mostMs.toFixed(1),
      String(result.deliveries),
      String(result.messages),
      result.serverCores.toFixed(2),
    ]),
  ]);
  console.log(`  Load of the machine over the last minute: ${loadavg()[0]?.toFixed(1)}.`);
  return results.flatMap(({ p99Ms, writes, wantedPerSecond }) => {
    const least = wantedPerSecond * TARGETS.shareOfRate;
    const [delay] = verdicts([['L: p99 ms', p99Ms, TARGETS.manyListsP99Ms]]);
    const rate = { what: 'L: steps/s', value: writes.perSecond, target: least, least: true };
    return [...(delay ? [delay] : []), { ...rate, pass: writes.perSecond >= least }];
  });
}

/** Prints scenario C. */
export function reportMemory(results: MemoryResult[]): Verdict[] {
  console.log('\nC  resident memory after collecting, MiB, by idle subscribers; a fresh process each');
  printTable([
    [
      '',
      ...(results[0]?.rss ?? []).map(({ subscribers }) => String(subscribers)),
      'KiB a subscriber',
      'each further one',
    ],
    ...results.map(({ contender, rss, bytesPerSubscriber, bytesPerFurther }) => [
      contender,
      ...rss.map(({ bytes }) => (bytes / 2 ** 20).toFixed(1)),
      (bytesPerSubscriber / 1024).toFixed(1),
      Number.isNaN(bytesPerFurther) ? '' : (bytesPerFurther / 1024).toFixed(1),
    ]),
  ]);
  const ketnap = results.find(({ contender }) => contender === 'ketnap');
  const kibibytes = (ketnap?.bytesPerSubscriber ?? Number.NaN) / 1024;
  return verdicts([['C: KiB a subscriber', kibibytes, TARGETS.bytesPerSubscriber / 1024]]);
}

/** Prints what was reached and what was not. */
export function reportVerdicts(all: Verdict[]): void {
  console.log('\nKetnap against its targets');
  printTable(
    all.map(({ what, value, target, least = false, pass }) => [
      what,
      value.toFixed(2),
      `${least ? '>=' : '<='} ${target.toFixed(2)}`,
      pass ? 'pass' : 'MISS',
    ]),
  );
}

function verdicts(rows: [what: string, value: number, target: number][]): Verdict[] {
  // A figure that could not be measured is no pass.
  return rows.map(([what, value, target]) => ({ what, value, target, pass: value <= target }));
}
