import type { Inspection, InspectionKind, InspectionStatus } from '../../db/generated/client.ts';
import { lockOf } from '../../db/lock-order.ts';

/** An inspection and the places of who inspects and who is inspected. */
export interface LockedInspection {
  id: Inspection['id'];
  kind: InspectionKind;
  status: InspectionStatus;
  startedOn: string | null;
  subjectId: string;
  /** Place of the inspected committee: who may see it may see the inspection. */
  path: string;
  /** Place of the committee that inspects: to conclude is its business. */
  inspectorPath: string;
}

/** Locks an inspection. Null when there is none. */
export const lockInspection = lockOf('inspection', async (tx, id): Promise<LockedInspection | null> => {
  const { rows } = await tx.query<LockedInspection>(
    `SELECT i.id, i.kind::text AS kind, i.status::text AS status, i.started_on::text AS "startedOn", i.subject_id AS "subjectId",
      s.path, k.path AS "inspectorPath"
    FROM inspection i JOIN committee s ON s.id = i.subject_id JOIN committee k ON k.id = i.inspector_id
    WHERE i.id = $1::uuid FOR UPDATE OF i`,
    [id],
  );
  return rows[0] ?? null;
});
