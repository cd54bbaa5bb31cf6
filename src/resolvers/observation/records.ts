import type { Day } from '../../calendar.ts';
import type { ObservationKind } from '../../db/generated/enums.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** Something that was seen of a person. */
export interface NewObservation {
  id: string;
  candidateId: string;
  kind: ObservationKind;
  observedOn: Day;
  note: string;
}

/** Keeps what was seen of candidates who are locked. */
export async function enterObservations(
  tx: Transaction,
  observations: readonly NewObservation[],
  by: Actor,
): Promise<void> {
  await tx.query(
    `INSERT INTO observation (id, candidate_id, kind, observed_on, note, recorded_by, recorded_role)
     SELECT id, "candidateId", kind, "observedOn", note, $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "candidateId" uuid, kind "ObservationKind", "observedOn" date, note text)`,
    [JSON.stringify(observations), by.subject, by.role],
  );
}
