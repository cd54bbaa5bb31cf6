import { toDay } from '../../calendar.ts';
import type { Due, Source } from './due.ts';
import { seenOpenInspections } from './seen.ts';

/** Inspections that are to be concluded by the day of their programme. */
export const dueInspections: Source = {
  part: 'PLACES',
  kinds: ['INSPECTION'],
  async find({ withinId }, context) {
    const open = await context.database.prisma.inspection.findMany({
      where: seenOpenInspections(withinId, context),
      select: { id: true, subjectId: true, inspectorId: true, dueOn: true, startedOn: true },
    });
    return open.flatMap(({ id, subjectId, inspectorId, dueOn, startedOn }): Due[] =>
      dueOn === null
        ? []
        : [
            {
              kind: 'INSPECTION',
              id: `INSPECTION:${id}`,
              day: toDay(dueOn),
              from: startedOn && toDay(startedOn),
              about: { type: 'Inspection', id },
              committeeId: subjectId,
              rule: null,
              paper: null,
              by: { step: null, body: null, committeeId: inspectorId },
            },
          ],
    );
  },
};
