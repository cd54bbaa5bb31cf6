import { type Day, fromDay } from '../calendar.ts';
import type { OperationContext } from './operation-context.ts';

/** The dated rows that hold today: offices, codes. */
export function inForce({ feed }: Pick<OperationContext, 'feed'>) {
  return inForceOn(feed.day);
}

/** The dated rows that hold on a day. */
export function inForceOn(day: Day) {
  const at = fromDay(day);
  return { validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }] };
}

/** The same of a row that was read. */
export function isInForce({ validFrom, validTo }: { validFrom: Date; validTo: Date | null }, day: Day): boolean {
  const at = fromDay(day);
  return validFrom <= at && (validTo === null || validTo > at);
}

/** The day on which the term ends that a day is of, out of the terms in their order; null where none is set. */
export function termEndOn(terms: readonly { startsOn: Date; endsOn: Date }[], day: Date): Date | null {
  return terms.find(({ startsOn }) => startsOn <= day)?.endsOn ?? null;
}
