import type pg from 'pg';

/** The columns of `pg_stats` that a plan is made by, as `pg_restore_attribute_stats` takes them (PostgreSQL 18). */
const COLUMNS = {
  null_frac: 'real',
  avg_width: 'integer',
  n_distinct: 'real',
  most_common_vals: 'text',
  most_common_freqs: 'real[]',
  histogram_bounds: 'text',
  correlation: 'real',
};

/** Gives the tables of one database the statistics of another: as when a tree has grown since they were made. */
export async function takeStatistics(from: pg.Client, to: pg.Client): Promise<void> {
  await to.query(`SELECT pg_clear_attribute_stats('public', c.relname, a.attname, false) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`);
  const names = Object.keys(COLUMNS);
  const { rows } = await from.query<{ row: Record<string, string | null> }>(
    `SELECT json_build_object('tablename', tablename, 'attname', attname, ${names.map((name) => `'${name}', ${name}::text`)}) AS row
     FROM pg_stats WHERE schemaname = 'public' AND tablename IN (SELECT relname FROM pg_class WHERE relkind = 'r') AND NOT inherited`,
  );
  for (const { row } of rows) {
    const known = Object.entries(COLUMNS).filter(([name]) => row[name] !== null);
    await to.query(
      `SELECT pg_restore_attribute_stats('schemaname', 'public', 'relname', $1::text, 'attname', $2::text, 'inherited', false,
         ${known.map(([name, type], n) => `'${name}', $${n + 3}::${type}`)})`,
      [row.tablename, row.attname, ...known.map(([name]) => row[name])],
    );
  }
}
