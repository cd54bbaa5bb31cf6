import type { Transaction } from '../transaction.ts';

/** What the steps of a case say to the next one. Days are `YYYY-MM-DD`; null where no such step is on record. */
export interface CaseDays {
  /** The last review of the cell. */
  reviewedOn: string | null;
  /** The last proposal of the grassroots committee. */
  proposedOn: string | null;
  /** The last decision; an admission that was taken back leads to no new one. */
  decidedOn: string | null;
}

/** The same, with the day of the province's consent to somebody past the age; null where none is in the dossier. */
export interface ConsentedCase extends CaseDays {
  consentOn: string | null;
}

/** The same, with the answer about the age. */
export interface AgedCase extends CaseDays {
  /** The day of the review that the age goes by. */
  reviewedOn: string;
  /**
   * Whether the person is of the age asked for on that day, or past it and admitted with the consent of the province: before the decision
   * that is still to come. False where the person was erased.
   */
  ofAge: boolean;
  /** The decision on admission that stands; null where none is on record. */
  decision: { decisionNumber: string; decisionOn: string } | null;
}

/** About which review a case is asked. */
export interface CaseQuestion {
  /** The day of the review that is to be entered; null for the last on record. */
  reviewOn: string | null;
  /** What stands for the review where neither it nor a decision is on record: it was on this day at the latest. */
  otherwise: string;
  /** Full years of age, both ends included, by the day of the review from which they hold; the earliest first. */
  ages: readonly { from: string; value: { fromYears: number; toYears: number } }[];
}

const DAYS = `
  SELECT max(effective_on) FILTER (WHERE to_stage = 'CELL_REVIEW') AS reviewed,
    max(effective_on) FILTER (WHERE to_stage = 'GRASSROOTS_PROPOSED') AS proposed,
    max(effective_on) FILTER (WHERE to_stage = 'DECIDED' AND from_stage IS DISTINCT FROM 'PROBATIONARY') AS decided
  FROM stage_change WHERE candidate_id = c.id`;

const STANDING_DECISION = `
  SELECT number, issued_on FROM decision WHERE candidate_id = c.id AND matter = 'ADMISSION' AND granted
    AND NOT EXISTS (SELECT FROM decision_revocation r WHERE r.decision_id = decision.id)
  ORDER BY issued_on DESC, id DESC LIMIT 1`;

// Of the birth nothing leaves the database but whether it fits.
const READ = `
  SELECT day::text AS "reviewedOn", s.proposed::text AS "proposedOn", s.decided::text AS "decidedOn",
    coalesce(g.months BETWEEN ($5::integer[])[v.in_force] * 12 AND ($6::integer[])[v.in_force] * 12
      OR g.months > ($6::integer[])[v.in_force] * 12 AND (c.stage < 'DECIDED' OR EXISTS (
        SELECT FROM dossier_paper WHERE candidate_id = c.id AND kind = 'PROVINCIAL_CONSENT' AND made_on <= coalesce(n.issued_on, $3::date)
      )), false) AS "ofAge",
    CASE WHEN n.issued_on IS NOT NULL
      THEN json_build_object('decisionNumber', n.number, 'decisionOn', n.issued_on::text) END AS decision
  FROM candidate c
  CROSS JOIN LATERAL (${DAYS}) AS s
  LEFT JOIN LATERAL (${STANDING_DECISION}) AS n ON true
  CROSS JOIN LATERAL (SELECT coalesce($2::date, s.reviewed, n.issued_on, $3::date) AS day) AS d
  CROSS JOIN LATERAL (SELECT width_bucket(d.day, $4::date[]) AS in_force) AS v
  CROSS JOIN LATERAL (
    SELECT (extract(year FROM day) - c.birth_year) * 12 + extract(month FROM day) - c.birth_month AS months
  ) AS g
  WHERE c.id = $1::uuid`;

/** Reads the steps of a candidate that is locked: in a statement after the lock, so that it sees what the writer before has done. */
export async function readCase(
  tx: Transaction,
  candidateId: string,
  { reviewOn, otherwise, ages }: CaseQuestion,
): Promise<AgedCase> {
  const values = [
    candidateId,
    reviewOn,
    otherwise,
    // The earliest stands for every day before it.
    ages.map(({ from }, place) => (place === 0 ? '-infinity' : from)),
    ages.map(({ value }) => value.fromYears),
    ages.map(({ value }) => value.toYears),
  ];
  const { rows } = await tx.query<AgedCase>({ name: 'read_case', text: READ, values });
  return rows[0] as AgedCase;
}

const READ_DAYS = `
  SELECT c.id, reviewed::text AS "reviewedOn", proposed::text AS "proposedOn", decided::text AS "decidedOn",
    (SELECT p.made_on FROM dossier_paper p WHERE p.candidate_id = c.id AND p.kind = 'PROVINCIAL_CONSENT'
      AND NOT EXISTS (SELECT FROM dossier_paper n WHERE n.replaces_id = p.id))::text AS "consentOn"
  FROM candidate c CROSS JOIN LATERAL (${DAYS}) AS s WHERE c.id = ANY ($1::uuid[])`;

/** Reads the days of cases that are locked, by candidate. */
export async function readCaseDays(tx: Transaction, candidateIds: string[]): Promise<Map<string, ConsentedCase>> {
  const { rows } = await tx.query<ConsentedCase & { id: string }>(READ_DAYS, [candidateIds]);
  return new Map(rows.map(({ id, ...days }) => [id, days]));
}
