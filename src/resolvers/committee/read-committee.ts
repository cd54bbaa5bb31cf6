import { committeeScope } from '../../access/scope.ts';
import { fromDay } from '../../calendar.ts';
import type { Committee, Prisma } from '../../db/generated/client.ts';
import { InvalidInput } from '../errors.ts';
import { text } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';

/** One committee by its id, or by the official code that means it today. Null when it is hidden or missing. */
export function readCommittee(
  query: Prisma.CommitteeFindFirstArgs,
  { id, code }: { id?: string | null; code?: string | null },
  context: OperationContext,
): Promise<Committee | null> {
  const scope = committeeScope(signedIn(context), 'committee:read');
  if (Boolean(id) === Boolean(code)) throw new InvalidInput((texts) => texts.idOrCode, ['id']);
  const day = fromDay(context.feed.day);
  const wanted: Prisma.CommitteeWhereInput = id
    ? { id }
    : {
        codes: {
          some: {
            code: text(code ?? '', 'code', 30),
            validFrom: { lte: day },
            OR: [{ validTo: null }, { validTo: { gt: day } }],
          },
        },
      };
  return context.database.prisma.committee.findFirst({ ...query, where: { AND: [wanted, scope] } });
}
