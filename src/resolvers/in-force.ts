import { type Day, fromDay } from '../calendar.ts';
import type { OperationContext } from './operation-context.ts';

/** The dated rows that hold today: offices, codes. */
export function inForce({ feed }: Pick<OperationContext, 'feed'>) {
  const day = fromDay(feed.day);
  return { validFrom: { lte: day }, OR: [{ validTo: null }, { validTo: { gt: day } }] };
}

/** The same of a row that was read. */
export function isInForce({ validFrom, validTo }: { validFrom: Date; validTo: Date | null }, day: Day): boolean {
  const at = fromDay(day);
  return validFrom <= at && (validTo === null || validTo > at);
}
