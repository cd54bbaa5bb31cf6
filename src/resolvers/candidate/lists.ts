import { fromDay } from '../../calendar.ts';
import type { Candidate, CandidateStage, Prisma, SourceCategory } from '../../db/generated/client.ts';
import { among, days, type Filter, filterBy, since, type Terms } from '../filter.ts';
import { type Page, readSearchPattern } from '../input.ts';
import { type Asked, type List, list, type Rows } from '../list.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { type AskedOrder, type Orders, orderOf } from '../order.ts';
import { askedByName, type PersonOrder, personOrders } from './person-order.ts';
import { seenCandidates } from './seen.ts';

/** What candidates can be sorted by. */
export const candidateOrders = {
  ...personOrders,
  stageSince: { keys: ['stageSince'] },
  updatedAt: { keys: ['updatedAt'] },
} satisfies Orders;

/** What candidates can be filtered by. */
export const candidateTerms = {
  stage: among<CandidateStage>('stage'),
  source: among<SourceCategory>('sourceCategory', { nullable: true }),
  stageSince: days('stageSince'),
  updatedSince: since('updatedAt'),
} satisfies Terms;

/** What candidates are looked for. */
export interface CandidateFilter {
  /** Followed by this committee or one below it. */
  withinId?: string | null;
  stage?: CandidateStage[] | null;
  source?: SourceCategory[] | null;
  /** Part of the name, accents or not. */
  text?: string | null;
  filter?: Filter<typeof candidateTerms> | null;
}

/** The candidates of a filter that the viewer may see. */
export function candidatesOf(
  { withinId, stage, source, text, filter }: CandidateFilter,
  context: OperationContext,
): Rows<Prisma.CandidateWhereInput> {
  const wanted = filterBy<typeof candidateTerms, Prisma.CandidateWhereInput>(candidateTerms, filter);
  if (stage) wanted.push({ stage: { in: stage } });
  if (source) wanted.push({ sourceCategory: { in: source } });
  if (text?.trim()) wanted.push({ searchKey: { contains: readSearchPattern(text) } });
  return {
    seen: seenCandidates(signedIn(context)),
    subtree: {
      withinId,
      at: (committee) => ({ committee }),
      few: { actions: ['candidate:read', 'trainee:read'], among: (ids) => ({ committeeId: { in: ids } }) },
    },
    filter: wanted,
  };
}

/** Candidates in Vietnamese order of their names, by the given name unless it is asked otherwise. */
export function listCandidates(
  asked: Asked<Prisma.CandidateInclude>,
  args: CandidateFilter & Page & { order?: PersonOrder | null; orderBy?: AskedOrder<typeof candidateOrders> | null },
  context: OperationContext,
): List<Candidate> {
  const order = orderOf(candidateOrders, args.orderBy, askedByName(args.order));
  const named = asked.places && order.keys.includes('fullName');
  return list(
    {
      ...asked,
      order,
      args,
      table: context.database.prisma.candidate,
      // Names leave this list in sealed cursors alone.
      omit: { fullName: !named, givenName: !named },
      ...candidatesOf(args, context),
    },
    context,
  );
}

/** The places of a case up to today, in order of days. */
export function listPlacesSoFar({ feed }: OperationContext) {
  return {
    where: { OR: [{ validFrom: null }, { validFrom: { lte: fromDay(feed.day) } }] },
    orderBy: [{ validFrom: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
  } satisfies Prisma.CasePlaceFindManyArgs;
}

/** The end of a place; null while it lasts, as long as its day has not come. */
export function endSoFar(validTo: Date | null, { feed }: OperationContext): Date | null {
  return validTo !== null && validTo <= fromDay(feed.day) ? validTo : null;
}
