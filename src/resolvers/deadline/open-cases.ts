import { candidatesOf } from '../candidate/lists.ts';
import { whereOf } from '../list.ts';
import type { OperationContext } from '../operation-context.ts';
import type { OpenCase } from './due.ts';
import { decidedStages, lapsingStages } from './rules.ts';

const stages = [...new Set([...lapsingStages, ...decidedStages])].filter((stage) => stage !== 'OUTSTANDING');

/** The cases within a committee whose time may run, as far as the viewer may see them. */
export function readOpenCases(withinId: string | null, context: OperationContext): Promise<OpenCase[]> {
  return context.database.prisma.candidate.findMany({
    where: {
      AND: [
        whereOf(candidatesOf({ withinId }, context), context),
        {
          erasedAt: null,
          OR: [
            { stage: { in: stages } },
            // Of those on the list the few who came back to it with a certificate, of whichever case.
            {
              stage: 'OUTSTANDING',
              person: { candidates: { some: { certificates: { some: { kind: 'AWARENESS' } } } } },
            },
          ],
        },
      ],
    },
    select: { id: true, committeeId: true, stage: true },
  });
}
