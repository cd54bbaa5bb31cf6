import { noCommittee } from '../../access/scope.ts';
import { fromDay } from '../../calendar.ts';
import type { Committee, CommitteeKind, DifficultyClass, Prisma } from '../../db/generated/client.ts';
import { visiblePath } from '../authorize.ts';
import { among, amongRelated, days, type Filter, filterBy, since, type Terms } from '../filter.ts';
import { checkYear, type Page, readSearchPattern } from '../input.ts';
import { type Asked, type List, list, type RelatedList } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
import { seenBelowParent, seenByFigures, seenCommittees } from './seen.ts';

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

function conditions(filter: CommitteeFilter, context: OperationContext): Prisma.CommitteeWhereInput[] {
  const { kind, parentId, difficulty, text, withoutAdmissionIn } = filter;
  const wanted: Prisma.CommitteeWhereInput[] = [];
  if (kind) wanted.push({ kind: { in: kind } });
  if (parentId) wanted.push(visiblePath(context, 'committee:read', parentId) === null ? noCommittee : { parentId });
  if (difficulty) wanted.push({ profile: { difficultyClass: { in: difficulty } } });
  if (text?.trim()) wanted.push({ searchKey: { contains: readSearchPattern(text) } });
  if (withoutAdmissionIn !== null && withoutAdmissionIn !== undefined) {
    const asked = checkYear(withoutAdmissionIn, 'withoutAdmissionIn');
    const inYear = { gte: fromDay(`${asked}-01-01`), lte: fromDay(`${asked}-12-31`) };
    // Whether somebody was admitted is a figure.
    wanted.push(seenByFigures(signedIn(context)));
    wanted.push({ admissions: { none: { revoked: false, ceremonyOn: inYear } } });
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
export const committeeTerms = {
  kind: among<CommitteeKind>('kind'),
  difficulty: amongRelated<DifficultyClass>('profile', 'difficultyClass'),
  foundedOn: days('foundedOn'),
  updatedSince: since('updatedAt'),
} satisfies Terms;

/** What every list of committees can be asked with. */
interface CommitteeListArgs extends Page {
  /** Those that have closed as well. */
  includeClosed?: boolean | null;
  orderBy?: AskedOrder<typeof committeeOrders> | null;
  filter?: Filter<typeof committeeTerms> | null;
}

const orderOfCommittees = ({ orderBy }: CommitteeListArgs) => orderOf(committeeOrders, orderBy, { name: 'asc' });

/** Committees that have not closed by today, unless those that have are asked for as well. */
function open({ includeClosed }: CommitteeListArgs, { feed }: OperationContext): Prisma.CommitteeWhereInput[] {
  return includeClosed === true ? [] : [{ OR: [{ closedOn: null }, { closedOn: { gt: fromDay(feed.day) } }] }];
}

/** Committees, in Vietnamese order of their names unless it is asked otherwise. */
export function listCommittees(
  asked: Asked<Prisma.CommitteeInclude>,
  args: CommitteeFilter & CommitteeListArgs,
  context: OperationContext,
): List<Committee> {
  return list(
    {
      ...asked,
      order: orderOfCommittees(args),
      args,
      table: context.database.prisma.committee,
      seen: seenCommittees(signedIn(context)),
      subtree: {
        withinId: args.withinId,
        at: (committee) => committee,
        few: { actions: ['committee:read'], among: (ids) => ({ id: { in: ids } }) },
      },
      filter: [...open(args, context), ...conditions(args, context), ...filterBy(committeeTerms, args.filter)],
    },
    context,
  );
}

/** The committees directly below one, in Vietnamese order. */
export function listChildren(
  args: Pick<CommitteeFilter, 'kind'> & CommitteeListArgs,
  context: OperationContext,
): RelatedList<Prisma.CommitteeWhereInput> {
  const { kind } = args;
  return {
    name: 'Committee.children',
    order: orderOfCommittees(args),
    args,
    seen: seenBelowParent,
    filter: [
      ...open(args, context),
      ...(kind ? [{ kind: { in: kind } }] : []),
      ...filterBy(committeeTerms, args.filter),
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
