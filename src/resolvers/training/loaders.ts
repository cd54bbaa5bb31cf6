import DataLoader from 'dataloader';
import type { CommitteeKind, EnrolmentStatus, TrainingKind } from '../../db/generated/client.ts';
import { countOfficersTrained, type OfficersTrainedRow } from '../../db/queries/officers-trained.ts';
import { readTrainingOutlooks, type TrainingOutlookRow } from '../../db/queries/training-outlook.ts';
import { readTrainingProgress, type TrainingProgressRow } from '../../db/queries/training-progress.ts';
import { byGroup, type Loading } from '../loading.ts';
import { StatusCounts } from '../status-counts.ts';
import { outlookOf } from './outlook.ts';
import { seenAmongEnrolled } from './seen.ts';

/** Of classes, the people on the list whose training the viewer may see, by what became of it. */
export function enrolmentCounts({ prisma, viewer }: Loading): DataLoader<string, StatusCounts<EnrolmentStatus>> {
  return new DataLoader<string, StatusCounts<EnrolmentStatus>>(async (ids) => {
    if (viewer === null) return ids.map(() => new StatusCounts([]));
    const rows = await prisma.enrolment.groupBy({
      by: ['classId', 'status'],
      where: {
        AND: [{ classId: { in: [...ids] }, status: { notIn: ['PROPOSED', 'WITHDRAWN'] } }, seenAmongEnrolled(viewer)],
      },
      _count: true,
    });
    return ids.map((id) => new StatusCounts(rows.filter(({ classId }) => classId === id)));
  });
}

/** Which place on the waiting list of its class each proposal has, from 1 on; null of who does not wait. */
export function waitingPlaces({ pool }: Loading): DataLoader<string, number | null> {
  return new DataLoader<string, number | null>(async (ids) => {
    const { rows } = await pool.query<{ id: string; place: number }>(
      `SELECT e.id, count(*)::integer AS place FROM enrolment e
       JOIN enrolment o ON o.class_id = e.class_id AND o.status = 'PROPOSED' AND (o.enrolled_at, o.id) <= (e.enrolled_at, e.id)
       WHERE e.id = ANY ($1::uuid[]) AND e.status = 'PROPOSED' GROUP BY e.id`,
      [ids],
    );
    const places = new Map(rows.map(({ id, place }) => [id, place]));
    return ids.map((id) => places.get(id) ?? null);
  });
}

/** Of committees, how far the trainings of a kind have come in a year. */
export function trainingProgressLoader({
  pool,
}: Loading): DataLoader<{ committeeId: string; year: number; kind: TrainingKind }, TrainingProgressRow | null, string> {
  return byGroup(
    'committeeId',
    ({ year, kind }) => `${year} ${kind}`,
    (group, ids) => {
      const [year = '', kind = ''] = group.split(' ');
      return readTrainingProgress(pool, ids, Number(year), kind as TrainingKind);
    },
  );
}

/** Of committees, who is to be trained next by classes of a kind, on a day. */
export function trainingOutlookLoader({
  pool,
}: Loading): DataLoader<
  { committeeId: string; kind: TrainingKind; months: number; today: string },
  TrainingOutlookRow | null,
  string
> {
  return byGroup(
    'committeeId',
    ({ kind, months, today }) => `${kind} ${months} ${today}`,
    (group, ids) => {
      const [kind = '', months = '', today = ''] = group.split(' ');
      return readTrainingOutlooks(pool, ids, outlookOf(kind as TrainingKind, Number(months), today));
    },
  );
}

/** Of committees, how many offices there are below of a kind of committee, and how many holders were in a class, on a day. */
export function officersTrainedLoader({
  pool,
}: Loading): DataLoader<
  { committeeId: string; kind: CommitteeKind | null; today: string },
  OfficersTrainedRow | null,
  string
> {
  return byGroup(
    'committeeId',
    ({ kind, today }) => `${today} ${kind ?? ''}`,
    (group, ids) => {
      const [today = '', kind = ''] = group.split(' ');
      return countOfficersTrained(pool, ids, kind === '' ? null : (kind as CommitteeKind), today);
    },
  );
}
