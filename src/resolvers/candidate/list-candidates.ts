import { committeeScope } from '../../access/scope.ts';
import type { Candidate, CandidateStage, Prisma, SourceCategory } from '../../db/generated/client.ts';
import { within } from '../committee/list-committees.ts';
import { type Page, page, searchKey } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';

/** What candidates are looked for. */
export interface CandidateFilter {
  /** Followed by this committee or one below it. */
  withinId?: string | null;
  stage?: CandidateStage[] | null;
  source?: SourceCategory[] | null;
  /** Part of the name, accents or not. */
  text?: string | null;
}

/** The condition for candidates of a filter that the viewer may see. */
export function candidatesWhere(filter: CandidateFilter, context: OperationContext): Prisma.CandidateWhereInput {
  const conditions: Prisma.CandidateWhereInput[] = [{ committee: committeeScope(signedIn(context), 'candidate:read') }];
  if (filter.withinId) conditions.push({ committee: within(filter.withinId, context) });
  if (filter.stage) conditions.push({ stage: { in: filter.stage } });
  if (filter.source) conditions.push({ sourceCategory: { in: filter.source } });
  if (filter.text?.trim()) conditions.push({ searchKey: { contains: searchKey(filter.text) } });
  return { AND: conditions };
}

/** Candidates in Vietnamese order of their names. */
export function listCandidates(
  query: Prisma.CandidateFindManyArgs,
  args: CandidateFilter & Page,
  context: OperationContext,
): Promise<Candidate[]> {
  page(args);
  return context.database.prisma.candidate.findMany({
    ...query,
    where: candidatesWhere(args, context),
    orderBy: [{ fullName: 'asc' }, { id: 'asc' }],
  });
}
