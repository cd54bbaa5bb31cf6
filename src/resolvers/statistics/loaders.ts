import DataLoader from 'dataloader';
import type { Action } from '../../access/policy.ts';
import { scopePaths } from '../../access/scope.ts';
import {
  type BreakdownRow,
  type CurveRow,
  countAdmissionsByDay,
  countTraits,
} from '../../db/queries/admission-statistics.ts';
import { countStages, type StageCountsRow } from '../../db/queries/stage-counts.ts';
import { byGroup, type Loading } from '../loading.ts';
import { youthUnionMonths } from './rules.ts';

type OfYear<Row> = DataLoader<{ committeeId: string; year: number }, Row | null, string>;

/** Admissions of a year by day; null where the viewer may not see them. */
export function curveLoader({ pool, viewer }: Loading): OfYear<CurveRow> {
  return byGroup(
    'committeeId',
    ({ year }) => year,
    (year, committeeIds) => countAdmissionsByDay(pool, { committeeIds, year, paths: pathsOf(viewer, 'quota:read') }),
  );
}

/** Who was admitted in a year; null where the viewer may not see it. */
export function breakdownLoader({ pool, viewer }: Loading): OfYear<BreakdownRow> {
  return byGroup(
    'committeeId',
    ({ year }) => year,
    (year, committeeIds) =>
      countTraits(
        pool,
        { committeeIds, year, paths: pathsOf(viewer, 'breakdown:read') },
        pathsOf(viewer, 'candidate:read'),
        youthUnionMonths(year),
      ),
  );
}

/** People by stage; null where the viewer may not see it. */
export function stageCountsLoader({ pool, viewer }: Loading): DataLoader<string, StageCountsRow | null> {
  return new DataLoader<string, StageCountsRow | null>(async (ids) => {
    const rows = await countStages(pool, ids, pathsOf(viewer, 'quota:read'));
    const found = new Map(rows.map((row) => [row.committeeId, row]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

function pathsOf(viewer: Loading['viewer'], action: Action): string[] {
  return viewer === null ? [] : scopePaths(viewer, action);
}
