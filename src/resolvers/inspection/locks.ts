import type { Day } from '../../calendar.ts';
import type { Inspection, InspectionKind, InspectionStatus, ProgrammeStatus } from '../../db/generated/client.ts';
import { lockOf } from '../../db/lock-order.ts';
import type { Transaction } from '../../db/transaction.ts';

/** An inspection and the places of who inspects and who is inspected. */
export interface LockedInspection {
  id: Inspection['id'];
  kind: InspectionKind;
  status: InspectionStatus;
  startedOn: Day | null;
  /** Day of the step it took last; null before the first. */
  lastOn: Day | null;
  /** How far its programme is; null where it was not planned in one. */
  programme: ProgrammeStatus | null;
  subjectId: string;
  /** Place of the inspected committee: who may see it may see the inspection. */
  path: string;
  /** Place of the committee that inspects: to conclude is its business. */
  inspectorPath: string;
}

/** Locks a row by itself. What is counted of it is read in a statement of its own: who waited must see what the one before has written. */
async function hold(tx: Transaction, table: 'inspection' | 'inspection_programme', id: string): Promise<void> {
  await tx.query(`SELECT FROM ${table} WHERE id = $1::uuid FOR UPDATE`, [id]);
}

/** Locks an inspection. Null when there is none. */
export const lockInspection = lockOf('inspection', async (tx, id): Promise<LockedInspection | null> => {
  await hold(tx, 'inspection', id);
  const { rows } = await tx.query<LockedInspection>(
    `SELECT i.id, i.kind::text AS kind, i.status::text AS status, i.started_on::text AS "startedOn", i.subject_id AS "subjectId",
      s.path, k.path AS "inspectorPath", p.status::text AS programme,
      (SELECT max(c.effective_on)::text FROM inspection_change c WHERE c.inspection_id = i.id) AS "lastOn"
    FROM inspection i JOIN committee s ON s.id = i.subject_id JOIN committee k ON k.id = i.inspector_id
      LEFT JOIN inspection_programme p ON p.id = i.programme_id
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
  path: string;
}

/** Locks a programme. Null when there is none. */
export const lockProgramme = lockOf('programme', async (tx, id): Promise<LockedProgramme | null> => {
  await hold(tx, 'inspection_programme', id);
  const { rows } = await tx.query<LockedProgramme>(
    `SELECT p.id, p.committee_id AS "committeeId", p.year, p.status::text AS status, c.path,
      (SELECT count(*)::int FROM inspection i WHERE i.programme_id = p.id) AS "inspectionCount"
    FROM inspection_programme p JOIN committee c ON c.id = p.committee_id WHERE p.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
});

/** What must be put right, and the places of whoever must and of whoever inspected. */
export interface LockedRemedy {
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
  /** Place of the inspected committee. */
  path: string;
  ownerPath: string;
  inspectorPath: string;
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
    `SELECT r.id, i.id AS "inspectionId", i.status::text AS status, i.concluded_on::text AS "concludedOn",
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
