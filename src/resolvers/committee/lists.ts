import { noCommittee } from '../../access/scope.ts';
import { type Day, fromDay } from '../../calendar.ts';
import type { Committee, CommitteeKind, DifficultyClass, Prisma } from '../../db/generated/client.ts';
import { readAsOf } from '../as-of.ts';
import { visiblePath } from '../authorize.ts';
import { among, days, type Filter, filterBy, since, type Terms } from '../filter.ts';
import { inForceOn } from '../in-force.ts';
import { checkYear, type Page, readSearchPattern } from '../input.ts';
import { type Asked, type List, list, type RelatedList } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
import { seenBelowParent, seenByFigures, seenCommittees } from './seen.ts';
import { withinOn, withinOrEnded } from './subtree.ts';

/** What committees are looked for. */
export interface CommitteeFilter {
  kind?: CommitteeKind[] | null;
  /** Directly below this committee. */
  parentId?: string | null;
  /** This committee and everything below it. */
  withinId?: string | null;
  difficulty?: DifficultyClass[] | null;
  /** Part of the name, accents or not. */
  text?: string | null;
  /** Only those that admitted nobody themselves in this year. */
  withoutAdmissionIn?: number | null;
}

/** @param asOf - the day whose tree and whose forms are asked for; null for those of today. */
function conditions(
  filter: CommitteeFilter,
  asOf: Day | null,
  context: OperationContext,
): Prisma.CommitteeWhereInput[] {
  const { kind, parentId, difficulty, text, withoutAdmissionIn } = filter;
  const wanted: Prisma.CommitteeWhereInput[] = [];
  if (kind) wanted.push(ofKind(kind, asOf));
  if (parentId) {
    const isHidden = visiblePath(context, 'committee:read', parentId) === null;
    wanted.push(isHidden ? noCommittee : asOf ? placed(asOf, { parentId }) : { parentId });
  }
  if (difficulty) wanted.push(inAreasOf(difficulty, asOf ?? context.feed.day, asOf !== null));
  if (text?.trim()) {
    const searchKey = { contains: readSearchPattern(text) };
    wanted.push(asOf ? { forms: { some: { searchKey, ...inForceOn(asOf) } } } : { searchKey });
  }
  if (withoutAdmissionIn !== null && withoutAdmissionIn !== undefined) {
    const asked = checkYear(withoutAdmissionIn, 'withoutAdmissionIn');
    const inYear = { gte: fromDay(`${asked}-01-01`), lte: fromDay(`${asked}-12-31`) };
    // Whether somebody was admitted is a figure.
    wanted.push(seenByFigures(signedIn(context)));
    wanted.push({ countedAdmissions: { none: { countsOn: inYear } } });
  }
  return wanted;
}

/** What committees can be sorted by. */
export const committeeOrders = {
  name: { keys: ['name'] },
  foundedOn: { keys: ['foundedOn'] },
  updatedAt: { keys: ['updatedAt'] },
} satisfies Orders;

/** What committees can be filtered by. */
export const committeeTerms = (today: Day) =>
  ({
    kind: among<CommitteeKind>('kind'),
    difficulty: (classes: DifficultyClass[], wanted) =>
      wanted ? inAreasOf(classes, today) : { NOT: inAreasOf(classes, today) },
    foundedOn: days('foundedOn'),
    updatedSince: since('updatedAt'),
  }) satisfies Terms;

/**
 * Committees that work on a day in an area that is in one of these classes.
 * @param then - whether what an area was on that day counts, and not what it is today.
 */
function inAreasOf(classes: DifficultyClass[], day: Day, then = false): Prisma.CommitteeWhereInput {
  if (classes.length === 0) return noCommittee;
  const difficultyClass = { in: classes };
  const area = then ? { forms: { some: { difficultyClass, ...inForceOn(day) } } } : { difficultyClass };
  return { areas: { some: { ...inForceOn(day), area } } };
}

/** What every list of committees can be asked with. */
interface CommitteeListArgs extends Page {
  /** Those that have closed as well, by today. */
  includeClosed?: boolean | null;
  /** Those that stood on this day, where they stood then; today where it is left out. */
  asOf?: Day | null;
  orderBy?: AskedOrder<typeof committeeOrders> | null;
  filter?: Filter<ReturnType<typeof committeeTerms>> | null;
}

