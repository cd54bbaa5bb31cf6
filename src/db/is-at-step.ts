import pg from 'pg';

/** Longest wait for a connection and for its answer, ms. */
const ANSWER_MS = 5_000;

/**
 * Asks the server, over a connection of its own, whether it is at a step of the feed: one is at it at a time, whichever
 * node has begun it.
 * @throws {Error} of the driver or the network, when there is no answer
 */
export async function isAtStep(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
    application_name: 'ketnap feed',
  });
  // A connection that breaks fails the question; the event must not end the process on top of that.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ atStep: boolean }>(
      `SELECT EXISTS (
         SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
           AND state = 'active' AND query LIKE '%feed_sequence()%'
       ) AS "atStep"`,
    );
    return rows[0]?.atStep === true;
  } finally {
    client.end().catch(() => {});
  }
}
