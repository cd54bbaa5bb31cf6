import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { TestServer } from './test-server.ts';

/** The day on which the district level ended. */
export const END_DAY = '2025-07-01';

/** What stood in Lục Yên on the eve, by name, and what each became. */
const BECAME: Record<string, readonly string[]> = {
  'xã Lục Yên': ['thị trấn Yên Thế', 'xã Minh Xuân', 'xã Yên Thắng', 'xã Liễu Đô'],
  'xã Lâm Thượng mới': ['xã Mai Sơn', 'xã Khánh Thiện', 'xã Tân Phượng', 'xã Lâm Thượng'],
  'xã Tân Lĩnh mới': ['xã Minh Chuẩn', 'xã Tân Lập', 'xã Phan Thanh', 'xã Khai Trung', 'xã Tân Lĩnh'],
  'xã Khánh Hòa mới': ['xã Tô Mậu', 'xã An Lạc', 'xã Động Quan', 'xã Khánh Hòa'],
  'xã Mường Lai mới': ['xã An Phú', 'xã Vĩnh Lạc', 'xã Minh Tiến', 'xã Mường Lai'],
  'xã Phúc Lợi mới': ['xã Trúc Lâu', 'xã Trung Tâm', 'xã Phúc Lợi'],
};

/** Ids of what a reorganisation brought. */
export interface NewWorld {
  /** The six communes by name. */
  communes: Map<string, string>;
  /** The new Lâm Thượng and the four communes that it follows. */
  lamThuong: { id: string; before: string[] };
}

/**
 * Ends the district of Lục Yên as of 01/07/2025 by SQL: its communes are merged into six under the province, with all their
 * cells, what else stood in the district comes to stand under the province, and the district is followed by the six.
 */
export async function endDistrict(client: pg.PoolClient): Promise<NewWorld> {
  const decision = randomUUID();
  await client.query(
    `INSERT INTO reorganisation (id, decision_number, issued_on, issuer, title, effective_on, changes, replaced, recorded_by)
     VALUES ($1, '1673/NQ-UBTVQH15', '2025-06-16', 'Tỉnh ủy', 'Sắp xếp tổ chức đảng', $2, '[]', '{}', 'test')`,
    [decision, END_DAY],
  );
  const communes = new Map<string, string>();
  let before: string[] = [];
  for (const [name, old] of Object.entries(BECAME)) {
    const id = randomUUID();
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM committee WHERE parent_id = $1 AND name = ANY ($2)`,
      [demoIds.lucYen, old.map((one) => `Đảng bộ ${one}`)],
    );
    const ids = rows.map((row) => row.id);
    if (ids.length !== old.length) throw new Error(`${name}: found ${ids.length} of ${old.length}`);
    await found(client, id, `Đảng bộ ${name}`, 'GRASSROOTS_COMMITTEE', demoIds.province);
    await moveBelow(client, ids, id);
    await end(client, ids);
    await follow(client, decision, ids, [id], 'MERGE');
    communes.set(name, id);
    if (ids.includes(demoIds.lamThuong)) before = ids;
  }
  await moveBelow(client, [demoIds.lucYen], demoIds.province);
  await end(client, [demoIds.lucYen]);
  await follow(client, decision, [demoIds.lucYen], [...communes.values()], 'DISSOLVE');
  return { communes, lamThuong: { id: communes.get('xã Lâm Thượng mới') as string, before } };
}

/** Ends the district of a server, and has it counted. */
export async function endDistrictBy({ app: { services } }: TestServer): Promise<NewWorld> {
  const { pool } = services.database;
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const world = await endDistrict(client);
    await client.query('SELECT place_committees(local_today())');
    await client.query('COMMIT');
    return world;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
    await services.feed.settle();
  }
}

/** Founds a committee on the day. */
export async function found(
  client: pg.PoolClient,
  id: string,
  name: string,
  kind: string,
  parent: string,
): Promise<void> {
  await client.query(`INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, $2::"CommitteeKind", $3, $4)`, [
    id,
    kind,
    name,
    END_DAY,
  ]);
  await client.query(`INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, $3)`, [
    id,
    parent,
    END_DAY,
  ]);
}

/** Ends committees on a day. */
export async function end(client: pg.PoolClient, ids: readonly string[], day = END_DAY): Promise<void> {
  await client.query(`UPDATE committee_placement SET valid_to = $2 WHERE child_id = ANY ($1) AND valid_to IS NULL`, [
    ids,
    day,
  ]);
  await client.query(`UPDATE committee SET closed_on = $2 WHERE id = ANY ($1)`, [ids, day]);
}

/** Puts all that stands below some committees under another one, on a day. */
export async function moveBelow(
  client: pg.PoolClient,
  from: readonly string[],
  to: string,
  day = END_DAY,
): Promise<void> {
  const { rows } = await client.query<{ child: string }>(
    `UPDATE committee_placement SET valid_to = $2 WHERE parent_id = ANY ($1) AND valid_to IS NULL RETURNING child_id AS child`,
    [from, day],
  );
  await client.query(
    `INSERT INTO committee_placement (child_id, parent_id, valid_from) SELECT unnest($1::uuid[]), $2, $3`,
    [rows.map(({ child }) => child), to, day],
  );
}

/** Lets committees follow others by a decision. */
export async function follow(
  client: pg.PoolClient,
  decision: string,
  from: readonly string[],
  to: readonly string[],
  kind: 'MERGE' | 'SPLIT' | 'DISSOLVE',
  day = END_DAY,
): Promise<void> {
  await client.query(
    `INSERT INTO committee_lineage (from_id, to_id, kind, on_day, reorganisation_id)
     SELECT f, t, $4::"LineageKind", $5, $3 FROM unnest($1::uuid[]) AS f, unnest($2::uuid[]) AS t`,
    [from, to, decision, kind, day],
  );
}
