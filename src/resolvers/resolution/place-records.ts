import type { Day } from '../../calendar.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** A stay of a case at a cell, in half-open days; null where it has no beginning or no end. */
export interface KnownPlace {
  id: number;
  committeeId: string;
  validFrom: Day | null;
  validTo: Day | null;
}

/** The stay that a case had on a day. The candidate is locked. */
export async function readPlaceOn(tx: Transaction, candidateId: string, day: Day): Promise<KnownPlace> {
  const { rows } = await tx.query<KnownPlace>(
    `SELECT id, committee_id AS "committeeId", valid_from::text AS "validFrom", valid_to::text AS "validTo" FROM case_place
     WHERE candidate_id = $1 AND daterange(valid_from, valid_to) @> $2::date`,
    [candidateId, day],
  );
  const [stay] = rows;
  if (stay === undefined) throw new Error(`candidate ${candidateId} stood nowhere on ${day}`);
  return stay;
}

/** A stay that another cell has from a day on, or from its beginning. */
interface CorrectedPlace {
  candidateId: string;
  stay: KnownPlace & { from: Day | null };
  cellId: string;
}

/** Gives a stay, or what is left of it from a day on, to another cell. The candidate is locked, and the correction entered. */
export async function correctPlace(
  tx: Transaction,
  { candidateId, stay: { id, from, validTo }, cellId }: CorrectedPlace,
  by: Actor,
): Promise<void> {
  if (from === null) {
    // The first place begins on no day, and so cannot end on it: its cell is put right itself.
    await tx.query('UPDATE case_place SET committee_id = $2 WHERE id = $1', [id, cellId]);
    return;
  }
  await tx.query('UPDATE case_place SET valid_to = $2::date WHERE id = $1', [id, from]);
  await tx.query(
    `INSERT INTO case_place (candidate_id, committee_id, valid_from, valid_to, cause, recorded_by, recorded_role)
     VALUES ($1, $2, $3::date, $4::date, 'CORRECTION', $5, $6::"Role")`,
    [candidateId, cellId, from, validTo, by.subject, by.role],
  );
}

/** Gives the votes that a cell held in a stay to the cell that had the case: their base and their number stay as they were counted. */
export async function correctVotesOfCell(
  tx: Transaction,
  { candidateId, stay, cellId }: CorrectedPlace,
): Promise<void> {
  await tx.query(
    `UPDATE resolution SET committee_id = $3 WHERE candidate_id = $1 AND body = 'CELL' AND committee_id = $2
       AND daterange($4::date, $5::date) @> held_on`,
    [candidateId, stay.committeeId, cellId, stay.from, stay.validTo],
  );
}

/** Whether a committee above the cell has voted on recognition from a day of a stay on. */
export async function readVotedAbove(
  tx: Transaction,
  candidateId: string,
  { from, validTo }: { from: Day; validTo: Day | null },
): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT FROM resolution WHERE candidate_id = $1 AND body = 'GRASSROOTS' AND matter = 'RECOGNITION'
       AND daterange($2::date, $3::date) @> held_on LIMIT 1`,
    [candidateId, from, validTo],
  );
  return rows.length > 0;
}
