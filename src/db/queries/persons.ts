import type pg from 'pg';
import type {
  Availability,
  CandidateStage,
  Education,
  MembershipEndReason,
  PersonalGroup,
  Sex,
  SourceCategory,
} from '../generated/enums.ts';
import { LOCK_TIMEOUT_MS } from '../lock-timeout.ts';
import type { Transaction } from '../transaction.ts';
import { writeLooks } from './access-log.ts';
import { leftOf } from './membership-ends.ts';

/** Who reads what of whom. */
export interface PersonRead {
  /** The `sub` of the viewer's token. */
  viewer: string;
  /** Places in the tree from which the viewer may read candidates; nobody else is read. */
  paths: readonly string[];
  /** Places of training centres from which it may read those who were sent to a class there. */
  centres: readonly string[];
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
    education: Education | null;
    citizen: boolean | null;
    residence: string | null;
    workplace: string | null;
    occupation: string | null;
    religious: boolean | null;
    tradeUnionMember: boolean | null;
    villageHead: boolean | null;
    militia: boolean | null;
    availability: Availability | null;
    /** Days, `YYYY-MM-DD`. */
    appliedOn: string | null;
    historyOn: string | null;
  };
  /** Texts by the id of the row they stand in: mentor assignments, stage changes, changes of persons and admissions, places of papers, who introduces, what was seen. */
  CASE: { texts: Record<string, string | null> | null };
}

/** One group of one person. */
export type PersonRow = {
  [G in ReadableGroup]: { candidateId: string; group: G; data: PersonalData[G] };
}[ReadableGroup];

/** Whoever reads who helps and who introduces has read a name of the roll: that of the member too is in the log. */
const READ_BESIDE = `(
  SELECT candidate_id, person_id, part FROM asked
  UNION SELECT m.candidate_id, m.person_id, 'IDENTITY' FROM asked a
    JOIN LATERAL (
      SELECT member_id FROM mentor_assignment WHERE candidate_id = a.candidate_id AND member_name IS NOT NULL
      UNION SELECT member_id FROM introduction WHERE candidate_id = a.candidate_id AND name IS NOT NULL
    ) AS named ON a.part = 'CASE' JOIN member m ON m.id = named.member_id
) AS read`;

/**
 * Reads personal data and writes the access log, in one statement: what is not in the log has not been read. Persons
 * outside of the viewer's places are neither read nor logged; of whom somebody of these places is asked to take the case, it reads who
 * that is. It waits for an editor who holds the person, as long as a
 * transaction would: behind a pooler nothing else says so for a single statement.
 */
