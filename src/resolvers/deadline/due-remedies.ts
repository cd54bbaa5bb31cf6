import { toDay } from '../../calendar.ts';
import type { Source } from './due.ts';
import { seenOpenRemedies } from './seen.ts';

/** What must be put right after an inspection: its owner reports that it was done, then whoever inspected says whether it was. */
export const dueRemedies: Source = {
  part: 'PLACES',
  kinds: ['REMEDY'],
  async find({ withinId }, context) {
    const open = await context.database.prisma.remedy.findMany({
      where: seenOpenRemedies(withinId, context),
      select: {
        id: true,
        ownerId: true,
        dueOn: true,
        reportedOn: true,
        finding: { select: { inspection: { select: { inspectorId: true, concludedOn: true } } } },
      },
    });
    return open.map(({ id, ownerId, dueOn, reportedOn, finding: { inspection } }) => ({
      kind: 'REMEDY' as const,
      id: `REMEDY:${id}`,
      day: toDay(dueOn),
      from: inspection.concludedOn && toDay(inspection.concludedOn),
      about: { type: 'Remedy' as const, id },
      committeeId: ownerId,
      // The day is set by each conclusion: no rule has a number for it.
      rule: null,
      paper: null,
      by: { step: null, body: null, committeeId: reportedOn === null ? ownerId : inspection.inspectorId },
    }));
  },
};
