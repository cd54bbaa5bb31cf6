import type pg from 'pg';

/** How long a ticket waits to be used, seconds. */
export const TICKET_S = 60;

const TOO_OLD = `made_at <= now() + clock_ahead() - interval '${TICKET_S} seconds'`;

/** In whose session a ticket was made. */
export interface TicketRow {
  subject: string;
  sessionEndsAt: Date;
}

/** Keeps a ticket. @param id - hash of its key. */
export async function keepTicket(pool: pg.Pool, id: Buffer, { subject, sessionEndsAt }: TicketRow): Promise<void> {
  await pool.query('INSERT INTO ticket (id, subject, session_ends_at) VALUES ($1, $2, $3)', [
    id,
    subject,
    sessionEndsAt,
  ]);
}

/** Takes a ticket away: of several who try, on whatever node, one gets it. Null where it is not there, or too old. */
export async function takeTicket(pool: pg.Pool, id: Buffer): Promise<TicketRow | null> {
  const { rows } = await pool.query<TicketRow & { old: boolean }>(
    `DELETE FROM ticket WHERE id = $1 RETURNING subject, session_ends_at AS "sessionEndsAt", ${TOO_OLD} AS old`,
    [id],
  );
  const [row] = rows;
  return row === undefined || row.old ? null : row;
}

/** Removes some of the tickets that nobody has used in time. Returns how many. */
export async function removeOldTickets(pool: pg.Pool, most: number): Promise<number> {
  const { rowCount } = await pool.query(
    `DELETE FROM ticket WHERE id = ANY (ARRAY(
       SELECT id FROM ticket WHERE ${TOO_OLD} ORDER BY made_at LIMIT $1 FOR UPDATE SKIP LOCKED))`,
    [most],
  );
  return rowCount ?? 0;
}