export async function readPersons(
  pool: pg.Pool,
  { viewer, paths, centres, operation, wanted }: PersonRead,
): Promise<PersonRow[]> {
  const { rows } = await pool.query<PersonRow>({
    name: 'read_persons',
    text: `
      WITH patience AS MATERIALIZED (
        SELECT set_config('lock_timeout', $7, true)
      ), asked AS (
        SELECT w.candidate_id, w.part, c.* FROM patience
        CROSS JOIN unnest($1::uuid[], $2::"PersonalGroup"[]) AS w(candidate_id, part)
        JOIN candidate c ON c.id = w.candidate_id JOIN committee k ON k.id = c.committee_id
        WHERE EXISTS (SELECT FROM unnest($3::text[]) AS place WHERE starts_with(k.path, place))
          OR EXISTS (SELECT FROM unnest($6::text[]) AS place WHERE starts_with(k.path, place)) AND EXISTS (
            SELECT FROM enrolment e JOIN training_class t ON t.id = e.class_id JOIN training_centre tc ON tc.id = t.centre_id
              JOIN committee host ON host.id = tc.host_committee_id
            WHERE e.candidate_id = c.id
              AND EXISTS (SELECT FROM unnest($6::text[]) AS place WHERE starts_with(host.path, place)))
          OR w.part = 'IDENTITY' AND EXISTS (
            SELECT FROM case_transfer f JOIN committee asked ON asked.id = f.to_id
            WHERE f.candidate_id = c.id AND f.state = 'ASKED'
              AND EXISTS (SELECT FROM unnest($3::text[]) AS place WHERE starts_with(asked.path, place)))
      ), logged AS (
        ${writeLooks(READ_BESIDE, '$4', '$5')}
      )
      SELECT candidate_id AS "candidateId", part AS "group", CASE part
        WHEN 'IDENTITY' THEN json_build_object(
          'fullName', full_name, 'sex', sex, 'birthYear', birth_year, 'birthMonth', birth_month)
        WHEN 'BACKGROUND' THEN json_build_object(
          'ethnicGroup', ethnic_group, 'sourceCategory', source_category, 'youthUnionMember', youth_union_member,
          'awayForWork', away_for_work, 'education', education, 'citizen', citizen, 'residence', residence,
          'workplace', workplace, 'occupation', occupation, 'religious', religious,
          'tradeUnionMember', trade_union_member, 'villageHead', village_head, 'militia', militia,
          'availability', availability, 'appliedOn', applied_on, 'historyOn', history_on)
        WHEN 'CASE' THEN json_build_object('texts', (
          SELECT json_object_agg(id, words) FROM (
            SELECT m.id, m.member_name AS words FROM mentor_assignment m WHERE m.candidate_id = asked.candidate_id
            UNION ALL SELECT s.id, s.reason FROM stage_change s WHERE s.candidate_id = asked.candidate_id
            UNION ALL SELECT f.id, f.reason FROM candidate_change f WHERE f.candidate_id = asked.candidate_id
            UNION ALL SELECT l.id, l.reason FROM case_delay l WHERE l.candidate_id = asked.candidate_id
            UNION ALL SELECT k.id, k.reason FROM step_correction k WHERE k.candidate_id = asked.candidate_id
            UNION ALL SELECT p.id, p.place FROM dossier_paper p WHERE p.candidate_id = asked.candidate_id
            UNION ALL SELECT v.id, v.place FROM verification v WHERE v.candidate_id = asked.candidate_id
            UNION ALL SELECT i.id, i.name FROM introduction i WHERE i.candidate_id = asked.candidate_id
            UNION ALL SELECT n.id, n.note FROM observation n WHERE n.candidate_id = asked.candidate_id
            UNION ALL SELECT o.id, o.place FROM dossier_paper p JOIN opinion o ON o.paper_id = p.id
              WHERE p.candidate_id = asked.candidate_id
            UNION ALL SELECT h.id, h.reason FROM admission a
              CROSS JOIN LATERAL (SELECT id, reason FROM admission_change WHERE admission_id = a.id OFFSET 0) AS h
              WHERE a.candidate_id = asked.candidate_id
          ) AS words))
      END AS data FROM asked`,
    values: [
      wanted.map(({ candidateId }) => candidateId),
      wanted.map(({ group }) => group),
      paths,
      viewer,
      operation,
      centres,
      String(LOCK_TIMEOUT_MS),
    ],
  });
  return rows;
}

/**
 * Everything that is kept of a person, by cases, with who has looked at it, and what is on record of whoever was merged into them. A look
 * at a case is one at the person whose case it is today. Null when there is no such person.
 */
