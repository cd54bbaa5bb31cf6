import { fromDay } from '../../calendar.ts';
import type { AdmissionQuota, Prisma } from '../../db/generated/client.ts';
import { seenAdmissionChanges } from '../admission/seen.ts';
import { readYearFilter } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenCountingSettings, seenProposals, seenQuotas, seenSheets, seenSubTargets, seenYears } from './seen.ts';

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
  const published = { quotaYearFigures: { some: { quotaYearId: id } } };
  return {
    where: {
      AND: [
        seenAdmissionChanges(signedIn(context)),
        { changedAt: { gt: closedAt } },
        { OR: [{ fromCountsOn: inYear }, { toCountsOn: inYear }] },
        // One that was revoked counts for nobody any more: it is told by the cell that admitted.
        { admission: { OR: [{ countsFor: published }, { countsOn: null, committee: published }] } },
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

/** The sub-targets of a committee that the viewer may see, the latest year first, and of a year the version that holds. */
export function listSubTargets(year: number | null | undefined, context: OperationContext) {
  const seen = seenSubTargets(signedIn(context));
  return {
    where: { AND: [seen, ...readYearFilter(year)] },
    orderBy: [{ year: 'desc' }, { version: 'desc' }] satisfies Prisma.SubTargetsOrderByWithRelationInput[],
  };
}

/** What a root has set about the day that counts, as far as the viewer may see it: what holds first. */
export function listCountingSettings(context: OperationContext) {
  const seen = seenCountingSettings(signedIn(context));
  return { where: seen, orderBy: { version: 'desc' } } as const;
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
