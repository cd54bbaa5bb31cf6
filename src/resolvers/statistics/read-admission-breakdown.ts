import type { BreakdownRow } from '../../db/queries/admission-statistics.ts';
import { checkYear } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';
import { shownGroup } from './rules.ts';

/** Traits of the people admitted in a year; null for groups too small to be shown. */
export interface AdmissionBreakdown extends Pick<BreakdownRow, 'admittedCount' | 'knownCount'> {
  removedCount: number | null;
  womenCount: number | null;
  ethnicMinorityCount: number | null;
  youthUnionAgeCount: number | null;
}

/**
 * Traits of the people admitted in a year. Null where the viewer may not see them. Small groups are hidden from whoever
 * could not read each of these people: from the others there is nothing to hide.
 */
export async function readAdmissionBreakdown(
  committeeId: string,
  wanted: number,
  { loaders }: OperationContext,
): Promise<AdmissionBreakdown | null> {
  const row = await loaders.admissionBreakdown.load({ committeeId, year: checkYear(wanted) });
  if (row === null) return null;
  const { admittedCount, knownCount, unreadableCount } = row;
  const shown = (count: number, of = knownCount): number | null =>
    unreadableCount === 0 ? count : shownGroup(count, of);
  return {
    admittedCount,
    removedCount: shown(row.removedCount, admittedCount),
    knownCount,
    womenCount: shown(row.womenCount),
    ethnicMinorityCount: shown(row.ethnicMinorityCount),
    youthUnionAgeCount: shown(row.youthUnionAgeCount),
  };
}
