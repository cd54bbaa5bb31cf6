import DataLoader from 'dataloader';
import type { Day } from '../../calendar.ts';
import type { InspectionStatus } from '../../db/generated/client.ts';
import {
  type CompletionRow,
  countCompletion,
  type ProgressRow,
  readProgress,
} from '../../db/queries/inspection-completion.ts';
import { countRemedies, type RemediesRow } from '../../db/queries/remedies.ts';
import { byGroup, type Loading } from '../loading.ts';
import { StatusCounts } from '../status-counts.ts';
import { seenInspections } from './seen.ts';

/** How programmes of a year were carried out below a committee. */
export function completionLoader({
  pool,
}: Loading): DataLoader<{ committeeId: string; year: number; treeOn: Day }, CompletionRow | null, string> {
  return byGroup(
    'committeeId',
    ({ year, treeOn }) => `${year} ${treeOn}`,
    (asked, ids) => {
      const [year, treeOn = ''] = asked.split(' ');
      return countCompletion(pool, ids, Number(year), treeOn);
    },
  );
}

/** Of programmes the viewer has been shown, whether they were carried out. */
export function progressLoader({ pool }: Loading): DataLoader<string, ProgressRow> {
  return new DataLoader<string, ProgressRow>(async (ids) => {
    const found = new Map((await readProgress(pool, ids)).map((row) => [row.programmeId, row]));
    return ids.map((programmeId) => found.get(programmeId) ?? { programmeId, completed: false, takenOutCount: 0 });
  });
}

/** Of programmes, the inspections the viewer may see, by how far they are. */
export function inspectionCounts({ prisma, viewer }: Loading): DataLoader<string, StatusCounts<InspectionStatus>> {
  return new DataLoader<string, StatusCounts<InspectionStatus>>(async (ids) => {
    if (viewer === null) return ids.map(() => new StatusCounts([]));
    const rows = await prisma.inspection.groupBy({
      by: ['programmeId', 'status'],
      where: { AND: [{ programmeId: { in: [...ids] } }, seenInspections(viewer)] },
      _count: true,
    });
    return ids.map((id) => new StatusCounts(rows.filter(({ programmeId }) => programmeId === id)));
  });
}

/** What inspections the viewer has been shown found, and what must be put right. */
export function remediesLoader({ pool }: Loading): DataLoader<string, RemediesRow> {
  return new DataLoader<string, RemediesRow>(async (ids) => {
    const found = new Map((await countRemedies(pool, ids)).map((row) => [row.inspectionId, row]));
    const none = { findingCount: 0, remedyCount: 0, openRemedyCount: 0, nextDueOn: null };
    return ids.map((inspectionId) => found.get(inspectionId) ?? { inspectionId, ...none });
  });
}
