import type { Day } from '../../calendar.ts';
import { readAsOf } from '../as-of.ts';
import type { OperationContext } from '../operation-context.ts';
import { type Authority, authorityOf } from './authority.ts';

/** Who decides on the admissions of a committee on a day. Null where it had no place then. */
export async function readAuthority(
  committeeId: string,
  asOf: Day | null | undefined,
  context: OperationContext,
): Promise<Authority | null> {
  const day = readAsOf(asOf, context);
  const row = await context.loaders.authority.load({ committeeId, day });
  return row === null ? null : authorityOf(row);
}
