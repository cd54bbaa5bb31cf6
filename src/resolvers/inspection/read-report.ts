import { addMonths, type Day } from '../../calendar.ts';
import { countInspections, type InspectionFigures, listBelow } from '../../db/queries/inspection-figures.ts';
import { visiblePath } from '../authorize.ts';
import { InvalidInput } from '../errors.ts';
import { checkYear } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';
import { mistakes } from './violations.ts';

export type { InspectionFigures };

/** The figures of a committee directly below the one that is reported about. */
export interface ReportLine extends InspectionFigures {
  name: string;
}

/** What a committee and everything below it inspected in a year, up to a day. */
export interface InspectionReport {
  committeeId: string;
  year: number;
  to: Day;
  figures: InspectionFigures;
  /** Of the same days of the year before. */
  before: InspectionFigures;
  below: ReportLine[];
}

/** Of which year a report is, and up to which of its days; up to its end, or today, where none is named. */
export interface WantedReport {
  committeeId: string;
  year: number;
  to?: Day | null;
}

/**
 * The report of a committee on the inspections of a year. All that it counts has been announced, so that it tells nobody of
 * signs of a violation that are hidden. Null where the committee is hidden or missing.
 * @throws InvalidInput when the day lies ahead or in another year
 */
export async function readInspectionReport(
  { committeeId, year: wanted, to: until }: WantedReport,
  context: OperationContext,
): Promise<InspectionReport | null> {
  const year = checkYear(wanted);
  if (visiblePath(context, 'inspection:read', committeeId) === null) return null;
  const { day } = context.feed;
  const { pool } = context.database;
  const last = `${year}-12-31`;
  const to = until ?? (last < day ? last : day);
  if (to > day) throw new InvalidInput((texts) => texts.inFuture('until'), ['until']);
  if (!to.startsWith(`${year}-`)) throw mistakes.untilOutside(year);
  const past = { from: `${year - 1}-01-01`, to: addMonths(to, -12), year: year - 1 };
  const standing = await listBelow(pool, committeeId, to);
  const ids = [committeeId, ...standing.map(({ id }) => id)];
  const [now, before] = await Promise.all([
    countInspections(pool, ids, { from: `${year}-01-01`, to, year }),
    countInspections(pool, [committeeId], past),
  ]);
  const of = (rows: readonly InspectionFigures[], id: string): InspectionFigures => {
    const row = rows.find((one) => one.committeeId === id);
    if (row === undefined) throw new Error('a committee was counted and is not there');
    return row;
  };
  return {
    committeeId,
    year,
    to,
    figures: of(now, committeeId),
    before: of(before, committeeId),
    below: standing.map(({ id, name }) => ({ name, ...of(now, id) })),
  };
}
