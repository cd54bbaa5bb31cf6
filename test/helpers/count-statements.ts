import pg from 'pg';

/**
 * Counts the SQL statements that reach PostgreSQL from this process while `work` runs, without those of the feed, which
 * go on whoever asks. Transactions' own words (BEGIN and so on) count as well.
 */
export async function countStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const { prototype } = pg.Client;
  const { query } = prototype;
  const statements: string[] = [];
  prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === 'string' ? first : ((first as { text?: string } | undefined)?.text ?? '');
    if (!text.includes('feed_')) statements.push(text);
    return Reflect.apply(query, this, args);
  } as typeof query;
  try {
    return { result: await work(), statements };
  } finally {
    prototype.query = query;
  }
}
