import type { Day } from '../../calendar.ts';
import type {
  CommitteeKind,
  OfficerTitle,
  ProgrammeStatus,
  QuotaKind,
  Role,
  TrainingStatus,
} from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Successor } from '../../feed/successors.ts';
import type { FormerOfficeEnd } from '../officer/records.ts';
import { changedBy, type Decision, goalsOf, isFounded } from './form.ts';

/** A stay under a parent, in half-open days. */
export interface Stay {
  parentId: string | null;
  from: Day;
  to: Day | null;
}

/** A committee as a decision finds it. */
export interface StandingBody {
  id: string;
  /** What it was last called, today's or of a day to come. */
  kind: CommitteeKind;
  name: string;
  shortName: string | null;
  foundedOn: Day;
  closedOn: Day | null;
  /** Its stays that do not end before the day of the decision, in order. */
  stays: Stay[];
  /** The last day from which anything of it holds: a name, a code, a stay, a decision. */
  lastChangeOn: Day | null;
  /** Who followed it, where it has ended. */
  successors: Successor[];
}

/** A role on a committee that may end. */
export interface StandingRole {
  grantId: string;
  subject: string;
  role: Role;
  committeeId: string;
  validFrom: Date;
  validTo: Date | null;
}

/** Somebody in an office of a committee that may end. */
export interface StandingOfficer {
  officerId: string;
  committeeId: string;
  personName: string;
  title: OfficerTitle;
  validFrom: Day;
  end: FormerOfficeEnd;
}

/** Somebody who looks after a committee on the eve of a decision. */
export interface StandingCharge {
  /** Who is looked after. */
  committeeId: string;
  officerId: string;
  personName: string;
}

/** The rows that a decision goes by, as they are in one snapshot. */
export interface Snapshot {
  bodies: StandingBody[];
  /** Who else has one of the codes that are given, on the day of the decision or later. */
  codes: { code: string; committeeId: string; from: Day; to: Day | null }[];
  roles: StandingRole[];
  officers: StandingOfficer[];
  charges: StandingCharge[];
  quotas: { committeeId: string; year: number; kind: QuotaKind; target: number }[];
  classes: { id: string; committeeId: string; title: string; status: TrainingStatus }[];
  programmes: { id: string; committeeId: string; year: number; status: ProgrammeStatus }[];
  cases: { candidateId: string; committeeId: string }[];
  /** Members without a case, of committees that may end. */
  members: { memberId: string; committeeId: string }[];
  /** Admissions of committees that may end, on the day of the decision or later. */
  admittedSince: { committeeId: string; count: number; last: Day }[];
}

/** By indexes (OFFSET 0): what a recursion is thought to bring makes the planner read all. */
const BODIES = `
  WITH RECURSIVE named AS (
    SELECT unnest($1::uuid[]) AS id
    UNION
    SELECT child_id FROM committee_placement WHERE parent_id = ANY ($2::uuid[]) AND (valid_to IS NULL OR valid_to > $3::date)
  ), up AS (
    SELECT id FROM named
    UNION
    SELECT p.parent_id FROM up CROSS JOIN LATERAL (
      SELECT parent_id FROM committee_placement
      WHERE child_id = up.id AND parent_id IS NOT NULL AND (valid_to IS NULL OR valid_to > $3::date) OFFSET 0
    ) AS p
  )
  SELECT c.id, f.kind::text AS kind, f.name, f.short_name AS "shortName", c.founded_on::text AS "foundedOn",
    c.closed_on::text AS "closedOn", coalesce(s.stays, '[]') AS stays, coalesce(w.successors, '[]') AS successors,
    greatest(f.valid_from, s.last, k.last, d.last)::text AS "lastChangeOn"
  FROM up CROSS JOIN LATERAL (SELECT id, founded_on, closed_on FROM committee WHERE id = up.id OFFSET 0) AS c
  CROSS JOIN LATERAL (
    SELECT * FROM committee_form WHERE committee_id = c.id ORDER BY valid_from DESC LIMIT 1
  ) AS f
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('parentId', parent_id, 'from', valid_from, 'to', valid_to) ORDER BY valid_from)
        FILTER (WHERE valid_to IS NULL OR valid_to > $3::date) AS stays,
      max(greatest(valid_from, valid_to)) AS last
    FROM committee_placement WHERE child_id = c.id
  ) AS s ON true
  LEFT JOIN LATERAL (
    SELECT max(greatest(valid_from, valid_to)) AS last FROM committee_code WHERE committee_id = c.id
  ) AS k ON true
  LEFT JOIN LATERAL (
    SELECT max(r.effective_on) AS last FROM reorganised_committee m JOIN reorganisation r ON r.id = m.reorganisation_id
    WHERE m.committee_id = c.id AND r.annulled_at IS NULL
  ) AS d ON true
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.name) AS successors FROM committee_lineage l JOIN committee t ON t.id = l.to_id
    WHERE l.from_id = c.id AND l.annulled_at IS NULL
  ) AS w ON true
  ORDER BY f.name, c.id`;

const CODES = `SELECT code, committee_id AS "committeeId", valid_from::text AS from, valid_to::text AS to FROM committee_code
  WHERE code = ANY ($1) AND (valid_to IS NULL OR valid_to > $2::date)`;

const ROLES = `SELECT id AS "grantId", subject, role::text AS role, committee_id AS "committeeId", valid_from AS "validFrom",
    valid_to AS "validTo" FROM access_grant
  WHERE committee_id = ANY ($1::uuid[]) AND ended_by IS NULL
    AND (valid_to IS NULL OR valid_to > $2::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') ORDER BY committee_id, id`;