export async function readWholePerson(tx: Transaction, personId: string): Promise<object | null> {
  const { rows } = await tx.query<{ person: object }>(
    `SELECT jsonb_build_object(
      'person', to_jsonb(who) - 'search_key',
      'cases', (SELECT coalesce(jsonb_agg(to_jsonb(c) - 'search_key' || jsonb_build_object(
      'committee', (SELECT name FROM committee WHERE id = c.committee_id),
      'places', (SELECT coalesce(jsonb_agg(to_jsonb(p) - 'candidate_id' || jsonb_build_object('committee',
          (SELECT name FROM committee WHERE id = p.committee_id)) ORDER BY p.valid_from NULLS FIRST, p.id), '[]')
        FROM case_place p WHERE p.candidate_id = c.id),
      'mentors', (SELECT coalesce(jsonb_agg(to_jsonb(m) - 'candidate_id' ORDER BY m.valid_from), '[]')
        FROM mentor_assignment m WHERE m.candidate_id = c.id),
      'changes', (SELECT coalesce(jsonb_agg(to_jsonb(f) - 'candidate_id' ORDER BY f.changed_at, f.id), '[]')
        FROM candidate_change f WHERE f.candidate_id = c.id),
      'steps', (SELECT coalesce(jsonb_agg(to_jsonb(s) - 'candidate_id' ORDER BY s.changed_at), '[]')
        FROM stage_change s WHERE s.candidate_id = c.id),
      'admissions', (SELECT coalesce(jsonb_agg(to_jsonb(a) - 'candidate_id' || jsonb_build_object('changes', (
          SELECT jsonb_agg(to_jsonb(h) - 'admission_id' ORDER BY h.changed_at) FROM admission_change h WHERE h.admission_id = a.id
        )) ORDER BY a.recorded_at), '[]') FROM admission a WHERE a.candidate_id = c.id),
      'classes', (SELECT coalesce(jsonb_agg(to_jsonb(e) - 'candidate_id' || jsonb_build_object('title', t.title,
          'certificate', (SELECT number FROM certificate WHERE enrolment_id = e.id), 'attendance', (
            SELECT coalesce(jsonb_agg(to_jsonb(a) - 'enrolment_id' ORDER BY a.day, a.session), '[]')
            FROM attendance a WHERE a.enrolment_id = e.id
          ), 'corrections', (
            SELECT coalesce(jsonb_agg(to_jsonb(r) - 'enrolment_id' ORDER BY r.recorded_at, r.id), '[]')
            FROM result_correction r WHERE r.enrolment_id = e.id
          )) ORDER BY e.enrolled_at), '[]')
        FROM enrolment e JOIN training_class t ON t.id = e.class_id WHERE e.candidate_id = c.id),
      'certificates', (SELECT coalesce(jsonb_agg(to_jsonb(x) - 'candidate_id' || jsonb_build_object('revocation',
          (SELECT to_jsonb(v) - 'certificate_id' FROM certificate_revocation v WHERE v.certificate_id = x.id)) ORDER BY x.issued_on, x.id), '[]')
        FROM certificate x WHERE x.candidate_id = c.id),
      'papers', (SELECT coalesce(jsonb_agg(to_jsonb(p) - 'candidate_id' || jsonb_build_object('opinions', (
          SELECT coalesce(jsonb_agg(to_jsonb(o) - 'paper_id' ORDER BY o.origin), '[]') FROM opinion o WHERE o.paper_id = p.id
        )) ORDER BY p.recorded_at, p.id), '[]') FROM dossier_paper p WHERE p.candidate_id = c.id),
      'verifications', (SELECT coalesce(jsonb_agg(to_jsonb(v) - 'candidate_id' ORDER BY v.requested_at, v.id), '[]')
        FROM verification v WHERE v.candidate_id = c.id),
      'votes', (SELECT coalesce(jsonb_agg(to_jsonb(r) - 'candidate_id' || jsonb_build_object('committee',
          (SELECT name FROM committee WHERE id = r.committee_id)) ORDER BY r.recorded_at, r.id), '[]')
        FROM resolution r WHERE r.candidate_id = c.id),
      'appraisals', (SELECT coalesce(jsonb_agg(to_jsonb(r) - 'candidate_id' || jsonb_build_object('committee',
          (SELECT name FROM committee WHERE id = r.committee_id)) ORDER BY r.recorded_at, r.id), '[]')
        FROM appraisal r WHERE r.candidate_id = c.id),
      'decisions', (SELECT coalesce(jsonb_agg(to_jsonb(d) - 'candidate_id' || jsonb_build_object('decider',
          (SELECT name FROM committee WHERE id = d.decider_id), 'revocation',
          (SELECT to_jsonb(v) - 'decision_id' FROM decision_revocation v WHERE v.decision_id = d.id)) ORDER BY d.recorded_at, d.id), '[]')
        FROM decision d WHERE d.candidate_id = c.id),
      'corrections', (SELECT coalesce(jsonb_agg(to_jsonb(k) - 'candidate_id' ORDER BY k.changed_at, k.id), '[]')
        FROM step_correction k WHERE k.candidate_id = c.id),
      'confirmations', (SELECT coalesce(jsonb_agg(to_jsonb(k) - 'candidate_id' || jsonb_build_object('committee',
          (SELECT name FROM committee WHERE id = k.committee_id)) ORDER BY k.recorded_at, k.id), '[]')
        FROM legacy_confirmation k WHERE k.candidate_id = c.id),
      'delays', (SELECT coalesce(jsonb_agg(to_jsonb(l) - 'candidate_id' ORDER BY l.recorded_at, l.id), '[]')
        FROM case_delay l WHERE l.candidate_id = c.id),
      'introductions', (SELECT coalesce(jsonb_agg(to_jsonb(i) - 'candidate_id' ORDER BY i.recorded_at, i.id), '[]')
        FROM introduction i WHERE i.candidate_id = c.id),
      'observations', (SELECT coalesce(jsonb_agg(to_jsonb(n) - 'candidate_id' ORDER BY n.recorded_at, n.id), '[]')
        FROM observation n WHERE n.candidate_id = c.id),
      'transfers', (SELECT coalesce(jsonb_agg(to_jsonb(t) - 'candidate_id' || jsonb_build_object('from',
          (SELECT name FROM committee WHERE id = t.from_id), 'to', (SELECT name FROM committee WHERE id = t.to_id))
          ORDER BY t.requested_at, t.id), '[]') FROM case_transfer t WHERE t.candidate_id = c.id),
      'membershipEnds', (SELECT coalesce(jsonb_agg(to_jsonb(e) - 'candidate_id' ORDER BY e.changed_at, e.id), '[]')
        FROM membership_end e WHERE e.candidate_id = c.id)
      ) ORDER BY c.created_at, c.id), '[]') FROM candidate c WHERE c.person_id = who.id),
      'members', (SELECT coalesce(jsonb_agg(to_jsonb(m) - '{full_name,given_name}'::text[] || jsonb_build_object(
        'committee', (SELECT name FROM committee WHERE id = m.committee_id),
        'places', (SELECT coalesce(jsonb_agg(to_jsonb(p) - 'member_id' || jsonb_build_object('committee',
            (SELECT name FROM committee WHERE id = p.committee_id)) ORDER BY p.valid_from NULLS FIRST, p.id), '[]')
          FROM member_place p WHERE p.member_id = m.id),
        'changes', (SELECT coalesce(jsonb_agg(to_jsonb(f) - 'member_id' ORDER BY f.changed_at, f.id), '[]')
          FROM member_change f WHERE f.member_id = m.id),
        'absences', (SELECT coalesce(jsonb_agg(to_jsonb(v) - 'member_id' ORDER BY v.since, v.recorded_at, v.id), '[]')
          FROM member_absence v WHERE v.member_id = m.id),
        'helps', (SELECT coalesce(jsonb_agg(to_jsonb(h) - '{member_id,candidate_id}'::text[] ORDER BY h.valid_from, h.id), '[]')
          FROM mentor_assignment h WHERE h.member_id = m.id),
        'introduces', (SELECT coalesce(jsonb_agg(to_jsonb(i) - '{member_id,candidate_id}'::text[] ORDER BY i.recorded_at, i.id), '[]')
          FROM introduction i WHERE i.member_id = m.id),
        'offices', (SELECT coalesce(jsonb_agg(to_jsonb(o) - 'member_id' || jsonb_build_object('committee',
            (SELECT name FROM committee WHERE id = o.committee_id)) ORDER BY o.valid_from, o.id), '[]')
          FROM officer o WHERE o.member_id = m.id),
        'ends', (SELECT coalesce(jsonb_agg(to_jsonb(e) - 'member_id' ORDER BY e.changed_at, e.id), '[]')
          FROM membership_end e WHERE e.member_id = m.id),
        'inspections', (SELECT coalesce(jsonb_agg(to_jsonb(i) - '{subject_member_id,unplanned_reason,extend_reason}'::text[] ||
            jsonb_build_object('inspector', (SELECT name FROM committee WHERE id = i.inspector_id),
            'findings', (SELECT coalesce(jsonb_agg(to_jsonb(f) - 'inspection_id' || jsonb_build_object('remedies', (
                SELECT coalesce(jsonb_agg(to_jsonb(r) - 'finding_id' ORDER BY r.id), '[]') FROM remedy r WHERE r.finding_id = f.id
              )) ORDER BY f.id), '[]') FROM finding f WHERE f.inspection_id = i.id),
            'disciplines', (SELECT coalesce(jsonb_agg(to_jsonb(d) - 'inspection_id' ORDER BY d.id), '[]')
              FROM discipline d WHERE d.inspection_id = i.id)) ORDER BY i.id), '[]')
          FROM inspection i WHERE i.subject_member_id = m.id AND (i.kind <> 'VIOLATION_SIGNS' OR i.announced_on IS NOT NULL))
      ) ORDER BY m.entered_at, m.id), '[]') FROM member m WHERE m.person_id = who.id),
      'merges', (SELECT coalesce(jsonb_agg(to_jsonb(g) - '{kept_id,merged_id,kept_cases,moved_cases}'::text[] || jsonb_build_object(
          'merged', (SELECT to_jsonb(p) - 'search_key' FROM person p WHERE p.id = g.merged_id)) ORDER BY g.merged_at, g.id), '[]')
        FROM person_merge g WHERE g.kept_id = who.id AND g.undone_at IS NULL),
      'accessLog', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'at', at, 'case', candidate_id, 'viewer', viewer, 'group', "group",
          'operation', operation, 'reason', reason) ORDER BY at, l.id), '[]')
        FROM (
          SELECT * FROM access_log WHERE people @> ARRAY[who.id] AND person_id = who.id AND candidate_id IS NULL
          UNION ALL SELECT l.* FROM candidate c CROSS JOIN LATERAL (
            SELECT * FROM access_log WHERE persons @> ARRAY[c.id] AND candidate_id = c.id OFFSET 0
          ) AS l WHERE c.person_id = who.id
        ) AS l)
    ) AS person FROM person who WHERE who.id = $1::uuid`,
    [personId],
  );
  return rows[0]?.person ?? null;
}

