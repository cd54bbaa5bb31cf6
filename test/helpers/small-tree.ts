import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** A province with two districts; a commune with two cells stands under the first. Founded in 2000. */
export interface SmallTree {
  province: string;
  north: string;
  south: string;
  commune: string;
  cellA: string;
  cellB: string;
}

/** Writes the tree into an empty migrated database. */
export async function plantSmallTree(client: pg.Client | pg.Pool): Promise<SmallTree> {
  const tree: SmallTree = {
    province: randomUUID(),
    north: randomUUID(),
    south: randomUUID(),
    commune: randomUUID(),
    cellA: randomUUID(),
    cellB: randomUUID(),
  };
  const { province, north, south, commune, cellA, cellB } = tree;
  const rows: [id: string, kind: string, name: string, parent: string | null][] = [
    [province, 'PROVINCE', 'Tỉnh', null],
    [north, 'SUPERIOR', 'Huyện Bắc', province],
    [south, 'SUPERIOR', 'Huyện Nam', province],
    [commune, 'GRASSROOTS_COMMITTEE', 'Xã', north],
    [cellA, 'CELL', 'Thôn 2', commune],
    [cellB, 'CELL', 'Thôn 10', commune],
  ];
  for (const [id, kind, name, parent] of rows) {
    await client.query(
      `INSERT INTO committee (id, kind, name, founded_on) VALUES ($1, $2::"CommitteeKind", $3, '2000-01-01')`,
      [id, kind, name],
    );
    await client.query(
      `INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ($1, $2, '2000-01-01')`,
      [id, parent],
    );
  }
  await client.query(`SELECT place_committees('2024-01-01')`);
  return tree;
}

/** Admits a new person in a cell on a day, by a decision of the same or another one; returns the admission's id. */
export async function admitOn(
  client: pg.Client | pg.Pool,
  cell: string,
  day: string,
  decisionOn = day,
): Promise<string> {
  const candidate = randomUUID();
  await client.query(
    `INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
       youth_union_member, stage, stage_since)
     VALUES ($1, $2, 'Hoàng Thị Thử', 'FEMALE', 1999, 5, 'Tày', 'YOUTH', true, 'PROBATIONARY', $3)`,
    [candidate, cell, day],
  );
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
     VALUES (gen_random_uuid(), $1, $2, $3, '1-QĐ', $4, 'test') RETURNING id`,
    [candidate, cell, day, decisionOn],
  );
  return rows[0]?.id ?? '';
}
