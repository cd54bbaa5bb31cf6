import { lockOf } from '../../db/lock-order.ts';
import { readAuthorities } from '../../db/queries/authorities.ts';
import { type LockedCandidate, lockCandidate } from '../candidate/locks.ts';
import { type Authority, authorityOf } from '../committee/authority.ts';

/** A case, and whose its steps are today. */
export interface LockedCase extends LockedCandidate {
  /** Null where the cell stands nowhere today. */
  authority: Authority | null;
}

/** Locks a case. Null when there is none. */
export const lockCase = lockOf('candidate', async (tx, id): Promise<LockedCase | null> => {
  const candidate = await lockCandidate(tx, id);
  if (candidate === null) return null;
  const [row] = await readAuthorities(tx, [candidate.committeeId], null);
  return { ...candidate, authority: row === undefined ? null : authorityOf(row) };
});