const orderOfCommittees = ({ orderBy }: CommitteeListArgs) => orderOf(committeeOrders, orderBy, { name: 'asc' });

/** Committees that have not closed by today, unless those that have are asked for as well. */
function open({ includeClosed }: CommitteeListArgs, { feed }: OperationContext): Prisma.CommitteeWhereInput[] {
  return includeClosed === true ? [] : [{ OR: [{ closedOn: null }, { closedOn: { gt: fromDay(feed.day) } }] }];
}

/** Committees that were of some kinds on a day; null for today. */
function ofKind(kind: CommitteeKind[], asOf: Day | null): Prisma.CommitteeWhereInput {
  return asOf ? { forms: { some: { kind: { in: kind }, ...inForceOn(asOf) } } } : { kind: { in: kind } };
}

/** Committees that had a place on a day. */
function placed(asOf: Day, where: Prisma.CommitteePlacementWhereInput = {}): Prisma.CommitteeWhereInput {
  return { placements: { some: { ...where, ...inForceOn(asOf) } } };
}

/** The day of a list whose day is named: null where it is today's. @throws InvalidInput when it lies ahead */
function dayOfList({ asOf }: CommitteeListArgs, context: OperationContext): Day | null {
  return asOf ? readAsOf(asOf, context) : null;
}

/** Committees, in Vietnamese order of their names unless it is asked otherwise. */
export function listCommittees(
  asked: Asked<Prisma.CommitteeInclude>,
  args: CommitteeFilter & CommitteeListArgs,
  context: OperationContext,
): List<Committee> {
  const asOf = dayOfList(args, context);
  const { withinId } = args;
  return list(
    {
      ...asked,
      order: orderOfCommittees(args),
      args,
      table: context.database.prisma.committee,
      seen: seenCommittees(signedIn(context)),
      ...(asOf || (withinId && args.includeClosed)
        ? {}
        : {
            subtree: {
              withinId,
              at: (committee) => committee,
              few: { actions: ['committee:read'], among: (ids) => ({ id: { in: ids } }) },
            },
          }),
      filter: [
        ...(asOf ? [withinId ? withinOn(withinId, asOf, context) : placed(asOf)] : open(args, context)),
        ...(!asOf && withinId && args.includeClosed ? [withinOrEnded(withinId, context)] : []),
        ...conditions(args, asOf, context),
        ...filterBy(committeeTerms(context.feed.day), args.filter),
      ],
    },
    context,
  );
}

/** The committees directly below one on a day, in Vietnamese order. */
export function listChildren(
  args: Pick<CommitteeFilter, 'kind'> & CommitteeListArgs,
  context: OperationContext,
): RelatedList<Prisma.CommitteeWhereInput> {
  const { kind } = args;
  const asOf = dayOfList(args, context);
  return {
    name: 'Committee.children',
    order: orderOfCommittees(args),
    args,
    // What stood below may stand elsewhere now, or have gone to others.
    seen: asOf || args.includeClosed ? seenCommittees(signedIn(context)) : seenBelowParent,
    ...(asOf
      ? {
          through: {
            relation: 'placedUnder',
            to: 'child',
            where: inForceOn(asOf),
            counted: { model: 'committeePlacement', by: 'parentId' },
          },
        }
      : {}),
    filter: [
      ...(asOf ? [] : open(args, context)),
      ...(kind ? [ofKind(kind, asOf)] : []),
      ...filterBy(committeeTerms(context.feed.day), args.filter),
    ],
  };
}

/** What holds or held of a committee, in order of days. */
export function listSoFar({ feed }: OperationContext) {
  return { where: { validFrom: { lte: fromDay(feed.day) } }, orderBy: { validFrom: 'asc' as const } };
}

/** The terms of a committee, the latest first, and of those that begin on one day the one that was set last. */
export const termsInOrder = {
  orderBy: [{ startsOn: 'desc' }, { id: 'desc' }] satisfies Prisma.CommitteeTermOrderByWithRelationInput[],
};

/** What a committee has said of its difficulties, the latest day first; of what begins on one day the last word. */
export const obstaclesInOrder = {
  orderBy: [{ validFrom: 'desc' }, { id: 'desc' }] satisfies Prisma.CommitteeObstaclesOrderByWithRelationInput[],
};
