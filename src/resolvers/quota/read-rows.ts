import type { QuotaBasis, QuotaKind } from '../../db/generated/enums.ts';
import { readAt, readEach, readFields } from '../form.ts';
import { readWhole } from '../input.ts';
import { readId, type UnreadId } from '../unread.ts';
import { MOST_TARGET, RATES } from './rules.ts';
import { mistakes } from './violations.ts';

/** Which members a rate is of: those at the start of the year, or of the term. */
export const RATE_STARTS = ['YEAR', 'TERM'] as const;

/** One of these. */
export type RateStart = (typeof RATE_STARTS)[number];

/** The number that a quota is to have, as a form brings it. */
export interface TargetInput {
  target?: number | null;
  basis: QuotaBasis;
  ratePercent?: number | null;
  rateOf: RateStart;
}

/** A quota as a form brings it. */
export interface QuotaRowInput extends TargetInput {
  committeeId: UnreadId;
  kind: QuotaKind;
  /** The version that was seen; 0 when there was no quota yet. */
  expectedVersion: number;
}

/** A number, or the rate that it follows from. */
export type WantedTarget = { basis: QuotaBasis } & (
  | { target: number; rate: null }
  | { target: null; rate: { percent: number; of: RateStart } }
);

/** A quota that is wanted. */
export interface WantedQuota {
  committeeId: string;
  kind: QuotaKind;
  expectedVersion: number;
  wanted: WantedTarget;
  /** Where a field of it stands in the form. */
  at(field: string): string[];
}

/**
 * Reads the rows of a form, each about a quota of its own.
 * @throws InvalidInput with the mistakes of all rows
 */
export function readRows(rows: readonly QuotaRowInput[]): WantedQuota[] {
  const known = new Set<string>();
  return readEach(rows, (row, n) => {
    const at = (field: string): string[] => ['rows', String(n), field];
    const { committeeId, wanted } = readFields({
      committeeId: () => {
        const id = readId(row.committeeId);
        if (known.has(`${id} ${row.kind}`)) throw mistakes.rowTwice(at('committeeId'));
        known.add(`${id} ${row.kind}`);
        return id;
      },
      wanted: () => readTarget(row, at),
    });
    return { committeeId, kind: row.kind, expectedVersion: row.expectedVersion, wanted, at };
  });
}

/**
 * Reads the number that a quota is to have, or the rate.
 * @throws InvalidInput
 */
export function readTarget(
  { target = null, basis, ratePercent = null, rateOf }: TargetInput,
  at: (field: string) => string[],
): WantedTarget {
  if (basis === 'RATE') {
    if (target !== null) throw mistakes.targetOrRate(at('target'), basis);
    if (ratePercent === null) throw mistakes.targetOrRate(at('ratePercent'), basis);
    return { basis, target: null, rate: { percent: readRate(ratePercent, at('ratePercent')), of: rateOf } };
  }
  if (ratePercent !== null) throw mistakes.targetOrRate(at('ratePercent'), basis);
  if (target === null) throw mistakes.targetOrRate(at('target'), basis);
  return { basis, target: readAt(at('target'), () => readWhole(target, 'target', 0, MOST_TARGET)), rate: null };
}

function readRate(percent: number, path: string[]): number {
  const hundredths = Math.round(percent * 100);
  const exact = Math.abs(percent * 100 - hundredths) < 1e-6;
  if (!exact || percent < RATES.least || percent > RATES.most) throw mistakes.badRate(path, RATES);
  return hundredths / 100;
}
