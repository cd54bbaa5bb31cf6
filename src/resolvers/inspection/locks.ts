import type { Day } from '../../calendar.ts';
import type {
  CommitteeKind,
  FindingCategory,
  Inspection,
  InspectionConductor,
  InspectionKind,
  InspectionOutcome,
  InspectionStatus,
  ProgrammeStatus,
} from '../../db/generated/client.ts';
import { locking, lockOf } from '../../db/lock-order.ts';
import type { Transaction } from '../../db/transaction.ts';

/** What decides who may know of an inspection: signs of violation are hidden until they are announced. */
export interface Hideable {
  kind: InspectionKind;
  announcedOn: Day | null;
  /** Place of the inspected committee. */
  path: string;
  /** Place of the committee that inspects. */
  inspectorPath: string;
}

/** An inspection and the places of who inspects and who is inspected. */
export interface LockedInspection extends Hideable {
  id: Inspection['id'];
  status: InspectionStatus;
  startedOn: Day | null;
  concludedOn: Day | null;
  outcome: InspectionOutcome | null;
  conductedBy: InspectionConductor | null;
  extendedDays: number | null;
  /** Day of the step it took last; null before the first. */
  lastOn: Day | null;
  /** How far its programme is; null where it was not planned in one. */
  programme: ProgrammeStatus | null;
  inspectorId: string;
  inspectorKind: CommitteeKind;
  /** The committee that is inspected; where a member is, the cell. */
  subjectId: string;
  /** The member who is inspected; null where a committee is. */
  subjectMemberId: string | null;
  /** Since when that member is official; null on probation. */
  officialSince: Day | null;
}

/** Locks a row by itself. What is counted of it is read in a statement of its own: who waited must see what the one before has written. */
async function hold(tx: Transaction, table: 'inspection' | 'inspection_programme', id: string): Promise<void> {
  await tx.query(`SELECT FROM ${table} WHERE id = $1::uuid FOR UPDATE`, [id]);
}

