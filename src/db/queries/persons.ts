import type pg from 'pg';
import type { CandidateStage, PersonalGroup, Sex, SourceCategory } from '../generated/enums.ts';
import type { SqlTransaction, Transaction } from '../transaction.ts';

/** Who reads what of whom. */
export interface PersonRead {
  /** The `sub` of the viewer's token. */
  viewer: string;
  /** Places in the tree from which the viewer may read candidates; nobody else is read. */
  paths: readonly string[];
  /** The operation, as it is to stand in the log. */
  operation: string;
  wanted: readonly { candidateId: string; group: ReadableGroup }[];
}

/** Groups that are read field by field. */
export type ReadableGroup = Extract<PersonalGroup, 'IDENTITY' | 'BACKGROUND' | 'CASE'>;

/** What each group holds; all null once the person was erased. */
export interface PersonalData {
  IDENTITY: { fullName: string | null; sex: Sex | null; birthYear: number | null; birthMonth: number | null };
  BACKGROUND: {
    ethnicGroup: string | null;
    sourceCategory: SourceCategory | null;
    youthUnionMember: boolean | null;
    awayForWork: boolean | null;
  };
  /** Texts by the id of the row they stand in: mentor assignments, stage changes, changes of admissions. */
  CASE: { texts: Record<string, string | null> | null };
}

/** One group of one person. */
export type PersonRow = {
  [G in ReadableGroup]: { candidateId: string; group: G; data: PersonalData[G] };
}[ReadableGroup];

/**
 * Reads personal data and writes the access log, in one statement: what is not in the log has not been read. Persons
 * outside of the viewer's places are neither read nor logged.
 */
export async function readPersons(
  pool: pg.Pool,
  { viewer, paths, operation, wanted }: PersonRead,
): Promise<PersonRow[]> {
  const { rows } = await pool.query<PersonRow>({
    name: 'read_persons',
    text: `
      WITH asked AS (
        SELECT w.candidate_id, w.part, c.* FROM unnest($1::uuid[], $2::"PersonalGroup"[]) AS w(candidate_id, part)
        JOIN candidate c ON c.id = w.candidate_id JOIN committee k ON k.id = c.committee_id
        WHERE EXISTS (SELECT FROM unnest($3::text[]) AS place WHERE starts_with(k.path, place))
      ), logged AS (
        INSERT INTO access_log (viewer, candidate_id, "group", operation) SELECT $4, candidate_id, part, $5 FROM asked
      )
      SELECT candidate_id AS "candidateId", part AS "group", CASE part
        WHEN 'IDENTITY' THEN json_build_object(
          'fullName', full_name, 'sex', sex, 'birthYear', birth_year, 'birthMonth', birth_month)
        WHEN 'BACKGROUND' THEN json_build_object(
          'ethnicGroup', ethnic_group, 'sourceCategory', source_category, 'youthUnionMember', youth_union_member,
          'awayForWork', away_for_work)
        WHEN 'CASE' THEN json_build_object('texts', (
          SELECT json_object_agg(id, words) FROM (
            SELECT m.id, m.member_name AS words FROM mentor_assignment m WHERE m.candidate_id = asked.candidate_id
            UNION ALL SELECT s.id, s.reason FROM stage_change s WHERE s.candidate_id = asked.candidate_id
            UNION ALL SELECT h.id, h.reason FROM admission a JOIN admission_change h ON h.admission_id = a.id
              WHERE a.candidate_id = asked.candidate_id
          ) AS words))
      END AS data FROM asked`,
    values: [wanted.map(({ candidateId }) => candidateId), wanted.map(({ group }) => group), paths, viewer, operation],
  });
  return rows;
}

/** Everything that is kept of a person, with who has looked at it. Null when there is no such person. */
export async function readWholePerson(tx: Transaction, candidateId: string): Promise<object | null> {
  const rows = await tx.$queryRaw<{ person: object }[]>`
    SELECT jsonb_build_object(
      'person', to_jsonb(c) - 'search_key',
      'committee', (SELECT name FROM committee WHERE id = c.committee_id),
      'mentors', (SELECT coalesce(jsonb_agg(to_jsonb(m) - 'candidate_id' ORDER BY m.valid_from), '[]')
        FROM mentor_assignment m WHERE m.candidate_id = c.id),
      'steps', (SELECT coalesce(jsonb_agg(to_jsonb(s) - 'candidate_id' ORDER BY s.changed_at), '[]')
        FROM stage_change s WHERE s.candidate_id = c.id),
      'admissions', (SELECT coalesce(jsonb_agg(to_jsonb(a) - 'candidate_id' || jsonb_build_object('changes', (
          SELECT jsonb_agg(to_jsonb(h) - 'admission_id' ORDER BY h.changed_at) FROM admission_change h WHERE h.admission_id = a.id
        )) ORDER BY a.recorded_at), '[]') FROM admission a WHERE a.candidate_id = c.id),
      'classes', (SELECT coalesce(jsonb_agg(to_jsonb(e) - 'candidate_id' || jsonb_build_object('title', t.title,
          'certificate', (SELECT number FROM certificate WHERE enrolment_id = e.id)) ORDER BY e.enrolled_at), '[]')
        FROM enrolment e JOIN training_class t ON t.id = e.class_id WHERE e.candidate_id = c.id),
      'accessLog', (SELECT coalesce(jsonb_agg(to_jsonb(l) - 'candidate_id' ORDER BY l.at), '[]')
        FROM access_log l WHERE l.candidate_id = c.id)
    ) AS person FROM candidate c WHERE c.id = ${candidateId}::uuid`;
  return rows[0]?.person ?? null;
}

