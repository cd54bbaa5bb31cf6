import { mayWithin } from '../../access/scope.ts';
import { fromDay } from '../../calendar.ts';
import { GRASSROOTS } from '../committee/rules.ts';
import { readSearchPattern } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';

/** A grassroots organisation that can be asked to take a case. */
export interface Destination {
  id: string;
  name: string;
  /** The name of the committee above it; null where there is none. */
  above: string | null;
}

/** So many are told at most. */
export const MOST_DESTINATIONS = 20;

/**
 * Grassroots organisations that stand today, by a part of their names, whether the viewer sees them or not: people go anywhere. None for
 * whoever hands over no case.
 * @throws InvalidInput when the text is too long
 */
export async function listDestinations(text: string, context: OperationContext): Promise<Destination[]> {
  const { feed, database } = context;
  const named = readSearchPattern(text);
  if (!mayWithin(signedIn(context), 'candidate:move', '/')) return [];
  const today = fromDay(feed.day);
  const found = await database.prisma.committee.findMany({
    where: {
      kind: { in: [...GRASSROOTS] },
      searchKey: { contains: named },
      foundedOn: { lte: today },
      OR: [{ closedOn: null }, { closedOn: { gt: today } }],
    },
    select: { id: true, name: true, parent: { select: { name: true } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: MOST_DESTINATIONS,
  });
  return found.map(({ id, name, parent }) => ({ id, name, above: parent?.name ?? null }));
}
