import { randomUUID } from 'node:crypto';
import type { TestServer } from './test-server.ts';

/** Founds a committee, by the database, and waits until a server shows it. Answers with its id. */
export async function foundCommittee(
  { app }: TestServer,
  kind: string,
  name: string,
  parent: string | null,
  on = '2000-01-01',
): Promise<string> {
  const { database, feed } = app.services;
  const id = randomUUID();
  await database.pool.query(
    `INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, $2::"CommitteeKind", $3, $4)`,
    [id, kind, name, on],
  );
  await database.pool.query('INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, $3)', [
    id,
    parent,
    on,
  ]);
  await database.pool.query('SELECT place_committees(greatest(day, local_today())) FROM feed_head');
  await feed.settle();
  return id;
}
