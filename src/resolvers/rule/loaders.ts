import DataLoader from 'dataloader';
import { toDay } from '../../calendar.ts';
import type { RuleConfirmation } from '../../db/generated/client.ts';
import type { WorkingCalendar } from '../../rules/working-days.ts';
import { batchesOf, type Loading, type RecordLoading } from '../loading.ts';
import { readCalendarToday } from './records.ts';
import type { NamedVersion } from './rules.ts';

/** The working calendar, once for all who count by it. */
export function calendarLoader(loading: RecordLoading): DataLoader<'all', WorkingCalendar> {
  return new DataLoader<'all', WorkingCalendar>(async (keys) => {
    const calendar = await readCalendarToday(loading.pool);
    return keys.map(() => calendar);
  }, batchesOf(loading));
}

/** The confirmation of each version of a rule, by its code and its first day; one statement for all who ask. */
export function ruleConfirmationLoader({ prisma }: Loading): DataLoader<NamedVersion, RuleConfirmation | null, string> {
  const keyOf = ({ rule, from }: NamedVersion): string => `${rule}:${from}`;
  return new DataLoader(
    async (versions) => {
      const found = await prisma.ruleConfirmation.findMany();
      const byKey = new Map(found.map((one) => [keyOf({ rule: one.rule, from: toDay(one.inForceFrom) }), one]));
      return versions.map((version) => byKey.get(keyOf(version)) ?? null);
    },
    { cacheKeyFn: keyOf },
  );
}
