import { pathsUpwards } from '../../access/scope.ts';
import { fromDay } from '../../calendar.ts';
import type { GoodPractice, InspectionScheme, Prisma } from '../../db/generated/client.ts';
import { visiblePath } from '../authorize.ts';
import { checkYear } from '../input.ts';
import type { OperationContext } from '../operation-context.ts';

// Whoever sees a committee is told what is issued and spread to it from above: there is no other right to it.

/** Good practices that one answer has at most. */
const MOST_PRACTICES = 200;

/** The paths of a committee and of all above it, as far as it is seen; none where it is hidden. */
function pathsFromAbove(committeeId: string, context: OperationContext): string[] {
  const path = visiblePath(context, 'inspection:read', committeeId);
  return path === null ? [] : pathsUpwards(path);
}

/** The schemes under which a committee can make its programme of a year. None where the committee is hidden. */
export async function readSchemes(
  query: Pick<Prisma.InspectionSchemeFindManyArgs, 'include' | 'select'>,
  committeeId: string,
  wanted: number,
  context: OperationContext,
): Promise<InspectionScheme[]> {
  const year = checkYear(wanted);
  const issuer = { path: { in: pathsFromAbove(committeeId, context) } };
  return context.database.prisma.inspectionScheme.findMany({
    ...query,
    where: { issuer, firstYear: { lte: year }, lastYear: { gte: year } },
    orderBy: [{ issuedOn: 'desc' }, { id: 'asc' }],
  });
}

/** The good practices spread in a year to a committee, or to one above it. None where the committee is hidden. */
export async function readPractices(
  query: Pick<Prisma.GoodPracticeFindManyArgs, 'include' | 'select'>,
  committeeId: string,
  wanted: number,
  context: OperationContext,
): Promise<GoodPractice[]> {
  const year = checkYear(wanted);
  const committee = { path: { in: pathsFromAbove(committeeId, context) } };
  const publishedOn = { gte: fromDay(`${year}-01-01`), lte: fromDay(`${year}-12-31`) };
  return context.database.prisma.goodPractice.findMany({
    ...query,
    where: { committee, publishedOn },
    orderBy: [{ publishedOn: 'desc' }, { id: 'desc' }],
    take: MOST_PRACTICES,
  });
}
