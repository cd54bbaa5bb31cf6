import type { Day } from '../../calendar.ts';
import { checkYear } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';

/** The admissions of a year as columns of one length, for a chart. */
export interface AdmissionCurve {
  /** Days with an admission, the first one first. */
  days: Day[];
  /** Admitted since the beginning of the year, up to and with each of these days. */
  cumulative: number[];
}

/** How a committee and everything below it came to its admissions. Null where the viewer may not see figures of it. */
export async function readAdmissionCurve(
  committeeId: string,
  wanted: number,
  { loaders }: OperationContext,
): Promise<AdmissionCurve | null> {
  const row = await loaders.admissionsByDay.load({ committeeId, year: checkYear(wanted) });
  if (row === null) return null;
  let sum = 0;
  return { days: row.days, cumulative: row.counts.map((count) => (sum += count)) };
}
