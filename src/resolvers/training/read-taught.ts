import { fromDay } from '../../calendar.ts';
import type { TrainingKind } from '../../db/generated/enums.ts';
import { visiblePath } from '../authorize.ts';
import { checkYear } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenAmongCertified } from './seen.ts';

/** Which centre, and which year. */
interface CentreYear {
  centreId: string;
  year: number;
}

/** What a centre taught of a kind in a year: of its people those of committees whose training the viewer may see. */
export interface TaughtRow {
  /** The centre, the year and the kind. */
  id: string;
  kind: TrainingKind;
  classCount: number;
  enrolledCount: number;
  certifiedCount: number;
}

/** A row for each kind of which the centre held a class that ended in the year, or issued a certificate in it: three statements. */
export async function readTaught({ centreId, year }: CentreYear, context: OperationContext): Promise<TaughtRow[]> {
  const { database, loaders } = context;
  const inYear = { gte: fromDay(`${year}-01-01`), lte: fromDay(`${year}-12-31`) };
  const [classes, certificates] = await Promise.all([
    database.prisma.trainingClass.findMany({
      where: { centreId, status: { in: ['RUNNING', 'CLOSED'] }, endsOn: inYear },
      select: { id: true, kind: true },
    }),
    database.prisma.certificate.groupBy({
      by: ['kind'],
      where: { AND: [seenAmongCertified(signedIn(context))], centreId, issuedOn: inYear, revocation: null },
      _count: true,
    }),
  ]);
  const held = await Promise.all(
    classes.map(async ({ id, kind }) => ({ kind, enrolled: (await loaders.enrolmentCounts.load(id)).total })),
  );
  const kinds = [...new Set([...classes, ...certificates].map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const ofKind = held.filter((one) => one.kind === kind);
    return {
      id: `${centreId}:${year}:${kind}`,
      kind,
      classCount: ofKind.length,
      enrolledCount: ofKind.reduce((sum, { enrolled }) => sum + enrolled, 0),
      certifiedCount: certificates.find((one) => one.kind === kind)?._count ?? 0,
    };
  });
}

/**
 * The same of a centre that was found; nothing for whoever may not see the trainings of its host.
 * @throws InvalidInput when the year cannot be right
 */
export async function readTaughtAt(
  host: string,
  { centreId, year }: CentreYear,
  context: OperationContext,
): Promise<TaughtRow[]> {
  checkYear(year);
  return visiblePath(context, 'training:read', host) === null ? [] : readTaught({ centreId, year }, context);
}
