import { fromDay } from '../../calendar.ts';
import type { Prisma } from '../../db/generated/client.ts';
import { visiblePath } from '../authorize.ts';
import { belowByDay } from '../committee/below-by-day.ts';
import type { OperationContext } from '../operation-context.ts';

/** Conditions on an admission by a cell of it and a day. */
interface ByCell {
  at(cells: Prisma.UuidNullableFilter<'Admission'> & Prisma.UuidFilter<'Admission'>): Prisma.AdmissionWhereInput;
  below(path: string): Prisma.AdmissionWhereInput;
  on(days: Prisma.DateTimeFilter<'Admission'>): Prisma.AdmissionWhereInput;
}

const byCeremony: ByCell = {
  at: (committeeId) => ({ committeeId }),
  below: (path) => ({ committee: { path: { startsWith: path } } }),
  on: (ceremonyOn) => ({ ceremonyOn }),
};

const byCounting: ByCell = {
  at: (countsForId) => ({ countsForId }),
  below: (path) => ({ countsFor: { path: { startsWith: path } } }),
  on: (countsOn) => ({ countsOn }),
};

/**
 * Admissions by committees that stood below one, or are it, on the day of the ceremony. None where the viewer may not see that one.
 */
export function admittedWithin(committeeId: string, context: OperationContext): Prisma.AdmissionWhereInput {
  return within(byCeremony, committeeId, context);
}

/** The same by the cell and the day by which each counts: those that a board counts. */
export function countedWithin(committeeId: string, context: OperationContext): Prisma.AdmissionWhereInput {
  return within(byCounting, committeeId, context);
}

function within(by: ByCell, committeeId: string, context: OperationContext): Prisma.AdmissionWhereInput {
  const { state } = context.feed;
  const top = state.committees.get(committeeId);
  if (!top || visiblePath(context, 'committee:read', committeeId) === null) return by.at({ in: [] });
  const { always, sometimes } = belowByDay(state, top);
  return {
    OR: [
      ...('path' in always
        ? [
            { ...by.below(always.path), ...(always.except.length === 0 ? {} : by.at({ notIn: [...always.except] })) },
            ...(always.besides.length === 0 ? [] : [by.at({ in: [...always.besides] })]),
          ]
        : [by.at({ in: [...always] })]),
      ...sometimes.map(({ days: { from, to }, ids }) => ({
        ...by.at({ in: [...ids] }),
        ...by.on({ gte: fromDay(from), ...(to === null ? {} : { lt: fromDay(to) }) }),
      })),
    ],
  };
}
