import type pg from 'pg';
import type { InspectionKind, InspectionOutcome } from '../generated/enums.ts';
import { holdsOn } from './holds-on.ts';
import { IS_ITEM } from './inspection-completion.ts';

/** What the committees of a subtree inspected in some days of one year, counted. */
export interface InspectionFigures {
  committeeId: string;
  /** Inspections and supervisions that were concluded. */
  inspectionCount: number;
  fieldCheckCount: number;
  inspectedCount: number;
  violatingCount: number;
  disciplinedCount: number;
  /** Members of the roll, counted apart. */
  membersInspectedCount: number;
  membersViolatingCount: number;
  membersDisciplinedCount: number;
  byKind: { kind: InspectionKind; count: number }[];
  byTopic: { topic: string; count: number }[];
  byOutcome: { outcome: InspectionOutcome; count: number }[];
  /** Items of the issued programmes of the year, and those of them that were concluded by the last day. */
  plannedCount: number;
  plannedConcludedCount: number;
  openRemedyCount: number;
  overdueRemedyCount: number;
  doneInTimeRemedyCount: number;
  doneLateRemedyCount: number;
  /** Whether the committee issued a programme for the year, and carried it out by the last day. */
  issued: boolean;
  completed: boolean;
}

const BY = (column: string): string => `coalesce((
          SELECT json_agg(json_build_object('${column}', g.${column}, 'count', g.n) ORDER BY g.n DESC, g.${column})
          FROM (SELECT ${column}, count(*)::integer AS n FROM concluded c WHERE c.root = r.id GROUP BY ${column}
            ORDER BY n DESC, ${column} LIMIT 50) g), '[]')`;

/** The committee that is inspected; null where a member is. */
const ORGANISATION = 'CASE WHEN subject_member_id IS NULL THEN subject_id END';

/** Organisations and members, each once and counted apart. */
const WHO = (what: string, whom: string): string => {
  const count = (column: string): string => `(SELECT count(DISTINCT w.${column})::integer FROM (${whom}) AS w)`;
  const members = `members${what[0]?.toUpperCase()}${what.slice(1)}Count`;
  return `${count('organisation')} AS "${what}Count", ${count('member')} AS "${members}"`;
};

/**
 * Counts what each of some committees and everything below it inspected between two days of a year: by the tree of the last day,
 * and with those who ended in these days and stand nowhere any more. Whoever has moved counts where it came to.
 */
