import type { MemberLeft } from '../../db/generated/enums.ts';
import { lockOf } from '../../db/lock-order.ts';
import type { Transaction } from '../../db/transaction.ts';
import { type LockedCase, lockCandidates } from '../candidate/locks.ts';
import { type LockedPerson, takePerson } from '../person/locks.ts';

/** A member and the place of the cell. Days are `YYYY-MM-DD`. */
export interface LockedMember {
  id: string;
  personId: string;
  /** The case that led to the membership; null for whoever was entered as a member. */
  candidateId: string | null;
  committeeId: string;
  probationarySince: string | null;
  officialSince: string | null;
  /** From when on exempt, and away for a time; null for everybody else. */
  exemptSince: string | null;
  awaySince: string | null;
  leftOn: string | null;
  leftReason: MemberLeft | null;
  /** Whether the person was made unreadable. */
  erased: boolean;
  /** Place of the cell in the tree. */
  path: string;
  /** All cases of the person. */
  cases: LockedCase[];
}

/** Locks the person of a member, all cases of theirs, and the member. Null when there is no such member. */
export const lockMember = lockOf('person', takeMember);

/** A member whom a new record refers to, and the place of the cell. */
export interface ReferredMember {
  id: string;
  committeeId: string;
  /** Whether the person was made unreadable. */
  erased: boolean;
  path: string;
}

/**
 * Locks a member whom a new record will refer to; many may hold one so, and who is changed or erased meanwhile is not. Null when there
 * is none.
 */
export const lockMemberToRefer = lockOf('member', async (tx, id): Promise<ReferredMember | null> => {
  const { rows } = await tx.query<ReferredMember>(
    `SELECT m.id, m.committee_id AS "committeeId", m.erased_at IS NOT NULL AS erased, k.path
     FROM member m JOIN committee k ON k.id = m.committee_id WHERE m.id = $1::uuid FOR SHARE OF m`,
    [id],
  );
  return rows[0] ?? null;
});

/** Locks the person of a case or a member: a member to whom a case has led is locked by the case. Null when there is neither. */
export const lockCaseOrMember = lockOf('person', async (tx, id): Promise<LockedPerson | LockedMember | null> => {
  const { rows } = await tx.query<{ candidateId: string | null }>(
    'SELECT candidate_id AS "candidateId" FROM member WHERE id = $1::uuid',
    [id],
  );
  const [member] = rows;
  return member?.candidateId === null ? takeMember(tx, id) : takePerson(tx, member?.candidateId ?? id);
});

/** Whether what was locked is a member, whom no case says. */
export function isLockedMember(found: LockedPerson | LockedMember): found is LockedMember {
  return 'cases' in found;
}

async function takeMember(tx: Transaction, id: string): Promise<LockedMember | null> {
  const { rows: people } = await tx.query<{ id: string }>(
    'SELECT id FROM person WHERE id = (SELECT person_id FROM member WHERE id = $1::uuid) FOR NO KEY UPDATE',
    [id],
  );
  const personId = people[0]?.id;
  if (personId === undefined) return null;
  const cases = await lockCandidates(tx, [personId]);
  const { rows } = await tx.query<Omit<LockedMember, 'cases'>>(
    `WITH m AS MATERIALIZED (SELECT * FROM member WHERE id = $1::uuid FOR NO KEY UPDATE)
     SELECT m.id, m.person_id AS "personId", m.candidate_id AS "candidateId", m.committee_id AS "committeeId",
       m.probationary_since::text AS "probationarySince", m.official_since::text AS "officialSince",
       m.exempt_since::text AS "exemptSince", m.away_since::text AS "awaySince", m.left_on::text AS "leftOn", m.left_reason::text AS "leftReason", m.erased_at IS NOT NULL AS erased, k.path
     FROM m JOIN committee k ON k.id = m.committee_id`,
    [id],
  );
  return rows[0] === undefined ? null : { ...rows[0], cases };
}
