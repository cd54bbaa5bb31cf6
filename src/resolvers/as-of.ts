import type { Day } from '../calendar.ts';
import { InvalidInput } from './errors.ts';
import type { OperationContext } from './operation-context.ts';

/**
 * The day that is asked about; today where none is.
 * @throws InvalidInput when it lies ahead: what is decided for a day to come may still change
 */
export function readAsOf(asOf: Day | null | undefined, { feed }: Pick<OperationContext, 'feed'>): Day {
  if (asOf === null || asOf === undefined) return feed.day;
  if (asOf > feed.day) throw new InvalidInput((texts) => texts.dayAhead, ['asOf']);
  return asOf;
}
