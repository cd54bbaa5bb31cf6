import type pg from 'pg';
import type { Sex } from '../generated/enums.ts';
import { writeLooks } from './access-log.ts';

/** Who a member is; all null once the person was erased. */
export interface MemberIdentity {
  memberId: string;
  fullName: string | null;
  sex: Sex | null;
  birthYear: number | null;
  birthMonth: number | null;
}

/** A member to whom a record refers, on a day. */
export interface ReferredRow {
  id: string;
  fullName: string;
  /** The cell that had the member on the day; null where none had. */
  cellId: string | null;
  /** Since when the member is official; null on probation. */
  officialSince: string | null;
  /** Whether the person was a member on the day. */
  member: boolean;
}

/**
 * Reads who members are who are locked, and where they were on a day. The same statement writes the access log.
 * @returns none who was erased
 */
export async function readReferred(
  tx: Pick<pg.ClientBase, 'query'>,
  {
    memberIds,
    day,
    viewer,
    operation,
  }: { memberIds: readonly string[]; day: string; viewer: string; operation: string },
): Promise<ReferredRow[]> {
  const { rows } = await tx.query<ReferredRow>(
    `WITH asked AS (
       SELECT m.id, m.candidate_id, m.person_id, 'IDENTITY'::"PersonalGroup" AS part, m.full_name, m.official_since,
         coalesce(m.probationary_since, m.official_since) <= $2::date AND (m.left_on IS NULL OR m.left_on > $2::date) AS member,
         coalesce(
           (SELECT committee_id FROM case_place p WHERE p.candidate_id = m.candidate_id AND daterange(p.valid_from, p.valid_to) @> $2::date),
           (SELECT committee_id FROM member_place p WHERE p.member_id = m.id AND daterange(p.valid_from, p.valid_to) @> $2::date)
         ) AS cell
       FROM member m WHERE m.id = ANY ($1::uuid[]) AND m.full_name IS NOT NULL
     ), logged AS (
       ${writeLooks('asked', '$3', '$4')}
     )
     SELECT id, full_name AS "fullName", cell AS "cellId", official_since::text AS "officialSince", member FROM asked`,
    [memberIds, day, viewer, operation],
  );
  return rows;
}

/** Who reads who of whom. */
export interface MemberRead {
  memberIds: readonly string[];
  /** The `sub` of the viewer's token. */
  viewer: string;
  /** Places in the tree from which the viewer may read members; nobody else is read. */
  paths: readonly string[];
  /** The operation, as it is to stand in the log. */
  operation: string;
}

/**
 * Reads who members are and writes the access log, in one statement: what is not in the log has not been read. Who has a case
 * is logged with it, everybody by the person. Members outside of the viewer's places are neither read nor logged.
 */
export async function readMembers(
  pool: pg.Pool,
  { memberIds, viewer, paths, operation }: MemberRead,
): Promise<MemberIdentity[]> {
  const { rows } = await pool.query<MemberIdentity>({
    name: 'read_members',
    text: `
      WITH asked AS (
        SELECT m.id, m.candidate_id, m.person_id, 'IDENTITY'::"PersonalGroup" AS part, p.full_name, p.sex, p.birth_year,
          p.birth_month
        FROM member m JOIN person p ON p.id = m.person_id JOIN committee k ON k.id = m.committee_id
        WHERE m.id = ANY ($1::uuid[]) AND EXISTS (SELECT FROM unnest($2::text[]) AS place WHERE starts_with(k.path, place))
      ), logged AS (
        ${writeLooks('asked', '$3', '$4')}
      )
      SELECT id AS "memberId", full_name AS "fullName", sex, birth_year AS "birthYear", birth_month AS "birthMonth" FROM asked`,
    values: [memberIds, paths, viewer, operation],
  });
  return rows;
}
