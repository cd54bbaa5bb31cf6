import type pg from 'pg';
import type { SessionClientClass } from './session-client.ts';

/** Works with a connection of its own, which is closed afterwards. */
export async function withClient<T>(
  Client: SessionClientClass,
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'ketnap' });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}
