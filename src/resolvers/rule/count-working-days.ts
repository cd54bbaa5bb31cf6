import { type Day, yearOf } from '../../calendar.ts';
import { addWorkingDays, type WorkingDays, workingDaysUntil } from '../../rules/working-days.ts';
import { checkYear, readWhole } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';
import { readCalendarToday } from './records.ts';
import { checkSpan, MOST_WORKING_DAYS } from './rules.ts';
import { mistakes } from './violations.ts';

/** Working days as they were counted. */
export type CountedDays = WorkingDays;

/** From which day, and either how many working days or up to which day. */
export interface WorkingDaysAsked {
  from: Day;
  count?: number | null;
  until?: Day | null;
}

/**
 * Counts working days by the calendar as it holds.
 * @throws InvalidInput
 */
export async function countWorkingDays(
  { from, count, until }: WorkingDaysAsked,
  context: OperationContext,
): Promise<CountedDays> {
  checkYear(yearOf(from), 'from');
  if (typeof count === 'number' && !until) {
    return addWorkingDays(
      await readCalendarToday(context.database.pool),
      from,
      readWhole(count, 'count', 1, MOST_WORKING_DAYS),
    );
  }
  if (!until || typeof count === 'number') throw mistakes.countOrUntil();
  checkSpan(from, until);
  return workingDaysUntil(await readCalendarToday(context.database.pool), from, until);
}
