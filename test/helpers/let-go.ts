import { once } from 'node:events';
import type pg from 'pg';

/**
 * Closes the connection of a client instead of giving it back to its pool, and waits until it is closed: a database that
 * is dropped meanwhile would end it with an error that belongs to no test.
 */
export async function letGo(client: pg.PoolClient): Promise<void> {
  const gone = once(client, 'end');
  client.release(true);
  await gone;
}
