import pg from 'pg';

/** Whether a migrated database has no committee yet. */
export async function isEmpty(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query('SELECT FROM committee LIMIT 1')).rowCount === 0;
  } finally {
    await client.end();
  }
}
