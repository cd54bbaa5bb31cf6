import type { CalendarYear, Prisma } from '../../db/generated/client.ts';
import { checkYear } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';

/** The newest first: it is the one that holds. */
const newestFirst = { version: 'desc' } as const;

/** The calendar of a year as it holds. Null where nobody has set one. */
export function readCalendarYear(
  query: Prisma.CalendarYearFindFirstArgs,
  year: number,
  context: OperationContext,
): Promise<CalendarYear | null> {
  return context.database.prisma.calendarYear.findFirst({
    ...query,
    where: { year: checkYear(year) },
    orderBy: newestFirst,
  });
}

/** All versions of a year's calendar, the newest first. */
export function listCalendarVersions(
  query: Prisma.CalendarYearFindManyArgs,
  year: number,
  context: OperationContext,
): Promise<CalendarYear[]> {
  return context.database.prisma.calendarYear.findMany({ ...query, where: { year }, orderBy: newestFirst });
}
