import DataLoader from 'dataloader';
import type { WorkingCalendar } from '../../rules/working-days.ts';
import type { Loading } from '../loading.ts';
import { readCalendarToday } from './records.ts';

/** The working calendar, once for all who count by it. */
export function calendarLoader({ pool }: Loading): DataLoader<'all', WorkingCalendar> {
  return new DataLoader<'all', WorkingCalendar>(async (keys) => {
    const calendar = await readCalendarToday(pool);
    return keys.map(() => calendar);
  });
}
