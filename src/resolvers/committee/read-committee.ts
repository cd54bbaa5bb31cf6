import type { Committee, Prisma } from '../../db/generated/client.ts';
import { visiblePath } from '../authorize.ts';
import { inForce } from '../in-force.ts';
import { readText } from '../input.ts';
import { LONGEST } from '../lengths.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { seenCommittees } from './seen.ts';
import { mistakes } from './violations.ts';

/** One committee by its id, or by the official code that means it today. Null when it is hidden or missing. */
export function readCommittee(
  query: Prisma.CommitteeFindFirstArgs,
  { id, code }: { id?: string | null; code?: string | null },
  context: OperationContext,
): Promise<Committee | null> {
  const seen = seenCommittees(signedIn(context));
  if (Boolean(id) === Boolean(code)) throw mistakes.idOrCode();
  const wanted: Prisma.CommitteeWhereInput = id
    ? { id }
    : { codes: { some: { code: readText(code ?? '', 'code', LONGEST.committeeCode), ...inForce(context) } } };
  return context.database.prisma.committee.findFirst({ ...query, where: { AND: [wanted, seen] } });
}

/** The committee that a record leads to. Null where it leads to none, and where the viewer may not see it. */
export async function readLinkedCommittee(
  query: Pick<Prisma.CommitteeFindUniqueArgs, 'include' | 'select'>,
  id: string | null,
  context: OperationContext,
): Promise<Committee | null> {
  if (id === null || visiblePath(context, 'committee:read', id) === null) return null;
  return context.database.prisma.committee.findUnique({ ...query, where: { id } });
}
