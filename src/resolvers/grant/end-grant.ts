import { mayGive } from '../../access/scope.ts';
import { lockGrant } from '../../db/queries/locks.ts';
import { inTransaction } from '../../db/transaction.ts';
import { authorize } from '../authorize.ts';
import { Forbidden, RuleViolation } from '../errors.ts';
import { optionalText } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import type { GrantWritten } from './grant-role.ts';

/** A role somebody shall not have any longer. */
export interface EndGrantInput {
  grantId: string;
  reason?: string | null;
}

/**
 * Ends a grant now; one that has not begun never does. Boards that depend on it end or start anew at the answer's cursor.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation ALREADY_ENDED
 */
export async function endGrant(input: EndGrantInput, context: OperationContext): Promise<GrantWritten> {
  const viewer = signedIn(context);
  await inTransaction(context.database.prisma, async (tx) => {
    const grant = await lockGrant(tx, input.grantId);
    authorize(context, { see: 'grant:read', do: 'grant:change' }, grant?.path, 'grantId');
    const { role, path, validFrom, validTo } = grant as NonNullable<typeof grant>;
    if (!mayGive(viewer, role, path)) {
      throw new Forbidden((texts) => texts.mayNotEnd(role), ['grantId']);
    }
    const endReason = optionalText(input.reason, 'reason', 500);
    const now = new Date(context.clock.now());
    if (validTo !== null && validTo <= now) {
      throw new RuleViolation('ALREADY_ENDED', (texts) => texts.grantOver, { path: ['grantId'] });
    }
    const end = validFrom > now ? validFrom : now;
    await tx.accessGrant.update({
      where: { id: input.grantId },
      data: { validTo: end, endedBy: viewer.subject, endReason },
      select: { id: true },
    });
  });
  return { grantId: input.grantId, cursor: await context.feed.settle() };
}
