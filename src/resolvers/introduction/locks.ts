import type { Day } from '../../calendar.ts';
import type { Introducer } from '../../db/generated/enums.ts';
import { lockOf } from '../../db/lock-order.ts';
import type { LockedCandidate } from '../candidate/locks.ts';

/** An introduction, with the candidate it is of, who is locked. */
export interface LockedIntroduction extends LockedCandidate {
  introductionId: string;
  introducer: Introducer;
  /** Null where the person was erased. */
  introducedOn: Day | null;
  /** Whether another member has taken its place. */
  replaced: boolean;
}

// The candidate's lock comes first: of two who replace the same one, the second sees the first.
const LOCK_CANDIDATE = `SELECT c.id, c.committee_id AS "committeeId", c.stage::text AS stage,
    c.stage_since::text AS "stageSince", c.erased_at IS NOT NULL AS erased, k.path
  FROM candidate c JOIN committee k ON k.id = c.committee_id
  WHERE c.id = (SELECT candidate_id FROM introduction WHERE id = $1::uuid) FOR UPDATE OF c`;

const READ = `SELECT i.id AS "introductionId", i.introducer, i.introduced_on::text AS "introducedOn",
    EXISTS (SELECT FROM introduction n WHERE n.replaces_id = i.id) AS replaced
  FROM introduction i WHERE i.id = $1::uuid`;

/** Locks the case that an introduction is of. Null when there is none. */
export const lockIntroduction = lockOf('candidate', async (tx, id): Promise<LockedIntroduction | null> => {
  const { rows: cases } = await tx.query<LockedCandidate>(LOCK_CANDIDATE, [id]);
  // In a statement after the lock, so that it sees what the writer before has done.
  const { rows } = await tx.query<Omit<LockedIntroduction, keyof LockedCandidate>>(READ, [id]);
  const [candidate, introduction] = [cases[0], rows[0]];
  return candidate && introduction ? { ...candidate, ...introduction } : null;
});
