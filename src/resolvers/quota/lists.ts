import { fromDay } from '../../calendar.ts';
import type { AdmissionQuota, Prisma } from '../../db/generated/client.ts';
import { seenAdmissionChanges } from '../admission/seen.ts';
import { readYearFilter } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenProposals, seenQuotas, seenSheets, seenYears } from './seen.ts';

/** The quotas of a committee that the viewer may see, the latest year first. */
export function listQuotas(year: number | null | undefined, context: OperationContext) {
  const seen = seenQuotas(signedIn(context));
  return {
    where: { AND: [seen, ...readYearFilter(year)] },
    orderBy: [{ year: 'desc' }, { kind: 'asc' }] satisfies Prisma.AdmissionQuotaOrderByWithRelationInput[],
  };
}

/** The sheets of a committee that the viewer may see, the latest year first, and in it the one that was begun last. */
export function listSheets(year: number | null | undefined, context: OperationContext) {
  const seen = seenSheets(signedIn(context));
  return {
    where: { AND: [seen, ...readYearFilter(year)] },
    orderBy: [{ year: 'desc' }, { id: 'desc' }] satisfies Prisma.QuotaSheetOrderByWithRelationInput[],
  };
}

/** The closings of a committee that the viewer may see, the latest first. */
export function listYears(year: number | null | undefined, context: OperationContext) {
  const seen = seenYears(signedIn(context));
  return {
    where: { AND: [seen, ...readYearFilter(year)] },
    orderBy: [{ year: 'desc' }, { closedAt: 'desc' }] satisfies Prisma.QuotaYearOrderByWithRelationInput[],
  };
}

/**
 * What happened to admissions of a closed year since it was closed, as far as the viewer may read them: recorded, moved into it or
 * out of it, revoked. The first one first.
 */
export function afterClosing(
  closing: { id: string; year: number; closedAt: Date },
  context: OperationContext,
): Prisma.AdmissionChangeFindManyArgs {
  const { id, year, closedAt } = closing;
  const inYear = { gte: fromDay(`${year}-01-01`), lte: fromDay(`${year}-12-31`) };
  return {
    where: {
      AND: [
        seenAdmissionChanges(signedIn(context)),
        { changedAt: { gt: closedAt } },
        { OR: [{ fromCeremonyOn: inYear }, { toCeremonyOn: inYear }] },
        { admission: { committee: { quotaYearFigures: { some: { quotaYearId: id } } } } },
      ],
    },
    orderBy: [{ changedAt: 'asc' }, { id: 'asc' }],
  };
}

/** What a committee has registered, as far as the viewer may see it: the latest year first, and of a year the word that holds. */
export function listProposals(year: number | null | undefined, context: OperationContext) {
  const seen = seenProposals(signedIn(context));
  return {
    where: { AND: [seen, ...readYearFilter(year)] },
    orderBy: [{ year: 'desc' }, { id: 'desc' }] satisfies Prisma.QuotaProposalOrderByWithRelationInput[],
  };
}

/** Quotas by their ids, in that order: those that an operation has just set. */
export async function readInOrder(
  query: Prisma.AdmissionQuotaFindManyArgs,
  ids: readonly string[],
  { database }: OperationContext,
): Promise<AdmissionQuota[]> {
  const found = await database.prisma.admissionQuota.findMany({ ...query, where: { id: { in: [...ids] } } });
  const place = new Map(ids.map((id, n) => [id, n]));
  return found.toSorted((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0));
}
