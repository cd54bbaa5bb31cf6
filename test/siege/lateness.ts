import { quantile } from '../../bench/statistics.ts';
import type { Lateness } from './bystanders-commands.ts';

/** Sums up how late things came, ms. Zeros where there was nothing. */
export function lateness(ms: number[]): Lateness {
  if (ms.length === 0) return { count: 0, p50Ms: 0, p99Ms: 0, mostMs: 0 };
  return { count: ms.length, p50Ms: quantile(ms, 0.5), p99Ms: quantile(ms, 0.99), mostMs: quantile(ms, 1) };
}
