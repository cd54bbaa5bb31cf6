import type { Day } from '../../calendar.ts';
import type { CommitteeProfileRow } from '../../db/queries/committee-profiles.ts';
import { readAsOf } from '../as-of.ts';
import type { OperationContext } from '../operation-context.ts';

/** What is known of the areas that a committee works in, and of its difficulties. */
export type CommitteeProfile = CommitteeProfileRow;

/**
 * What was known of a committee on a day. Null where nothing was.
 * @throws InvalidInput for a day to come
 */
export async function readProfile(
  committeeId: string,
  asOf: Day | null | undefined,
  context: OperationContext,
): Promise<CommitteeProfile | null> {
  return context.loaders.profile.load({ committeeId, asOf: readAsOf(asOf, context) });
}
