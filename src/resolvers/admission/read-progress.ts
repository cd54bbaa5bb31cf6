import { type Day, toDay, yearOf } from '../../calendar.ts';
import type { QuotaProgress } from '../../feed/quota-progress.ts';
import type { OperationContext } from '../operation-context.ts';
import { readProgressUpwards } from '../quota/read-quota-board.ts';
import type { AdmissionWritten } from './record-admission.ts';

/**
 * The figures that an admission moved: of the cell and of what stood above it on the days by which it counted, as far
 * as the viewer may see them. The days are asked of the record: what a used key keeps has none of a person.
 */
export async function readProgressOfAdmission(
  { admission: admissionId, committeeId, years }: AdmissionWritten,
  context: OperationContext,
): Promise<QuotaProgress[]> {
  const changes = await context.database.prisma.admissionChange.findMany({
    where: { admissionId },
    orderBy: { id: 'asc' },
    select: { fromCountsOn: true, toCountsOn: true },
  });
  const days = changes
    .flatMap(({ fromCountsOn, toCountsOn }) => [fromCountsOn, toCountsOn])
    .flatMap((day): Day[] => (day === null ? [] : [toDay(day)]));
  return years.flatMap((year) =>
    readProgressUpwards(
      committeeId,
      year,
      days.filter((day) => yearOf(day) === year),
      context,
    ),
  );
}
