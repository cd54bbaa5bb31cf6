import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import { placeCases } from '../candidate/records.ts';
import { putBackCommittees } from '../committee/records.ts';
import { endGrants, enterGrantsOnce, keepGrants, readGrantsToPutBack } from '../grant/records.ts';
import { placeMembers } from '../member/records.ts';
import { putBackOfficers } from '../officer/records.ts';
import type { Moment } from '../write.ts';
import type { LockedReorganisation } from './locks.ts';
import { annul, annulLineage } from './records.ts';

/**
 * Puts back what a decision took the place of, and takes away what it brought: every day is as if it had not been. False where a
 * code that ended with it means another committee by now: the transaction can only be given up.
 */
export async function putBack(
  tx: Transaction,
  decision: LockedReorganisation,
  reason: string,
  by: Actor,
  { now, today }: Moment,
): Promise<boolean> {
  const { id, number, title, effectiveOn, replaced } = decision;
  await annul(tx, id, { at: now, reason }, by);
  if (!(await putBackCommittees(tx, { on: effectiveOn, ...replaced }))) return false;
  await placeCases(
    tx,
    replaced.cases.map((one) => ({
      ...one,
      from: effectiveOn,
      cause: 'CORRECTION' as const,
      documentNumber: number,
    })),
    by,
  );
  await placeMembers(
    tx,
    (replaced.members ?? []).map((one) => ({
      ...one,
      from: effectiveOn,
      cause: 'CORRECTION' as const,
      documentNumber: number,
    })),
    by,
  );
  const why = `${number}, ${title}`;
  if (effectiveOn > today) {
    await keepGrants(tx, replaced.grants);
  } else {
    // What was ended stays ended: who had a role gets another one like it.
    const roles = await readGrantsToPutBack(tx, replaced.grants, replaced.given, why, now);
    const given = roles.map((role) => ({ ...role, id: uuidv7(), validFrom: now, atOnce: true, reason }));
    await enterGrantsOnce(tx, given, by.subject);
  }
  await endGrants(
    tx,
    replaced.given.map((grantId) => ({ grantId, validTo: now, reason })),
    by.subject,
  );
  await putBackOfficers(tx, replaced);
  await annulLineage(tx, id, now);
  if (effectiveOn <= today) await tx.query('SELECT place_committees(greatest(day, local_today())) FROM feed_head');
  return true;
}
