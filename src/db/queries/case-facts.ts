import type pg from 'pg';
import type { CandidateStage, Education } from '../generated/enums.ts';

/** What the votes and decisions of a case are judged by. Days are `YYYY-MM-DD`; null where nothing is on record. */
export interface CaseFacts {
  candidateId: string;
  /** The cell that has the case on the day. */
  committeeId: string;
  stage: CandidateStage;
  stageSince: string;
  erased: boolean;
  /** Whether the step that the case stands on is from before the system, and its body has not confirmed it. */
  unconfirmed: boolean;
  /** Whether the person is of the age at which a cell reviews the case, on the day. */
  ofAge: boolean;
  /** Whether the person was past it when the cell resolved, or else on the day. */
  overAge: boolean;
  /** How far the person went to school, and what else bears on how far that must be; null where nobody has said. */
  education: Education | null;
  villageHead: boolean | null;
  /** Whether the cell works in an area of a region class, or its commune does: told of who needs it alone. */
  hardArea: boolean;
  citizen: boolean | null;
  /** Name of the cell. */
  cell: string;
  /** Name of the centre whose awareness class the person is in. */
  centre: string | null;
  /** Whether the cell has proposed the person for an awareness class that is still to begin. */
  proposedForClass: boolean;
  /** The last resolution of the cell that was carried. */
  resolvedOn: string | null;
  /** The last proposal of the grassroots committee. */
  proposedOn: string | null;
  /** Votes without a result since the case came to the cell's review, or since the ceremony. */
  undecided: number;
  /** Whether the last of them sent the case up. */
  referred: boolean;
  /** Whether a vote of the grassroots committee stands behind its proposal. */
  committeeVoted: boolean;
  /** The last appraisals of the sub-committee, on admission and on recognition. */
  appraisedOn: string | null;
  recognitionAppraisedOn: string | null;
  /** The last carried votes on recognition. */
  recognitionResolvedOn: string | null;
  recognitionProposedOn: string | null;
  ceremonyOn: string | null;
  /** The decision on admission, as it was issued and came to the cell. */
  issuedOn: string | null;
  receivedOn: string | null;
  /** Working days by which the decision was extended since the cell's resolution, on admission and on recognition. */
  extendedDays: number;
  recognitionExtendedDays: number;
  /**
   * Official members as they are on the roll of the cell on the day, or else as it reported them last before, and when. Null
   * where it said about how many.
   */
  official: number | null;
  reportedOn: string | null;
  /** Whether they are counted from the roll. */
  fromRoll?: boolean | null;
  /** Of those on the roll who were transferred out for a time, and who were exempt; null where none is kept. */
  officialAway?: number | null;
  officialExempt?: number | null;
}

const carried = (body: string, matter: string) =>
  `max(held_on) FILTER (WHERE outcome = 'CARRIED' AND body = '${body}' AND matter = '${matter}')`;