/** Locks an inspection. Null when there is none. */
export const lockInspection = lockOf('inspection', async (tx, id): Promise<LockedInspection | null> => {
  await hold(tx, 'inspection', id);
  const { rows } = await tx.query<LockedInspection>(
    `SELECT i.id, i.kind::text AS kind, i.status::text AS status, i.started_on::text AS "startedOn",
      i.concluded_on::text AS "concludedOn", i.outcome::text AS outcome, i.announced_on::text AS "announcedOn",
      i.conducted_by::text AS "conductedBy", i.extended_days AS "extendedDays", i.inspector_id AS "inspectorId",
      k.kind::text AS "inspectorKind", i.subject_id AS "subjectId", i.subject_member_id AS "subjectMemberId",
      m.official_since::text AS "officialSince", s.path, k.path AS "inspectorPath", p.status::text AS programme,
      (SELECT max(c.effective_on)::text FROM inspection_change c WHERE c.inspection_id = i.id) AS "lastOn"
    FROM inspection i JOIN committee s ON s.id = i.subject_id JOIN committee k ON k.id = i.inspector_id
      LEFT JOIN inspection_programme p ON p.id = i.programme_id LEFT JOIN member m ON m.id = i.subject_member_id
    WHERE i.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
});

/** A programme, and the place of whose it is. */
export interface LockedProgramme {
  id: string;
  committeeId: string;
  year: number;
  status: ProgrammeStatus;
  /** How many inspections it has. */
  inspectionCount: number;
  issuedOn: Day | null;
  path: string;
}

/** Locks a programme. Null when there is none. */
export const lockProgramme = lockOf('programme', async (tx, id): Promise<LockedProgramme | null> => {
  await hold(tx, 'inspection_programme', id);
  const { rows } = await tx.query<LockedProgramme>(
    `SELECT p.id, p.committee_id AS "committeeId", p.year, p.status::text AS status, p.issued_on::text AS "issuedOn", c.path,
      (SELECT count(*)::int FROM inspection i WHERE i.programme_id = p.id) AS "inspectionCount"
    FROM inspection_programme p JOIN committee c ON c.id = p.committee_id WHERE p.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
});

/** A scheme, and the place of who issued it. */
export interface LockedScheme {
  id: string;
  firstYear: number;
  lastYear: number;
  path: string;
}

/** Locks a scheme before the programmes that will refer to it. Null when there is none. */
export const lockScheme = lockOf('programme', async (tx, id): Promise<LockedScheme | null> => {
  const { rows } = await tx.query<LockedScheme>(
    `SELECT s.id, s.first_year AS "firstYear", s.last_year AS "lastYear", c.path
    FROM inspection_scheme s JOIN committee c ON c.id = s.issuer_id WHERE s.id = $1::uuid FOR KEY SHARE OF s`,
    [id],
  );
  return rows[0] ?? null;
});

/** What must be put right, and the places of whoever must and of whoever inspected. */
export interface LockedRemedy extends Hideable {
  id: string;
  inspectionId: string;
  status: InspectionStatus;
  /** Day of the conclusion that asks for it. */
  concludedOn: Day | null;
  reportedOn: Day | null;
  doneOn: Day | null;
  evidence: string | null;
  /** Of the inspection, how many are open beside this one. */
  openBeside: number;
  ownerPath: string;
}

/** Locks the inspection that a remedy is of: whatever is said of its remedies is said one after the other. Null when there is none. */
export const lockRemedy = lockOf('inspection', async (tx, id): Promise<LockedRemedy | null> => {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT i.id FROM remedy r JOIN finding f ON f.id = r.finding_id JOIN inspection i ON i.id = f.inspection_id
    WHERE r.id = $1::uuid FOR UPDATE OF i`,
    [id],
  );
  if (rows.length === 0) return null;
  // Read once it is locked: who waited must see what the one before has written.
  const { rows: found } = await tx.query<LockedRemedy>(
    `SELECT r.id, i.id AS "inspectionId", i.kind::text AS kind, i.announced_on::text AS "announcedOn", i.status::text AS status, i.concluded_on::text AS "concludedOn",
      r.reported_on::text AS "reportedOn", r.done_on::text AS "doneOn", r.evidence, s.path, o.path AS "ownerPath",
      k.path AS "inspectorPath", (
        SELECT count(*)::int FROM remedy b JOIN finding g ON g.id = b.finding_id
        WHERE g.inspection_id = i.id AND b.id <> r.id AND b.done_on IS NULL
      ) AS "openBeside"
    FROM remedy r JOIN finding f ON f.id = r.finding_id JOIN inspection i ON i.id = f.inspection_id
      JOIN committee s ON s.id = i.subject_id JOIN committee k ON k.id = i.inspector_id JOIN committee o ON o.id = r.owner_id
    WHERE r.id = $1::uuid`,
    [id],
  );
  return found[0] ?? null;
});

/** An inspection of a programme. */
export interface LockedItem {
  id: string;
  status: InspectionStatus;
  dueOn: Day | null;
  takenOutOn: Day | null;
}

/** Locks inspections of a programme that is locked, in the order of their ids. Those that are not of it are left out. */
export async function lockItems(tx: Transaction, programmeId: string, ids: readonly string[]): Promise<LockedItem[]> {
  locking(tx, 'inspection');
  const { rows } = await tx.query<LockedItem>(
    `SELECT id, status::text AS status, due_on::text AS "dueOn", taken_out_on::text AS "takenOutOn" FROM inspection
    WHERE programme_id = $1::uuid AND id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`,
    [programmeId, ids],
  );
  return rows;
}

/** Whether a committee stood below another one on a day. */
export async function stoodBelow(tx: Transaction, committeeId: string, aboveId: string, day: Day): Promise<boolean> {
  const { rows } = await tx.query<{ below: boolean }>('SELECT stood_below($1::uuid, $2::uuid, $3::date) AS below', [
    committeeId,
    aboveId,
    day,
  ]);
  return rows[0]?.below === true;
}

/** A finding, its inspection and the places of both sides of that. */
export interface LockedFinding extends Hideable {
  id: string;
  category: FindingCategory;
  concludedOn: Day | null;
  subjectId: string;
}

/** Locks the inspection that a finding is of. Null when there is none. */
export const lockFinding = lockOf('inspection', async (tx, id): Promise<LockedFinding | null> => {
  await tx.query(
    'SELECT FROM inspection i JOIN finding f ON f.inspection_id = i.id WHERE f.id = $1::uuid FOR UPDATE OF i',
    [id],
  );
  const { rows } = await tx.query<LockedFinding>(
    `SELECT f.id, f.category::text AS category, i.kind::text AS kind, i.concluded_on::text AS "concludedOn",
      i.announced_on::text AS "announcedOn", i.subject_id AS "subjectId", s.path, k.path AS "inspectorPath"
    FROM finding f JOIN inspection i ON i.id = f.inspection_id JOIN committee s ON s.id = i.subject_id
      JOIN committee k ON k.id = i.inspector_id
    WHERE f.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
});

/** What an inspection that is locked found, and until when that must be put right. */
export async function readFound(
  tx: Transaction,
  inspectionId: string,
): Promise<{ found: FindingCategory[]; remedyDueOn: Day[] }> {
  const { rows } = await tx.query<{ category: FindingCategory; due: Day[] }>(
    `SELECT f.category::text AS category, array(SELECT r.due_on::text FROM remedy r WHERE r.finding_id = f.id) AS due
    FROM finding f WHERE f.inspection_id = $1::uuid`,
    [inspectionId],
  );
  return { found: rows.map(({ category }) => category), remedyDueOn: rows.flatMap(({ due }) => due) };
}
