import DataLoader from 'dataloader';
import type { EnrolmentStatus } from '../../db/generated/client.ts';
import type { Loading } from '../loading.ts';
import { StatusCounts } from '../status-counts.ts';
import { seenAmongEnrolled } from './seen.ts';

/** Of classes, the people on the list whose training the viewer may see, by what became of it. */
export function enrolmentCounts({ prisma, viewer }: Loading): DataLoader<string, StatusCounts<EnrolmentStatus>> {
  return new DataLoader<string, StatusCounts<EnrolmentStatus>>(async (ids) => {
    if (viewer === null) return ids.map(() => new StatusCounts([]));
    const rows = await prisma.enrolment.groupBy({
      by: ['classId', 'status'],
      where: { AND: [{ classId: { in: [...ids] }, status: { not: 'PROPOSED' } }, seenAmongEnrolled(viewer)] },
      _count: true,
    });
    return ids.map((id) => new StatusCounts(rows.filter(({ classId }) => classId === id)));
  });
}