const READ = `
  SELECT c.id AS "candidateId", p.committee_id AS "committeeId", c.stage::text AS stage, c.stage_since::text AS "stageSince",
    c.erased_at IS NOT NULL AS erased, c.unconfirmed, s.resolved::text AS "resolvedOn", s.proposed::text AS "proposedOn",
    coalesce((extract(year FROM $2::date) - c.birth_year) * 12 + extract(month FROM $2::date) - c.birth_month
      BETWEEN $3::integer * 12 AND $4::integer * 12, false) AS "ofAge",
    coalesce((extract(year FROM b.reviewed) - c.birth_year) * 12 + extract(month FROM b.reviewed) - c.birth_month > $4::integer * 12, false)
      AS "overAge",
    c.education::text AS education, c.village_head AS "villageHead", c.citizen,
    c.education IN ('READS_AND_WRITES', 'PRIMARY') AND EXISTS (
      WITH RECURSIVE up AS (
        SELECT h.parent_id, h.difficulty_class FROM committee_area w JOIN area h ON h.id = w.area_id
        WHERE w.committee_id IN (k.id, k.parent_id) AND daterange(w.valid_from, w.valid_to) @> $2::date
        UNION
        SELECT h.parent_id, h.difficulty_class FROM up JOIN area h ON h.id = up.parent_id
      )
      SELECT FROM up WHERE difficulty_class IS NOT NULL
    ) IS TRUE AS "hardArea",
    k.name AS cell,
    (SELECT n.name FROM enrolment e JOIN training_class t ON t.id = e.class_id JOIN training_centre n ON n.id = t.centre_id
      WHERE e.candidate_id = c.id AND e.status IN ('ENROLLED', 'ATTENDED') AND t.kind = 'AWARENESS'
      ORDER BY t.starts_on DESC, e.id LIMIT 1) AS centre,
    EXISTS (SELECT FROM enrolment e JOIN training_class t ON t.id = e.class_id
      WHERE e.candidate_id = c.id AND e.status = 'PROPOSED' AND t.kind = 'AWARENESS' AND t.status IN ('PLANNED', 'OPEN'))
      AS "proposedForClass",
    coalesce(v.undecided, 0)::integer AS undecided, coalesce(v.referred, false) AS referred,
    v.committee_held IS NOT NULL AND v.committee_held >= s.resolved AS "committeeVoted",
    appraised.admission::text AS "appraisedOn", appraised.recognition::text AS "recognitionAppraisedOn",
    v.cell_recognised::text AS "recognitionResolvedOn", v.committee_recognised::text AS "recognitionProposedOn",
    a.ceremony_on::text AS "ceremonyOn", d.issued_on::text AS "issuedOn", d.received_on::text AS "receivedOn",
    l.admission::integer AS "extendedDays", l.recognition::integer AS "recognitionExtendedDays", m.official, m.as_of::text AS "reportedOn",
    m.rank = 0 AS "fromRoll", m.official_away AS "officialAway", m.official_exempt AS "officialExempt"
  FROM candidate c
  JOIN case_place p ON p.candidate_id = c.id AND daterange(p.valid_from, p.valid_to) @> $2::date
  JOIN committee k ON k.id = p.committee_id
  CROSS JOIN LATERAL (
    -- Stages stand in their order: what led on, and not back to where the case had been.
    SELECT max(effective_on) FILTER (WHERE to_stage = 'CELL_PROPOSED' AND (from_stage < to_stage) IS NOT FALSE) AS resolved,
      max(effective_on) FILTER (WHERE to_stage = 'GRASSROOTS_PROPOSED' AND (from_stage < to_stage) IS NOT FALSE) AS proposed,
      max(effective_on) FILTER (WHERE to_stage = 'CELL_REVIEW') AS reviewed
    FROM stage_change
    -- To stand where one stood again, since a decision was revoked or one had left, is no new resolution.
    WHERE candidate_id = c.id
      AND (from_stage IS NULL OR from_stage NOT IN ('DECIDED', 'PROBATIONARY', 'OFF_LIST', 'WITHDRAWN'))
  ) AS s
  CROSS JOIN LATERAL (
    SELECT CASE WHEN c.stage = 'CELL_REVIEW' THEN coalesce(s.reviewed, c.stage_since) ELSE c.stage_since END AS since,
      CASE WHEN c.stage IN ('CELL_PROPOSED', 'GRASSROOTS_PROPOSED', 'DECIDED') THEN coalesce(s.resolved, $2::date) ELSE $2::date END AS reviewed
  ) AS b
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE outcome IN ('UNDECIDED', 'REFERRED') AND held_on >= b.since) AS undecided,
      bool_or(outcome = 'REFERRED' AND held_on >= b.since) AS referred,
      ${carried('GRASSROOTS', 'ADMISSION')} AS committee_held,
      ${carried('CELL', 'RECOGNITION')} AS cell_recognised, ${carried('GRASSROOTS', 'RECOGNITION')} AS committee_recognised
    FROM resolution WHERE candidate_id = c.id
  ) AS v
  CROSS JOIN LATERAL (
    SELECT max(appraised_on) FILTER (WHERE matter = 'ADMISSION') AS admission,
      max(appraised_on) FILTER (WHERE matter = 'RECOGNITION') AS recognition
    FROM appraisal WHERE candidate_id = c.id
  ) AS appraised
  LEFT JOIN admission a ON a.candidate_id = c.id AND NOT a.revoked
  LEFT JOIN LATERAL (
    SELECT issued_on, received_on FROM decision WHERE candidate_id = c.id AND matter = 'ADMISSION' AND granted
      AND NOT EXISTS (SELECT FROM decision_revocation r WHERE r.decision_id = decision.id)
    ORDER BY issued_on DESC, id DESC LIMIT 1
  ) AS d ON true
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(days) FILTER (WHERE kind = 'DECISION_EXTENDED' AND noted_on >= coalesce(s.resolved, '-infinity')), 0) AS admission,
      coalesce(sum(days) FILTER (WHERE kind = 'RECOGNITION_EXTENDED' AND noted_on >= coalesce(v.cell_recognised, '-infinity')), 0) AS recognition
    FROM case_delay WHERE candidate_id = c.id
  ) AS l
  LEFT JOIN LATERAL (
    SELECT * FROM (
      SELECT 0 AS rank, r.official, r.official_away, r.official_exempt, $2::date AS as_of FROM roll_on(p.committee_id, $2::date) AS r
      UNION ALL (
        SELECT 1, CASE WHEN qualifier = 'EXACT' THEN official END, NULL, NULL, as_of FROM membership_snapshot
        WHERE committee_id = p.committee_id AND as_of <= $2::date ORDER BY as_of DESC LIMIT 1
      )
    ) AS known ORDER BY rank LIMIT 1
  ) AS m ON true
  WHERE c.id = ANY ($1::uuid[])`;

/**
 * Reads what the votes and decisions of cases are judged by on a day, in one statement.
 * @param age - full years between which a cell reviews a case on that day, both ends included.
 */
export async function readCaseFacts(
  db: Pick<pg.ClientBase, 'query'>,
  candidateIds: readonly string[],
  day: string,
  age: { fromYears: number; toYears: number },
): Promise<CaseFacts[]> {
  const { rows } = await db.query<CaseFacts>(READ, [candidateIds, day, age.fromYears, age.toYears]);
  return rows;
}
