import type { QuotaKind } from '../../db/generated/client.ts';
import { lockQuota } from '../../db/queries/locks.ts';
import { inTransaction } from '../../db/transaction.ts';
import { authorize, placeOf } from '../authorize.ts';
import { StaleVersion } from '../errors.ts';
import { optionalText, whole, year } from '../input.ts';
import { type OperationContext, signedIn } from '../operation-context.ts';

/** A quota as its setter wants it. */
export interface SetQuotaInput {
  committeeId: string;
  year: number;
  kind: QuotaKind;
  target: number;
  /** The version the setter has seen; 0 when there is no quota yet. */
  expectedVersion: number;
  reason?: string | null;
  documentNumber?: string | null;
}

/**
 * Sets or revises a quota; every value it ever had is kept.
 * @throws NotFound, Forbidden, InvalidInput
 * @throws StaleVersion when somebody else has set it since.
 */
export async function setQuota(
  input: SetQuotaInput,
  context: OperationContext,
): Promise<{ quotaId: string; committeeId: string; year: number; cursor: string | null }> {
  const { committeeId, kind } = input;
  authorize(context, { see: 'quota:read', do: 'quota:set' }, placeOf(context, committeeId), 'committeeId');
  const wanted = year(input.year);
  const target = whole(input.target, 'target', 0, 1_000_000);
  const reason = optionalText(input.reason, 'reason', 500);
  const documentNumber = optionalText(input.documentNumber, 'documentNumber', 60);
  const changedBy = signedIn(context).subject;

  const quotaId = await inTransaction(context.database.prisma, async (tx) => {
    const current = await lockQuota(tx, committeeId, wanted, kind);
    if ((current?.version ?? 0) !== input.expectedVersion) {
      throw new StaleVersion(
        (texts) => texts.staleQuota(current?.version ?? 0, input.expectedVersion),
        current?.id ?? null,
      );
    }
    const version = input.expectedVersion + 1;
    const revisions = { create: { version, target, reason, changedBy } };
    const { id } = await (current === null
      ? tx.admissionQuota.create({
          data: { committeeId, year: wanted, kind, target, version, documentNumber, revisions },
          select: { id: true },
        })
      : tx.admissionQuota.update({
          where: { id: current.id },
          data: { target, version, ...(documentNumber === null ? {} : { documentNumber }), revisions },
          select: { id: true },
        }));
    return id;
  });
  return { quotaId, committeeId, year: wanted, cursor: await context.feed.settle() };
}
