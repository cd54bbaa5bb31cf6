import { fromDay } from '../../calendar.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { visiblePath } from '../authorize.ts';
import { type Beginning, belowByDay } from '../committee/below-by-day.ts';
import type { OperationContext } from '../operation-context.ts';

/**
 * Admissions by committees that stood below one, or are it, on the day of the ceremony: those that a board counts. None where
 * the viewer may not see that one.
 */
export function admittedWithin(committeeId: string, context: OperationContext): Prisma.AdmissionWhereInput {
  const { state } = context.feed;
  const top = state.committees.get(committeeId);
  if (!top || visiblePath(context, 'committee:read', committeeId) === null) return { committeeId: { in: [] } };
  const { always, sometimes } = belowByDay(state, top);
  return {
    OR: [
      ...('path' in always ? ofBeginning(always) : [{ committeeId: { in: [...always] } }]),
      ...sometimes.map(({ days: { from, to }, ids }) => ({
        committeeId: { in: [...ids] },
        ceremonyOn: { gte: fromDay(from), ...(to === null ? {} : { lt: fromDay(to) }) },
      })),
    ],
  };
}

function ofBeginning({ path, except, besides }: Beginning): Prisma.AdmissionWhereInput[] {
  return [
    {
      committee: { path: { startsWith: path } },
      ...(except.length === 0 ? {} : { committeeId: { notIn: [...except] } }),
    },
    ...(besides.length === 0 ? [] : [{ committeeId: { in: [...besides] } }]),
  ];
}