/** Makes a person unreadable; the caller has locked the candidate. What was counted stays. */
export async function erasePersonalData(tx: Transaction, candidateId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE candidate SET full_name = NULL, sex = NULL, birth_year = NULL, birth_month = NULL, ethnic_group = NULL,
      source_category = NULL, youth_union_member = NULL, away_for_work = NULL, erased_at = ${at}
    WHERE id = ${candidateId}::uuid`;
  await tx.$executeRaw`UPDATE mentor_assignment SET member_name = NULL WHERE candidate_id = ${candidateId}::uuid`;
  await tx.$executeRaw`
    UPDATE stage_change SET reason = NULL WHERE candidate_id = ${candidateId}::uuid AND reason IS NOT NULL`;
  await tx.$executeRaw`
    UPDATE admission_change h SET reason = NULL FROM admission a
    WHERE a.id = h.admission_id AND a.candidate_id = ${candidateId}::uuid AND h.reason IS NOT NULL`;
}

/** A person as a file describes one, to be looked for in a committee. */
export interface SoughtPerson {
  /** Comes back with what is found. */
  n: number;
  committeeId: string;
  fullName: string;
  birthYear: number;
  birthMonth: number;
  sex: Sex;
  ethnicGroup: string;
  source: SourceCategory;
  youthUnionMember: boolean;
  awayForWork: boolean;
}

/** A candidate of that committee, name and birth; locked. Of what is kept, only whether it is the same. */
export interface FoundPerson {
  n: number;
  candidateId: string;
  stage: CandidateStage;
  /** Days, `YYYY-MM-DD`. */
  stageSince: string;
  /** When the last step was entered. */
  changedAt: Date;
  same: Record<'sex' | 'ethnicGroup' | 'source' | 'youthUnionMember' | 'awayForWork', boolean>;
  /** The admission that counts. */
  admission: { ceremonyOn: string; decisionNumber: string; decisionOn: string } | null;
}

/**
 * Looks for persons by committee, name and birth, and compares them with what a file says. That somebody was found, and
 * is as the file says, is something that was read of the person: the same statement writes the access log.
 */
export async function matchPersons(
  tx: SqlTransaction,
  { actor, operation, sought }: { actor: string; operation: string; sought: SoughtPerson[] },
): Promise<FoundPerson[]> {
  const { rows } = await tx.query<FoundPerson>(
    `WITH found AS (
       SELECT s.n, c.*, json_build_object('sex', c.sex = s.sex, 'ethnicGroup', c.ethnic_group = s."ethnicGroup",
         'source', c.source_category = s.source, 'youthUnionMember', c.youth_union_member = s."youthUnionMember",
         'awayForWork', c.away_for_work = s."awayForWork") AS same
       FROM json_to_recordset($1) AS s(n integer, "committeeId" uuid, "fullName" text, "birthYear" smallint,
         "birthMonth" smallint, sex "Sex", "ethnicGroup" text, source "SourceCategory", "youthUnionMember" boolean,
         "awayForWork" boolean)
       JOIN candidate c ON c.committee_id = s."committeeId" AND c.full_name = s."fullName"
         AND c.birth_year = s."birthYear" AND c.birth_month = s."birthMonth"
       ORDER BY c.id FOR UPDATE OF c
     ), logged AS (
       INSERT INTO access_log (viewer, candidate_id, "group", operation)
       SELECT $2, id, part, $3 FROM found CROSS JOIN unnest('{IDENTITY,BACKGROUND}'::"PersonalGroup"[]) AS part
     )
     SELECT n, id AS "candidateId", stage::text AS stage, stage_since::text AS "stageSince", same,
       coalesce((SELECT max(changed_at) FROM stage_change WHERE candidate_id = found.id), created_at) AS "changedAt",
       (SELECT json_build_object('ceremonyOn', ceremony_on, 'decisionNumber', decision_number, 'decisionOn', decision_on)
        FROM admission WHERE candidate_id = found.id AND NOT revoked) AS admission
     FROM found`,
    [JSON.stringify(sought), actor, operation],
  );
  return rows;
}