export async function countInspections(
  pool: pg.Pool,
  committeeIds: readonly string[],
  { from, to, year }: { from: string; to: string; year: number },
): Promise<InspectionFigures[]> {
  const { rows } = await pool.query<InspectionFigures>({
    name: 'inspection_figures',
    text: `
      WITH RECURSIVE within AS (
        SELECT r.id AS root, r.id FROM unnest($1::uuid[]) AS r(id)
        UNION
        SELECT w.root, p.child_id FROM within w JOIN committee_placement p ON p.parent_id = w.id
        WHERE p.valid_from <= $3::date AND (p.valid_to IS NULL OR p.valid_to > $2::date) AND (${holdsOn('p', '$3::date')}
          OR NOT EXISTS (SELECT FROM committee_placement o WHERE o.child_id = p.child_id AND ${holdsOn('o', '$3::date')}))
      ), made AS (
        SELECT w.root, i.* FROM within w JOIN inspection i ON i.inspector_id = w.id
        WHERE i.kind <> 'VIOLATION_SIGNS' OR i.announced_on IS NOT NULL
      ), concluded AS (
        SELECT root, id, subject_member_id AS member, ${ORGANISATION} AS organisation, kind::text AS kind, topic, outcome::text AS outcome FROM made
        WHERE kind <> 'FIELD_CHECK' AND outcome IS NOT NULL AND concluded_on BETWEEN $2::date AND $3::date
      ), items AS (
        SELECT w.root, w.id AS committee, p.id AS programme, i.id, coalesce(
          i.status IN ('CONCLUDED', 'FOLLOW_UP', 'CLOSED') AND i.concluded_on <= $3::date, false) AS done
        FROM within w JOIN inspection_programme p ON p.committee_id = w.id AND p.year = $4 AND p.issued_on <= $3::date
          LEFT JOIN inspection i ON i.programme_id = p.id AND ${IS_ITEM}
        WHERE p.status = 'ISSUED'
      ), remedies AS (
        SELECT m.root, d.due_on, d.done_on FROM made m JOIN finding f ON f.inspection_id = m.id JOIN remedy d ON d.finding_id = f.id
        WHERE m.concluded_on <= $3::date
      )
      SELECT r.id AS "committeeId",
        (SELECT count(*)::integer FROM concluded c WHERE c.root = r.id) AS "inspectionCount",
        (SELECT count(*)::integer FROM made m WHERE m.root = r.id AND m.kind = 'FIELD_CHECK'
          AND m.started_on BETWEEN $2::date AND $3::date) AS "fieldCheckCount",
        ${WHO('inspected', 'SELECT organisation, member FROM concluded c WHERE c.root = r.id')},
        ${WHO('violating', `SELECT organisation, member FROM concluded c WHERE c.root = r.id AND c.outcome IN ('VIOLATION', 'DISCIPLINE')`)},
        ${WHO(
          'disciplined',
          `SELECT ${ORGANISATION} AS organisation, m.subject_member_id AS member FROM made m
          JOIN discipline d ON d.inspection_id = m.id WHERE m.root = r.id AND d.decided_on BETWEEN $2::date AND $3::date`,
        )},
        ${BY('kind')} AS "byKind", ${BY('topic')} AS "byTopic", ${BY('outcome')} AS "byOutcome",
        (SELECT count(i.id)::integer FROM items i WHERE i.root = r.id) AS "plannedCount",
        (SELECT count(i.id) FILTER (WHERE i.done)::integer FROM items i WHERE i.root = r.id) AS "plannedConcludedCount",
        count(d.root) FILTER (WHERE d.done_on IS NULL OR d.done_on > $3::date)::integer AS "openRemedyCount",
        count(d.root) FILTER (WHERE (d.done_on IS NULL OR d.done_on > $3::date) AND d.due_on < $3::date)::integer
          AS "overdueRemedyCount",
        count(d.root) FILTER (WHERE d.done_on BETWEEN $2::date AND $3::date AND d.done_on <= d.due_on)::integer
          AS "doneInTimeRemedyCount",
        count(d.root) FILTER (WHERE d.done_on BETWEEN $2::date AND $3::date AND d.done_on > d.due_on)::integer
          AS "doneLateRemedyCount",
        EXISTS (SELECT FROM items i WHERE i.root = r.id AND i.committee = r.id) AS issued,
        coalesce((SELECT bool_and(i.done) FROM items i WHERE i.root = r.id AND i.committee = r.id AND i.id IS NOT NULL), false)
          AS completed
      FROM unnest($1::uuid[]) AS r(id) LEFT JOIN remedies d ON d.root = r.id GROUP BY r.id`,
    values: [committeeIds, from, to, year],
  });
  return rows;
}

/** Committees that stood directly below one on a day, with the names of that day, in the order of names. */
export async function listBelow(
  pool: pg.Pool,
  committeeId: string,
  day: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await pool.query<{ id: string; name: string }>({
    name: 'inspection_report_below',
    text: `
      SELECT p.child_id AS id, f.name FROM committee_placement p JOIN LATERAL (
        SELECT f.name FROM committee_form f WHERE f.committee_id = p.child_id AND f.valid_from <= $2::date
        ORDER BY f.valid_from DESC LIMIT 1) f ON true
      WHERE p.parent_id = $1::uuid AND ${holdsOn('p', '$2::date')} ORDER BY f.name, p.child_id`,
    values: [committeeId, day],
  });
  return rows;
}
