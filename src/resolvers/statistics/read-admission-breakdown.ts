import type { BreakdownRow } from '../../db/queries/admission-statistics.ts';
import { year } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';
import { shownGroup } from './breakdown-rules.ts';

/** Traits of the people admitted in a year; null for groups too small to be shown. */
export interface AdmissionBreakdown extends Pick<BreakdownRow, 'admittedCount' | 'knownCount'> {
  womenCount: number | null;
  ethnicMinorityCount: number | null;
  youthUnionAgeCount: number | null;
}

/** Traits of the people admitted in a year. Null where the viewer may not see them. */
export async function readAdmissionBreakdown(
  committeeId: string,
  wanted: number,
  { loaders }: OperationContext,
): Promise<AdmissionBreakdown | null> {
  const row = await loaders.admissionBreakdown.load({ committeeId, year: year(wanted) });
  if (row === null) return null;
  const shown = (count: number): number | null => shownGroup(count, row.knownCount);
  return {
    ...row,
    womenCount: shown(row.womenCount),
    ethnicMinorityCount: shown(row.ethnicMinorityCount),
    youthUnionAgeCount: shown(row.youthUnionAgeCount),
  };
}
