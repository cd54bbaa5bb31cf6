import { type Day, fromDay } from '../../calendar.ts';
import type { Area, AreaKind, DifficultyClass, Prisma } from '../../db/generated/client.ts';
import { seenCommittees } from '../committee/seen.ts';
import { among, days, type Filter, filterBy, since, type Terms } from '../filter.ts';
import { inForceOn } from '../in-force.ts';
import { type Page, readSearchPattern } from '../input.ts';
import { type Asked, type List, list } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
import { everyArea } from './seen.ts';

/** What areas are looked for. */
export interface AreaFilter {
  kind?: AreaKind[] | null;
  /** Directly part of this area, today or when they ended. */
  parentId?: string | null;
  /** Part of the name, accents or not. */
  text?: string | null;
  /** Those that were there on this day. */
  asOf?: Day | null;
}

/** What areas can be sorted by. */
export const areaOrders = {
  name: { keys: ['name'] },
  updatedAt: { keys: ['updatedAt'] },
} satisfies Orders;

/** What areas can be filtered by. */
export const areaTerms = {
  kind: among<AreaKind>('kind'),
  difficulty: among<DifficultyClass>('difficultyClass', { nullable: true }),
  beganOn: days('beganOn'),
  endedOn: days('endedOn', { nullable: true }),
  updatedSince: since('updatedAt'),
} satisfies Terms;

/** What every list of areas can be asked with. */
interface AreaListArgs extends Page {
  orderBy?: AskedOrder<typeof areaOrders> | null;
  filter?: Filter<typeof areaTerms> | null;
}

/** Areas that are there on a day, in Vietnamese order of their names unless it is asked otherwise. */
export function listAreas(
  asked: Asked<Prisma.AreaInclude>,
  args: AreaFilter & AreaListArgs,
  context: OperationContext,
): List<Area> {
  const { kind, parentId, text } = args;
  const filter: Prisma.AreaWhereInput[] = [there(args.asOf ?? context.feed.day), ...filterBy(areaTerms, args.filter)];
  if (kind) filter.push({ kind: { in: kind } });
  if (parentId) filter.push({ parentId });
  if (text?.trim()) filter.push({ searchKey: { contains: readSearchPattern(text) } });
  return list(
    {
      ...asked,
      order: orderOf(areaOrders, args.orderBy, { name: 'asc' }),
      args,
      table: context.database.prisma.area,
      seen: everyArea,
      filter,
    },
    context,
  );
}

/** Areas that were there on a day. */
function there(day: Day): Prisma.AreaWhereInput {
  const at = fromDay(day);
  return { beganOn: { lte: at }, OR: [{ endedOn: null }, { endedOn: { gt: at } }] };
}

/** The areas that a committee covers on a day, by their names. */
export function listCovered(asOf: Day | null | undefined, { feed }: OperationContext) {
  return {
    where: inForceOn(asOf ?? feed.day),
    orderBy: [{ area: { name: 'asc' } }, { id: 'asc' }] satisfies Prisma.CommitteeAreaOrderByWithRelationInput[],
  };
}

/** Of the committees that cover an area on a day those that the viewer may see, by their names. */
export function listCovering(asOf: Day | null | undefined, context: OperationContext) {
  return {
    where: { ...inForceOn(asOf ?? context.feed.day), committee: seenCommittees(signedIn(context)) },
    orderBy: [{ committee: { name: 'asc' } }, { id: 'asc' }] satisfies Prisma.CommitteeAreaOrderByWithRelationInput[],
  };
}

/** All that an area was, in order of days. */
export const inOrderOfDays = { orderBy: { validFrom: 'asc' as const } };

/** What followed an area, and what it follows, in order of days. */
export const lineageInOrder = {
  orderBy: [{ effectiveOn: 'asc' }, { id: 'asc' }] satisfies Prisma.AreaLineageOrderByWithRelationInput[],
};

/** What was known of an area by a day, the latest first; of what is of one day the last word. */
export function listProfiles(asOf: Day | null | undefined, { feed }: OperationContext) {
  return {
    where: { asOf: { lte: fromDay(asOf ?? feed.day) } },
    orderBy: [{ asOf: 'desc' }, { id: 'desc' }] satisfies Prisma.AreaProfileOrderByWithRelationInput[],
  };
}
