import type { CandidateStage } from '../../db/generated/enums.ts';
import { lockOf } from '../../db/lock-order.ts';
import { readAuthorities } from '../../db/queries/authorities.ts';
import type { Transaction } from '../../db/transaction.ts';
import { type LockedCandidate, lockCandidate, lockWhere } from '../candidate/locks.ts';
import { type Authority, authorityOf } from '../committee/authority.ts';

/** A case, and whose its steps are today. */
export interface LockedCase extends LockedCandidate {
  /** Null where the cell stands nowhere today. */
  authority: Authority | null;
}

/** Locks a case. Null when there is none. */
export const lockCase = lockOf('candidate', async (tx, id): Promise<LockedCase | null> => {
  const candidate = await lockCandidate(tx, id);
  return candidate === null ? null : withAuthority(tx, candidate);
});

async function withAuthority(tx: Transaction, candidate: LockedCandidate): Promise<LockedCase> {
  const [row] = await readAuthorities(tx, [candidate.committeeId], null);
  return { ...candidate, authority: row === undefined ? null : authorityOf(row) };
}

/** A step of a case that is locked. */
export interface LockedStep extends LockedCase {
  stepId: string;
  toStage: CandidateStage;
}

const LOCK_OF_STEP = lockWhere(
  'id = (SELECT candidate_id FROM stage_change WHERE id = $1::uuid)',
  ', (SELECT to_stage::text FROM stage_change WHERE id = $1::uuid) AS "toStage"',
);

/** Locks the case of a step. Null when there is no such step. */
export const lockStep = lockOf('candidate', async (tx, stepId): Promise<LockedStep | null> => {
  const { rows } = await tx.query<LockedCandidate & Pick<LockedStep, 'toStage'>>(LOCK_OF_STEP, [stepId]);
  const [found] = rows;
  return found === undefined ? null : { ...(await withAuthority(tx, found)), stepId, toStage: found.toStage };
});
