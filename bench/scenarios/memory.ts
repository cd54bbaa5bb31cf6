import { DISTRICT_ID } from '../admissions.ts';
import { CONTENDERS, type ContenderName, type StandOptions, startStands } from '../stand.ts';
import { endWithFaults } from './fan-out.ts';

/** What a contender's process needs. */
export interface MemoryResult {
  contender: ContenderName;
  /** Resident bytes after collecting, by number of idle subscribers; the first is without any. */
  rss: { subscribers: number; bytes: number }[];
  /** Of the largest number, against none: with what the first subscribers cost once and for all. */
  bytesPerSubscriber: number;
  /** Of the largest number, against the smallest; NaN when only one number was measured. */
  bytesPerFurther: number;
  faults: string[];
}

/** How to measure. */
export interface MemoryOptions extends Omit<StandOptions, 'contender' | 'heartbeatMs'> {
  counts: number[];
  onProgress: (line: string) => void;
}

/** Scenario C: memory with idle subscribers of one board, in a fresh process for each number. */
export async function memory(options: MemoryOptions): Promise<MemoryResult[]> {
  const results = CONTENDERS.map(
    (contender): MemoryResult => ({
      contender,
      rss: [],
      bytesPerSubscriber: Number.NaN,
      bytesPerFurther: Number.NaN,
      faults: [],
    }),
  );
  for (const subscribers of [0, ...options.counts]) {
    // At the same time: memory does not depend on how busy the processor is.
    const stands = await startStands(CONTENDERS.map((contender) => ({ ...options, contender })));
    await Promise.all(
      stands.map(async (stand, index) => {
        const { rss, faults } = results[index] as MemoryResult;
        try {
          await stand.subscribe(subscribers, [DISTRICT_ID]);
          rss.push({ subscribers, bytes: await stand.rss() });
        } catch (error) {
          faults.push(`${stand.contender}: ${(error as Error).message}`);
        } finally {
          faults.push(...(await endWithFaults(stand)));
        }
      }),
    );
    options.onProgress(`memory: ${subscribers} subscribers`);
  }
  for (const result of results) {
    const [none, some] = result.rss;
    const most = result.rss.at(-1);
    if (!none || !some || !most) continue;
    result.bytesPerSubscriber = (most.bytes - none.bytes) / most.subscribers;
    result.bytesPerFurther = (most.bytes - some.bytes) / (most.subscribers - some.subscribers);
  }
  return results;
}