const OFFICERS = `SELECT id AS "officerId", committee_id AS "committeeId", person_name AS "personName", title::text AS title,
    valid_from::text AS "validFrom",
    json_build_object('validTo', valid_to, 'endReason', end_reason, 'endedBy', ended_by) AS end FROM officer
  WHERE committee_id = ANY ($1::uuid[]) AND (valid_to IS NULL OR valid_to > $2::date) ORDER BY committee_id, title, id`;

/** The last word of the day, as long as the office is held and the committee stands there. */
const CHARGES = `SELECT k.id AS "committeeId", o.id AS "officerId", o.person_name AS "personName"
  FROM unnest($1::uuid[]) AS k(id) CROSS JOIN LATERAL (
    SELECT officer_id FROM in_charge WHERE committee_id = k.id AND valid_from < $2::date ORDER BY valid_from DESC, id DESC LIMIT 1
  ) AS i JOIN officer o ON o.id = i.officer_id AND (o.valid_to IS NULL OR o.valid_to >= $2::date)
  WHERE EXISTS (SELECT FROM committee_placement p WHERE p.child_id = k.id AND p.parent_id = o.committee_id
    AND p.valid_from < $2::date AND (p.valid_to IS NULL OR p.valid_to >= $2::date))
  ORDER BY o.person_name, k.id`;

const QUOTAS = `SELECT committee_id AS "committeeId", year, kind::text AS kind, target FROM admission_quota
  WHERE committee_id = ANY ($1::uuid[]) AND year >= extract(year FROM $2::date) ORDER BY committee_id, year, kind`;

const CLASSES = `SELECT k.id, t.host_committee_id AS "committeeId", k.title, k.status::text AS status
  FROM training_centre t JOIN training_class k ON k.centre_id = t.id
  WHERE t.host_committee_id = ANY ($1::uuid[]) AND k.status IN ('PLANNED', 'OPEN', 'RUNNING') ORDER BY k.starts_on, k.id`;

const PROGRAMMES = `SELECT id, committee_id AS "committeeId", year, status::text AS status FROM inspection_programme
  WHERE committee_id = ANY ($1::uuid[]) AND year >= extract(year FROM $2::date) ORDER BY committee_id, year`;

const CASES = `SELECT id AS "candidateId", committee_id AS "committeeId" FROM candidate
  WHERE committee_id = ANY ($1::uuid[]) ORDER BY committee_id, id`;

const ROLL = `SELECT id AS "memberId", committee_id AS "committeeId" FROM member
  WHERE candidate_id IS NULL AND committee_id = ANY ($1::uuid[]) ORDER BY committee_id, id`;

/** Whether they admitted, or count, on one of those days. */
const ADMITTED_SINCE = `SELECT "committeeId", count(DISTINCT id)::integer AS count, max(day)::text AS last FROM (
    SELECT id, committee_id AS "committeeId", ceremony_on AS day FROM admission WHERE counts_on IS NOT NULL
    UNION ALL SELECT id, counts_for, counts_on FROM admission
  ) AS a WHERE "committeeId" = ANY ($1::uuid[]) AND day >= $2::date GROUP BY 1`;

/** The committees that end where a change says so, as far as the form can tell. */
export function mayEnd({ changes }: Decision): string[] {
  return changes.flatMap((change) =>
    change.what === 'MERGE' || change.what === 'SPLIT' || change.what === 'DISSOLVE' ? changedBy(change) : [],
  );
}

/** Reads what a decision goes by. On a tree that is held, or in one snapshot, all of it is of one moment. */
export async function readSnapshot(tx: Transaction, decision: Decision): Promise<Snapshot> {
  const { changes, effectiveOn } = decision;
  const ending = mayEnd(decision);
  const read = async <Row extends object>(sql: string, values: unknown[]): Promise<Row[]> =>
    (await tx.query<Row>(sql, values)).rows;
  const bodies = await readBodies(tx, decision);
  const codes = changes.flatMap((one) => (one.what === 'FOUND' && one.code !== null ? [one.code] : []));
  const on = [ending, effectiveOn];
  return {
    bodies,
    codes: codes.length === 0 ? [] : await read(CODES, [codes, effectiveOn]),
    roles: await read(ROLES, on),
    officers: await read(OFFICERS, on),
    charges: await read(CHARGES, [bodies.map(({ id }) => id), effectiveOn]),
    quotas: await read(QUOTAS, on),
    classes: await read(CLASSES, [ending]),
    programmes: await read(PROGRAMMES, on),
    cases: await read(CASES, [ending]),
    members: await read(ROLL, [ending]),
    admittedSince: await read(ADMITTED_SINCE, on),
  };
}

/** The committees that a decision names, those directly below the ones that end or change their kind, and whatever stands above them. */
export async function readBodies(tx: Transaction, decision: Decision): Promise<StandingBody[]> {
  const { changes, roles, effectiveOn } = decision;
  const goals = changes.flatMap((change) => goalsOf(change).map(({ key }) => key));
  const named = [...changes.flatMap(changedBy), ...goals, ...roles.flatMap(({ to }) => to ?? [])].filter(
    (key) => !isFounded(key),
  );
  // Whoever becomes of another kind is looked at with what stands below it.
  const lookedBelow = [
    ...mayEnd(decision),
    ...changes.flatMap((one) => (one.what === 'RETYPE' ? [one.committeeId] : [])),
  ];
  return (await tx.query<StandingBody>(BODIES, [named, lookedBelow, effectiveOn])).rows;
}

/** Those who stand directly below others on the day of a decision. */
export function childrenOf(bodies: readonly StandingBody[], parents: readonly string[]): string[] {
  const above = new Set(parents);
  return bodies.flatMap(({ id, stays }) => (above.has(stays[0]?.parentId ?? '') ? [id] : []));
}
