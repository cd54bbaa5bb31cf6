import { visiblePath } from '../authorize.ts';
import { candidatesOf } from '../candidate/lists.ts';
import { wholeCasesBelow } from '../candidate/seen.ts';
import { fewCommittees } from '../committee/few-committees.ts';
import { whereOf } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import type { OpenCase } from './due.ts';
import { openStages } from './rules.ts';

/** The path below which everything stands. */
const EVERYWHERE = '/';

/**
 * The cases within a committee whose time may run, as far as the viewer may see them. Those of few committees are read with those that
 * others look for.
 */
export async function readOpenCases(withinId: string | null, context: OperationContext): Promise<OpenCase[]> {
  const paths = wholeCasesBelow(signedIn(context));
  const committeeIds = paths && fewCommittees(['candidate:read'], withinId, context);
  if (committeeIds) {
    const within = withinId === null ? EVERYWHERE : visiblePath(context, 'committee:read', withinId);
    return within === null ? [] : context.loaders.openCases.load({ committeeIds, within, paths });
  }
  return context.database.prisma.candidate.findMany({
    where: {
      AND: [
        whereOf(candidatesOf({ withinId }, context), context),
        {
          erasedAt: null,
          OR: [
            { stage: { in: [...openStages] } },
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
