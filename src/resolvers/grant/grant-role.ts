import { mayGive } from '../../access/scope.ts';
import type { Role } from '../../db/generated/client.ts';
import { lockSubject } from '../../db/queries/locks.ts';
import { inTransaction } from '../../db/transaction.ts';
import { authorize, placeOf } from '../authorize.ts';
import { Forbidden, RuleViolation } from '../errors.ts';
import { optionalText } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';
import { checkRoleFits, checkSubject, checkValidity } from './grant-rules.ts';

/** A role somebody shall have. */
export interface GrantRoleInput {
  subject: string;
  role: Role;
  committeeId: string;
  /** Now where it is left out. */
  validFrom?: Date | null;
  /** Until it is ended where it is left out. */
  validTo?: Date | null;
  reason?: string | null;
}

/** A grant after it was written. */
export interface GrantWritten {
  grantId: string;
  cursor: string | null;
}

/**
 * Gives somebody a role on a committee and everything below it. Holds on every node from the answer's cursor on.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws RuleViolation ROLE_NOT_FOR_COMMITTEE, ALREADY_GRANTED
 */
export async function grantRole(input: GrantRoleInput, context: OperationContext): Promise<GrantWritten> {
  const viewer = signedIn(context);
  const { role, committeeId } = input;
  const path = placeOf(context, committeeId);
  authorize(context, { see: 'committee:read', do: 'grant:change' }, path, 'committeeId');
  if (!mayGive(viewer, role, path as string)) {
    throw new Forbidden((texts) => texts.mayNotGive(role), ['role']);
  }
  const now = new Date(context.clock.now());
  const subject = checkSubject(input.subject);
  const validFrom = input.validFrom ?? now;
  const validTo = input.validTo ?? null;
  checkValidity(validFrom, validTo, now);
  const reason = optionalText(input.reason, 'reason', 500);

  const grantId = await inTransaction(context.database.prisma, async (tx) => {
    await lockSubject(tx, subject);
    const { kind } = await tx.committee.findUniqueOrThrow({ where: { id: committeeId }, select: { kind: true } });
    checkRoleFits(role, kind);
    const other = await tx.accessGrant.findFirst({
      where: {
        subject,
        role,
        committeeId,
        AND: [
          { OR: [{ validTo: null }, { validTo: { gt: validFrom } }] },
          validTo === null ? {} : { validFrom: { lt: validTo } },
        ],
      },
      select: { id: true },
    });
    if (other !== null) {
      throw new RuleViolation('ALREADY_GRANTED', (texts) => texts.alreadyGranted, {
        path: ['subject'],
      });
    }
    const data = { subject, role, committeeId, validFrom, validTo, reason, grantedBy: viewer.subject };
    const { id } = await tx.accessGrant.create({ data, select: { id: true } });
    return id;
  });
  return { grantId, cursor: await context.feed.settle() };
}