/**
 * Makes a person unreadable in all cases of theirs, with whoever was merged into them; the caller has locked them. What was counted stays. The columns of the
 * cases follow by `person_copied`.
 */
export async function erasePersonalData(tx: Transaction, personId: string, at: Date): Promise<void> {
  await tx.query(
    `UPDATE person SET full_name = NULL, sex = NULL, birth_year = NULL, birth_month = NULL, erased_at = $2
     WHERE id = $1::uuid OR id IN (SELECT merged_id FROM person_merge WHERE kept_id = $1::uuid AND undone_at IS NULL)`,
    [personId, at],
  );
  const ofTheirs = 'candidate_id IN (SELECT id FROM candidate WHERE person_id = $1::uuid)';
  // Wherever the member helps or introduces. An office is public, and keeps its name.
  const asMember = 'member_id IN (SELECT id FROM member WHERE person_id = $1::uuid)';
  for (const forget of [
    `UPDATE mentor_assignment SET member_name = NULL WHERE ${ofTheirs}`,
    `UPDATE candidate_change SET before = NULL, reason = NULL WHERE ${ofTheirs}`,
    `UPDATE stage_change SET reason = NULL WHERE ${ofTheirs} AND reason IS NOT NULL`,
    `UPDATE dossier_paper SET made_on = NULL, place = NULL WHERE ${ofTheirs}`,
    `UPDATE opinion o SET given_on = NULL, place = NULL FROM dossier_paper p WHERE p.id = o.paper_id AND p.${ofTheirs}`,
    `UPDATE verification SET place = NULL, requested_on = NULL, due_on = NULL, answered_on = NULL WHERE ${ofTheirs}`,
    `UPDATE case_delay SET reason = NULL WHERE ${ofTheirs} AND reason IS NOT NULL`,
    `UPDATE step_correction SET reason = NULL WHERE ${ofTheirs} AND reason IS NOT NULL`,
    `UPDATE introduction SET name = NULL, introduced_on = NULL, acquainted_since = NULL WHERE ${ofTheirs}`,
    `UPDATE observation SET note = NULL, observed_on = NULL WHERE ${ofTheirs}`,
    `UPDATE mentor_assignment SET member_name = NULL WHERE ${asMember}`,
    `UPDATE introduction SET name = NULL WHERE ${asMember} AND name IS NOT NULL`,
    `UPDATE member_change SET before = NULL, reason = NULL
     WHERE member_id IN (SELECT id FROM member WHERE person_id = $1::uuid)`,
    `UPDATE admission_change h SET reason = NULL FROM admission a
     WHERE a.id = h.admission_id AND a.${ofTheirs} AND h.reason IS NOT NULL`,
  ]) {
    await tx.query(forget, [personId]);
  }
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

/** The latest case of somebody of that committee, name and birth; locked, with the person. Of what is kept, only whether it is the same. */
export interface FoundPerson {
  n: number;
  candidateId: string;
  stage: CandidateStage;
  /** Days, `YYYY-MM-DD`. */
  stageSince: string;
  /** When the last step was entered. */
  changedAt: Date;
  /** Whether the name on record is written as it was sought. */
  spelledSo: boolean;
  same: Record<'sex' | 'ethnicGroup' | 'source' | 'youthUnionMember' | 'awayForWork', boolean>;
  /** The admission that counts. */
  admission: { ceremonyOn: string; decisionNumber: string; decisionOn: string } | null;
  /** Where other cases of the person stand, and how the membership ended to which one led. */
  others: { stage: CandidateStage; left: { on: string; reason: MembershipEndReason } | null }[];
}

/** Whether a case `c` is of somebody `s` who is sought. */
const IS_SOUGHT = `c.committee_id = s."committeeId" AND c.birth_year = s."birthYear" AND c.birth_month = s."birthMonth"
  AND name_key(c.full_name) = name_key(s."fullName")`;

/** Whether a case `c` is the latest of the person there. */
const IS_LATEST = `NOT EXISTS (
  SELECT FROM candidate later WHERE later.person_id = c.person_id AND later.committee_id = c.committee_id
    AND (later.created_at, later.id) > (c.created_at, c.id))`;

/**
 * Looks for persons by committee, name (`name_key`: however it is written) and birth, and compares them with what a file says. That somebody was found, and
 * is as the file says, is something that was read of the person: the same statement writes the access log.
 */
export async function matchPersons(
  tx: Transaction,
  { actor, operation, sought }: { actor: string; operation: string; sought: SoughtPerson[] },
): Promise<FoundPerson[]> {
  const { rows } = await tx.query<FoundPerson>(
    `WITH sought AS MATERIALIZED (
       SELECT * FROM json_to_recordset($1) AS s(n integer, "committeeId" uuid, "fullName" text, "birthYear" smallint,
         "birthMonth" smallint, sex "Sex", "ethnicGroup" text, source "SourceCategory", "youthUnionMember" boolean,
         "awayForWork" boolean)
     ), people AS MATERIALIZED (
       SELECT id FROM person WHERE id IN (
         SELECT c.person_id FROM sought s JOIN candidate c ON ${IS_SOUGHT}
       ) ORDER BY id FOR NO KEY UPDATE
     ), found AS (
       SELECT s.n, c.*, c.full_name = s."fullName" AS "spelledSo", json_build_object('sex', c.sex = s.sex,
         'ethnicGroup', name_key(c.ethnic_group) = name_key(s."ethnicGroup"),
         'source', c.source_category = s.source, 'youthUnionMember', c.youth_union_member = s."youthUnionMember",
         'awayForWork', c.away_for_work = s."awayForWork") AS same
       FROM sought s JOIN candidate c ON ${IS_SOUGHT}
       WHERE c.person_id = ANY (ARRAY(SELECT id FROM people)) AND ${IS_LATEST}
       ORDER BY c.id FOR UPDATE OF c
     ), logged AS (
       ${writeLooks(`(SELECT id AS candidate_id, person_id, unnest('{IDENTITY,BACKGROUND}'::"PersonalGroup"[]) AS part FROM found) AS read`, '$2', '$3')}
     )
     SELECT n, id AS "candidateId", stage::text AS stage, stage_since::text AS "stageSince", "spelledSo", same,
       coalesce((SELECT max(changed_at) FROM stage_change WHERE candidate_id = found.id), created_at) AS "changedAt",
       (SELECT json_build_object('ceremonyOn', ceremony_on, 'decisionNumber', decision_number, 'decisionOn', decision_on)
        FROM admission WHERE candidate_id = found.id AND NOT revoked) AS admission,
       (SELECT coalesce(json_agg(json_build_object('stage', o.stage, 'left', ${leftOf('o.id')})), '[]') FROM candidate o
        WHERE o.person_id = found.person_id AND o.id <> found.id) AS others
     FROM found`,
    [JSON.stringify(sought), actor, operation],
  );
  return rows;
}

/** Names and birth of somebody who is to be found in a committee. */
export type SoughtCase = Pick<SoughtPerson, 'n' | 'committeeId' | 'fullName' | 'birthYear' | 'birthMonth'>;

/**
 * Looks for the latest cases of persons by committee, name (`name_key`: however it is written) and birth. That somebody was found is
 * something that was read of the person: the same statement writes the access log.
 */
export async function findCases(
  tx: Transaction,
  { actor, operation, sought }: { actor: string; operation: string; sought: readonly SoughtCase[] },
): Promise<{ n: number; candidateId: string }[]> {
  const { rows } = await tx.query<{ n: number; candidateId: string }>(
    `WITH found AS (
       SELECT s.n, c.id, c.person_id FROM json_to_recordset($1) AS s(n integer, "committeeId" uuid, "fullName" text,
         "birthYear" smallint, "birthMonth" smallint)
       JOIN candidate c ON ${IS_SOUGHT} WHERE ${IS_LATEST}
     ), logged AS (
       ${writeLooks(`(SELECT id AS candidate_id, person_id, 'IDENTITY'::"PersonalGroup" AS part FROM found) AS read`, '$2', '$3')}
     )
     SELECT n, id AS "candidateId" FROM found ORDER BY n, id`,
    [JSON.stringify(sought), actor, operation],
  );
  return rows;
}

/** A person who is on record and may be the one that was sought, though name or committee is not the same. */
export interface AlikePerson {
  n: number;
  /** The committee that follows the person, or on whose roll it is. */
  committeeName: string;
}

/**
 * Looks for persons in all committees, with a case or on a roll, whose names are the same without accents (`search_key`), with the same birth. That
 * there is such a person is something that was read of the person: the same statement writes the access log.
 */
export async function findAlikePersons(
  tx: Transaction,
  {
    actor,
    operation,
    paths,
    sought,
  }: {
    actor: string;
    operation: string;
    /** Places in the tree below which is looked; null for everywhere. */
    paths: readonly string[] | null;
    sought: Pick<SoughtPerson, 'n' | 'fullName' | 'birthYear' | 'birthMonth'>[];
  },
): Promise<AlikePerson[]> {
  const { rows } = await tx.query<AlikePerson>(
    `WITH found AS (
       SELECT s.n, c.id, c.person_id, k.name FROM json_to_recordset($1) AS s(n integer, "fullName" text, "birthYear" smallint,
         "birthMonth" smallint)
       JOIN person p ON p.search_key = search_key(s."fullName") AND p.birth_year = s."birthYear"
         AND p.birth_month = s."birthMonth"
       JOIN (
         SELECT id, person_id, committee_id FROM candidate
         UNION ALL SELECT NULL, person_id, committee_id FROM member WHERE candidate_id IS NULL
       ) AS c ON c.person_id = p.id
       JOIN committee k ON k.id = c.committee_id
       WHERE $4::text[] IS NULL OR EXISTS (SELECT FROM unnest($4::text[]) AS a(path) WHERE starts_with(k.path, a.path))
     ), logged AS (
       ${writeLooks(`(SELECT id AS candidate_id, person_id, 'IDENTITY'::"PersonalGroup" AS part FROM found) AS read`, '$2', '$3')}
     )
     SELECT n, name AS "committeeName" FROM found ORDER BY n, name`,
    [JSON.stringify(sought), actor, operation, paths],
  );
  return rows;
}

/** The persons whose like are looked for, and who asks. */
export interface AlikeSeen {
  candidateIds: readonly string[];
  /** The `sub` of the viewer's token. */
  viewer: string;
  /** Places in the tree from which the viewer may read candidates; nobody else is looked for. */
  paths: readonly string[];
  /** The operation, as it is to stand in the log. */
  operation: string;
}

/**
 * Looks for other persons whom a viewer may read, with the same name without accents and the same birth as somebody. That
 * there is such a person is something that was read of both: the same statement writes the access log.
 * @returns ids of cases, in order: of each person the latest that the viewer may read
 */
export async function findAlikeSeen(
  pool: pg.Pool,
  { candidateIds, viewer, paths, operation }: AlikeSeen,
): Promise<{ candidateId: string; alikeId: string }[]> {
  const { rows } = await pool.query<{ candidateId: string; alikeId: string }>(
    `WITH found AS (
       SELECT DISTINCT ON (n.id, p.id) n.id AS person, c.id, c.person_id FROM candidate n JOIN person m ON m.id = n.person_id
       JOIN person p ON p.search_key = m.search_key AND p.birth_year = m.birth_year AND p.birth_month = m.birth_month
         AND p.id <> m.id
       JOIN candidate c ON c.person_id = p.id
       JOIN committee k ON k.id = c.committee_id
       WHERE n.id = ANY ($1::uuid[]) AND EXISTS (SELECT FROM unnest($2::text[]) AS place WHERE starts_with(k.path, place))
       ORDER BY n.id, p.id, c.created_at DESC, c.id DESC
     ), logged AS (
       ${writeLooks(`(SELECT id AS candidate_id, person_id, 'IDENTITY'::"PersonalGroup" AS part FROM found) AS read`, '$3', '$4')}
     )
     SELECT person AS "candidateId", id AS "alikeId" FROM found ORDER BY id`,
    [candidateIds, paths, viewer, operation],
  );
  return rows;
}
