import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { systemClock, today, yearOf } from '../../src/calendar.ts';
import type { Role } from '../../src/db/generated/enums.ts';
import { encodeGlobalId } from '../../src/schema/global-id.ts';

/** A district with communes and their cells, good for any day: the servers under test go by the machine's clock. */
export interface LiveDistrict {
  district: string;
  communes: string[];
  cells: string[];
  /** Today, and the year the boards are watched in. */
  day: string;
  year: number;
  /** Variables of a subscription to the whole board. */
  board: { committeeId: string; year: number; depth: 'SUBTREE' };
  /** How many rows that board has. */
  size: number;
}

type Queryable = pg.Pool | pg.ClientBase;

/** Names as long as they may be, three bytes a letter: few rows fill a socket. */
const LONG = 'ấ'.repeat(180);

/** A pool whose idle connections may be cut: databases are dropped, and backends ended, under it. */
export function openPool({ url }: { url: string }): pg.Pool {
  const pool = new pg.Pool({ connectionString: url });
  pool.on('error', () => {});
  return pool;
}

/** Writes a district into an empty migrated database; the subject `chief` may do everything there. */
export async function plantDistrict(
  client: Queryable,
  { communes = 4, cells = 24, waiting = 0, longNames = false } = {},
): Promise<LiveDistrict> {
  const day = today(systemClock);
  const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());
  const tree = { district: randomUUID(), communes: ids(communes), cells: ids(cells) };
  const suffix = longNames ? ` ${LONG}` : '';
  const rows = [
    { id: tree.district, kind: 'SUPERIOR', name: `Huyện${suffix}`, parent: null },
    ...tree.communes.map((id, n) => ({
      id,
      kind: 'GRASSROOTS_COMMITTEE',
      name: `Xã ${n}${suffix}`,
      parent: tree.district,
    })),
    ...tree.cells.map((id, n) => ({
      id,
      kind: 'CELL',
      name: `Thôn ${n}${suffix}`,
      parent: tree.communes[n % communes] ?? null,
    })),
  ];
  const json = JSON.stringify(rows);
  const read = 'json_to_recordset($1::json) AS r(id uuid, kind "CommitteeKind", name text, parent uuid)';
  await client.query(
    `INSERT INTO committee (id, kind, name, founded_on) SELECT id, kind, name, '2000-01-01' FROM ${read}`,
    [json],
  );
  await client.query(
    `INSERT INTO committee_placement (child_id, parent_id, valid_from) SELECT id, parent, '2000-01-01' FROM ${read}`,
    [json],
  );
  await client.query('SELECT place_committees($1)', [day]);
  await grant(client, ['chief'], 'SUPERIOR_COMMITTEE', tree.district);
  await client.query('SELECT feed_sequence()');
  if (waiting > 0) await plantWaiting(client, tree.cells, waiting);
  const year = yearOf(day);
  const board = { committeeId: encodeGlobalId('Committee', tree.district), year, depth: 'SUBTREE' as const };
  return { ...tree, day, year, board, size: rows.length };
}

const INSERT_PEOPLE = `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group,
  source_category, youth_union_member, stage, stage_since)`;
const PERSON = `'Hoàng Thị Thử', 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true`;

/** Writes so many people in each cell who wait for their ceremony: past the triggers, as a restore does, and the feed is made anew. */
async function plantWaiting(client: Queryable, cells: string[], waiting: number): Promise<void> {
  const one = client instanceof pg.Pool ? await client.connect() : client;
  try {
    await one.query('BEGIN; SET LOCAL session_replication_role = replica');
    await one.query(
      `WITH people AS (
         ${INSERT_PEOPLE} SELECT gen_random_uuid(), cell, ${PERSON}, 'DECIDED', '2020-01-01'
         FROM unnest($1::uuid[]) AS cell CROSS JOIN generate_series(1, $2) RETURNING *
       ), persons AS (
         INSERT INTO person (id, full_name, sex, birth_year, birth_month)
         SELECT person_id, full_name, sex, birth_year, birth_month FROM people
       )
       INSERT INTO case_place (candidate_id, committee_id) SELECT id, committee_id FROM people`,
      [cells, waiting],
    );
    await one.query('COMMIT; ANALYZE; SELECT feed_rebuild(); SELECT feed_sequence()');
  } finally {
    if (one !== client) (one as pg.PoolClient).release();
  }
}

/** Admits new people in one transaction, as an import would: `times` in each of the cells. No node is told. */
export async function admitBySql(
  client: Queryable,
  { day }: Pick<LiveDistrict, 'day'>,
  cells: string[],
  times = 1,
): Promise<void> {
  await client.query(
    `WITH people AS (
       ${INSERT_PEOPLE} SELECT gen_random_uuid(), cell, ${PERSON}, 'PROBATIONARY', $2
       FROM unnest($1::uuid[]) AS cell CROSS JOIN generate_series(1, $3) RETURNING id, committee_id
     )
     INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
     SELECT gen_random_uuid(), id, committee_id, $2, '1-QĐ', $2, 'test' FROM people`,
    [cells, day, times],
  );
}

/** Gives subjects a role on a committee. */
export async function grant(client: Queryable, subjects: string[], role: Role, committeeId: string): Promise<void> {
  await client.query(
    `INSERT INTO access_grant (id, subject, role, committee_id, valid_from, granted_by)
     SELECT gen_random_uuid(), subject, $2::"Role", $3, '2020-01-01', 'test' FROM unnest($1::text[]) AS subject`,
    [subjects, role, committeeId],
  );
}

/** How many admissions of the district's year are on record. */
export async function admittedOnRecord(client: Queryable, { year, cells }: LiveDistrict): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT count(*)::integer AS n FROM admission
     WHERE NOT revoked AND extract(year FROM ceremony_on) = $1 AND committee_id = ANY ($2::uuid[])`,
    [year, cells],
  );
  return rows[0]?.n ?? 0;
}
