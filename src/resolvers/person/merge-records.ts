import type { Day } from '../../calendar.ts';
import type { MergeReason } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';
import type { LockedMerge, LockedPerson } from './locks.ts';
import { casesOf } from './records.ts';
import { type BeforeMerge, restOnCertificate, type SinceMerge } from './rules.ts';

/** What stands of two persons who are locked. */
export async function readBeforeMerge(
  tx: Transaction,
  kept: LockedPerson,
  duplicate: LockedPerson,
): Promise<BeforeMerge> {
  const { rows } = await tx.query<BeforeMerge>(
    `SELECT ARRAY(SELECT DISTINCT c.person_id FROM candidate c JOIN admission a ON a.candidate_id = c.id AND NOT a.revoked
         WHERE c.person_id IN ($1::uuid, $2::uuid)) AS admitted,
       EXISTS (SELECT FROM person_merge WHERE kept_id = $2::uuid AND undone_at IS NULL) AS "keepsOthers"`,
    [kept.personId, duplicate.personId],
  );
  return rows[0] ?? { admitted: [], keepsOthers: false };
}

/**
 * Whether two persons who are locked have the same name without accents, sex and birth. That is something that was read of both: the
 * same statement writes the access log.
 */
export async function areAlike(
  tx: Transaction,
  [one, other]: readonly [LockedPerson, LockedPerson],
  { operation, by }: { operation: string; by: string },
): Promise<boolean> {
  const { rows } = await tx.query<{ alike: boolean }>(
    `WITH logged AS (
       INSERT INTO access_look (viewer, persons, people, groups, operation)
       VALUES ($5, ARRAY[$3, $4]::uuid[], ARRAY[$1, $2]::uuid[], '{IDENTITY}', $6)
     )
     SELECT (p.search_key, p.sex, p.birth_year, p.birth_month) = (o.search_key, o.sex, o.birth_year, o.birth_month) AS alike
     FROM person p, person o WHERE p.id = $1::uuid AND o.id = $2::uuid`,
    [one.personId, other.personId, one.id, other.id, by, operation],
  );
  return rows[0]?.alike ?? false;
}

/** That two persons are one: who is kept, who is merged, and why. */
export interface NewMerge {
  id: string;
  kept: LockedPerson;
  duplicate: LockedPerson;
  reason: MergeReason;
  documentNumber: string;
  documentOn: Day;
}

/** Merges persons who are locked: the cases of one become the other's, with the memberships to which they have led. */
export async function enterMerge(tx: Transaction, merge: NewMerge, by: Actor): Promise<void> {
  const { id, kept, duplicate, reason, documentNumber, documentOn } = merge;
  const moved = casesOf(duplicate);
  await tx.query(
    `INSERT INTO person_merge (id, candidate_id, duplicate_id, kept_id, merged_id, moved_cases, kept_cases, reason, document_number,
       document_on, merged_by, merged_role)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      kept.id,
      duplicate.id,
      kept.personId,
      duplicate.personId,
      moved,
      casesOf(kept),
      reason,
      documentNumber,
      documentOn,
      by.subject,
      by.role,
    ],
  );
  await giveCases(tx, moved, kept.personId);
}

/** Undoes a merge that is locked: what was moved goes back, as it stands by now. */
export async function endMerge(
  tx: Transaction,
  { id, movedCases, mergedId }: LockedMerge,
  { documentNumber, documentOn }: { documentNumber: string; documentOn: Day },
  by: Actor,
): Promise<void> {
  await tx.query(
    `UPDATE person_merge SET undone_number = $2, undone_on = $3, undone_by = $4, undone_role = $5, undone_at = now() + clock_ahead()
     WHERE id = $1::uuid`,
    [id, documentNumber, documentOn, by.subject, by.role],
  );
  await giveCases(tx, movedCases, mergedId);
}

/** Makes cases those of a person, by a merge that this transaction has entered or undone. */
async function giveCases(tx: Transaction, ids: readonly string[], personId: string): Promise<void> {
  await tx.query(
    `UPDATE candidate c SET person_id = p.id, full_name = p.full_name, sex = p.sex, birth_year = p.birth_year,
       birth_month = p.birth_month, erased_at = p.erased_at
     FROM person p WHERE p.id = $2::uuid AND c.id = ANY ($1::uuid[])`,
    [ids, personId],
  );
  await tx.query('UPDATE member SET person_id = $2::uuid WHERE candidate_id = ANY ($1::uuid[])', [ids, personId]);
}

/** What came since a merge that is locked. A case stands by a certificate of its own where there is one. */
export async function readSinceMerge(tx: Transaction, { id }: LockedMerge): Promise<SinceMerge> {
  const certified = (cases: string): string => `EXISTS (
    SELECT FROM certificate x WHERE x.candidate_id = ANY (${cases}) AND x.kind = 'AWARENESS'
      AND NOT EXISTS (SELECT FROM certificate_revocation v WHERE v.certificate_id = x.id))`;
  const wentOn = (cases: string): string => `EXISTS (
    SELECT FROM candidate c JOIN stage_change s ON s.candidate_id = c.id AND s.to_stage = c.stage
    WHERE c.id = ANY (${cases}) AND c.stage = ANY ($2::"CandidateStage"[]) AND s.changed_at > m.merged_at)`;
  const { rows } = await tx.query<SinceMerge>(
    `SELECT EXISTS (SELECT FROM person_merge o WHERE o.kept_id = m.kept_id AND o.undone_at IS NULL AND o.kept_cases && m.moved_cases)
         AS "mergedMore",
       EXISTS (SELECT FROM candidate c WHERE c.person_id = m.kept_id AND c.id <> ALL (m.kept_cases || m.moved_cases)) AS begun,
       ${certified('m.kept_cases')} <> ${certified('m.moved_cases')} AND CASE WHEN ${certified('m.kept_cases')}
         THEN ${wentOn('m.moved_cases')} ELSE ${wentOn('m.kept_cases')} END AS certified
     FROM person_merge m WHERE m.id = $1::uuid`,
    [id, restOnCertificate],
  );
  return rows[0] ?? { mergedMore: false, begun: false, certified: false };
}
