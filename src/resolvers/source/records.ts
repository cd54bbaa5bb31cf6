import type { Day } from '../../calendar.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { Actor } from '../actor.ts';

/** A review of sources that begins. */
export interface NewSourceReview {
  id: string;
  committeeId: string;
  year: number;
  openedOn: Day;
  /** The document that asks for it. */
  documentNumber: string | null;
}

/** Opens reviews of cells that are locked. */
export async function enterSourceReviews(
  tx: Transaction,
  reviews: readonly NewSourceReview[],
  by: Actor,
): Promise<void> {
  await tx.query(
    `INSERT INTO source_review (id, committee_id, year, opened_on, document_number, opened_by, opened_role)
     SELECT id, "committeeId", year, "openedOn", "documentNumber", $2, $3::"Role"
     FROM json_to_recordset($1) AS r(id uuid, "committeeId" uuid, year smallint, "openedOn" date, "documentNumber" text)`,
    [JSON.stringify(reviews), by.subject, by.role],
  );
}

/** How a review ends. */
export interface SourceReviewEnd {
  reviewId: string;
  closedOn: Day;
  result: string | null;
}

/** Closes a review that is locked. */
export async function endSourceReview(
  tx: Transaction,
  { reviewId, closedOn, result }: SourceReviewEnd,
  by: Actor,
): Promise<void> {
  await tx.query(
    `UPDATE source_review SET closed_on = $2::date, result = $3, closed_by = $4, closed_role = $5::"Role",
       closed_at = now() + clock_ahead() WHERE id = $1::uuid`,
    [reviewId, closedOn, result, by.subject, by.role],
  );
}

/** What a cell that is locked has reviewed by now. */
export interface ReviewsSoFar {
  /** The first day of the round that is open; null where none is. */
  openSince: Day | null;
  /** The last day of those that are closed; null where there are none. */
  closedOn: Day | null;
}

/** The rounds of a cell that is locked. */
export async function readReviewsSoFar(tx: Transaction, committeeId: string): Promise<ReviewsSoFar> {
  const { rows } = await tx.query<ReviewsSoFar>(
    `SELECT (min(opened_on) FILTER (WHERE closed_on IS NULL))::text AS "openSince", max(closed_on)::text AS "closedOn"
     FROM source_review WHERE committee_id = $1::uuid`,
    [committeeId],
  );
  return rows[0] ?? { openSince: null, closedOn: null };
}

/** The day of the last case that begins with a review which is locked; null where nobody was found. */
export async function readLastFound(tx: Transaction, reviewId: string): Promise<Day | null> {
  const { rows } = await tx.query<{ day: Day | null }>(
    `SELECT max(s.effective_on)::text AS day FROM candidate c
     JOIN stage_change s ON s.candidate_id = c.id AND s.from_stage IS NULL WHERE c.source_review_id = $1::uuid`,
    [reviewId],
  );
  return rows[0]?.day ?? null;
}
