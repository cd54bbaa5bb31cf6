import { toDay } from '../../calendar.ts';
import type { Prisma, Reorganisation } from '../../db/generated/client.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenReorganisations } from './seen.ts';

/** A decision by its id. Null when it is hidden or missing. */
export function readReorganisation(
  query: Prisma.ReorganisationFindFirstArgs,
  id: string,
  context: OperationContext,
): Promise<Reorganisation | null> {
  const seen = seenReorganisations(signedIn(context), context.feed.day);
  return context.database.prisma.reorganisation.findFirst({ ...query, where: { AND: [{ id }, seen] } });
}

/** How a decision stands: before its day, from its day on, or taken back. */
export type ReorganisationState = 'PLANNED' | 'IN_FORCE' | 'ANNULLED';

/** How a decision stands today. */
export function stateOf(
  { annulledAt, effectiveOn }: Pick<Reorganisation, 'annulledAt' | 'effectiveOn'>,
  { feed }: OperationContext,
): ReorganisationState {
  if (annulledAt !== null) return 'ANNULLED';
  return toDay(effectiveOn) > feed.day ? 'PLANNED' : 'IN_FORCE';
}
