import type { Transaction } from '../../db/transaction.ts';
import { changedBy, changedIn, type Decision } from './form.ts';
import { childrenOf, mayEnd, type StandingBody } from './snapshot.ts';

/**
 * What a plan tells beside what it does: figures, and what its warnings go by. No guard and no write hangs on them, so that they are
 * read before anybody is held up: they are as they were when the decision was sent.
 */
export interface Told {
  /** By committee: members and official members that it and what stands below it reported last. */
  members: Map<string, { members: number; official: number }>;
  /** Admissions by committee and year on the day of the decision or later, of what moves or ends with all below it. */
  movedFigures: { committeeId: string; year: number; count: number }[];
  /** All admissions of those years of whoever stands above one that moves, before or after. */
  figures: { committeeId: string; year: number; count: number }[];
}

/** Whether one committee stands at another, or below it: said so that the index of paths serves it for thousands. */
const BELOW = `c.path ~>=~ t.path AND c.path ~<~ (t.path || '~')`;

/** From the few admissions up to whom they stand below, by the numbers in a path: not from the thousands down. */
const MOVED_FIGURES = `
  SELECT t.id AS "committeeId", a.year, sum(a.count)::integer AS count FROM (
    SELECT counts_for AS committee_id, extract(year FROM counts_on)::integer AS year, count(*) AS count
    FROM admission WHERE counts_on >= $2::date GROUP BY 1, 2
  ) AS a CROSS JOIN LATERAL (SELECT path FROM committee WHERE id = a.committee_id OFFSET 0) AS c
  CROSS JOIN LATERAL unnest(string_to_array(translate(trim(BOTH '/' FROM c.path), '=~', ''), '/')::integer[]) AS step(ordinal)
  CROSS JOIN LATERAL (SELECT id FROM committee WHERE ordinal = step.ordinal OFFSET 0) AS t
  WHERE t.id = ANY ($1::uuid[]) GROUP BY 1, 2`;

/** What the feed has counted, and what waits for its next step. */
const FIGURES = `SELECT "committeeId", year, sum(count)::integer AS count FROM (
    SELECT p.child_id AS "committeeId", y.year, y.admitted AS count
    FROM committee_placement p JOIN feed_tally y ON y.placement_id = p.id WHERE p.child_id = ANY ($1::uuid[])
    UNION ALL
    SELECT t.id, extract(year FROM f.day)::smallint, f.admitted
    FROM feed_pending f JOIN committee c ON c.id = f.committee_id JOIN committee t ON t.id = ANY ($1::uuid[]) AND ${BELOW}
    WHERE f.kind = 'ADMISSION'
  ) AS counted WHERE year >= extract(year FROM $2::date) GROUP BY 1, 2`;

const MEMBERS = `SELECT t.id, sum(m.member_count)::integer AS members, sum(coalesce(m.official, m.member_count))::integer AS official
  FROM committee t JOIN committee c ON ${BELOW}
  CROSS JOIN LATERAL (
    SELECT member_count, official FROM membership_snapshot WHERE committee_id = c.id ORDER BY as_of DESC LIMIT 1
  ) AS m WHERE t.id = ANY ($1::uuid[]) GROUP BY t.id`;

/**
 * Reads what a plan tells.
 * @param bodies - of the decision (`readBodies`).
 * @param isPast - whether days have gone since the decision took effect: then figures may change.
 */
export async function readTold(
  tx: Transaction,
  decision: Decision,
  bodies: readonly StandingBody[],
  isPast: boolean,
): Promise<Told> {
  const read = async <Row extends object>(sql: string, values: unknown[]): Promise<Row[]> =>
    (await tx.query<Row>(sql, values)).rows;
  const below = childrenOf(bodies, mayEnd(decision));
  const members = await read<{ id: string; members: number; official: number }>(MEMBERS, [
    [...new Set([...changedIn(decision), ...below])],
  ]);
  return {
    members: new Map(members.map(({ id, ...counts }) => [id, counts])),
    movedFigures: isPast
      ? await read(MOVED_FIGURES, [[...decision.changes.flatMap(changedBy), ...below], decision.effectiveOn])
      : [],
    figures: isPast ? await read(FIGURES, [bodies.map(({ id }) => id), decision.effectiveOn]) : [],
  };
}
