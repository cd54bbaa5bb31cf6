import pg from 'pg';
import { type TreeShape, treeShape } from './tree-shape.ts';

const ID = `('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const id = (number: string): string => ID.replace('(n)', `(${number})`);

const COMMITTEES = `
  CREATE TEMPORARY TABLE planted AS
  SELECT n, CASE
      WHEN n = 1 THEN 'CENTRAL' WHEN n < $district THEN 'PROVINCE' WHEN n = $district THEN 'SUPERIOR'
      WHEN n < $districtCells THEN 'GRASSROOTS_COMMITTEE' WHEN n < $communes THEN 'CELL'
      WHEN n < $cells THEN 'GRASSROOTS_COMMITTEE' ELSE 'CELL'
    END::"CommitteeKind" AS kind, CASE
      WHEN n = 1 THEN NULL WHEN n < $district THEN 1 WHEN n = $district THEN 2
      WHEN n < $districtCells THEN $district
      WHEN n < $communes THEN $district + 1 + (n - $districtCells) % ($districtCells - $district - 1)
      WHEN n < $cells THEN 2 + (n - $communes) % ($district - 2)
      ELSE $communes + (n - $cells) % ($cells - $communes)
    END AS parent
  FROM generate_series(1, $size) AS n;
  ANALYZE planted;
  INSERT INTO committee (id, ordinal, kind, name, founded_on)
  SELECT ${ID}, n, kind, CASE kind WHEN 'CELL' THEN 'Chi bộ thôn ' WHEN 'GRASSROOTS_COMMITTEE' THEN 'Đảng bộ xã '
    WHEN 'PROVINCE' THEN 'Đảng bộ tỉnh ' ELSE 'Đảng bộ ' END || n, '2000-01-01' FROM planted;
  SELECT setval(pg_get_serial_sequence('committee', 'ordinal'), $size);
  INSERT INTO committee_form (committee_id, kind, name, valid_from) SELECT id, kind, name, founded_on FROM committee;
  INSERT INTO committee_placement (child_id, parent_id, valid_from)
  SELECT ${ID}, ${id('parent')}, '2000-01-01' FROM planted;`;

// One cell in four admitted somebody this year, another one last year; every second one has somebody who waits.
const PEOPLE = `
  INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
    youth_union_member, stage, stage_since)
  SELECT ('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, ${ID}, 'Hoàng Thị ' || chr(65 + n % 26) || n, 'FEMALE',
    1990 + n % 15, 1 + n % 12, 'Tày', 'YOUTH', true, CASE WHEN n % 4 < 2 THEN 'PROBATIONARY' ELSE 'DECIDED' END::"CandidateStage",
    '2020-01-01'
  FROM planted WHERE kind = 'CELL';
  INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
  SELECT gen_random_uuid(), ('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, ${ID}, held, '1-QĐ', held, 'siege'
  FROM planted CROSS JOIN LATERAL (
    SELECT make_date($year - n % 4, 1, 1) + n % (DATE '$day' - make_date($year, 1, 1) + 1) AS held
  ) AS ceremony WHERE kind = 'CELL' AND n % 4 < 2;
  INSERT INTO candidate (id, committee_id, full_name, sex, birth_year, birth_month, ethnic_group, source_category,
    youth_union_member, stage, stage_since)
  SELECT ('00000000-0000-7000-a000-' || lpad(to_hex(k), 12, '0'))::uuid, ${id('$cells + k % ($size + 1 - $cells)')}, 'Hoàng Thị Thêm',
    'FEMALE', 1990, 5, 'Tày', 'YOUTH', true, 'PROBATIONARY', '2020-01-01'
  FROM generate_series(1, $more) AS k;
  INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by)
  SELECT gen_random_uuid(), ('00000000-0000-7000-a000-' || lpad(to_hex(k), 12, '0'))::uuid, ${id('$cells + k % ($size + 1 - $cells)')},
    held, '1-QĐ', held, 'siege'
  FROM generate_series(1, $more) AS k CROSS JOIN LATERAL (
    SELECT make_date($year, 1, 1) + k % (DATE '$day' - make_date($year, 1, 1) + 1) AS held
  ) AS ceremony;
  INSERT INTO case_place (candidate_id, committee_id) SELECT id, committee_id FROM candidate;
  INSERT INTO admission_quota (id, committee_id, year, kind, target)
  SELECT gen_random_uuid(), ${ID}, $year, 'PLAN', 20 FROM planted WHERE kind <> 'CELL' OR n % 3 = 0;`;

/** Whose cases they are: past the triggers nobody enters them. */
const PERSONS = `
  INSERT INTO person (id, full_name, sex, birth_year, birth_month)
  SELECT person_id, full_name, sex, birth_year, birth_month FROM candidate`;

/**
 * Writes a large tree with placements, plans, people and admissions into an empty migrated database, past the triggers,
 * and has the feed made anew: about a second for 6,000 committees. The user must be a superuser.
 * @param more - further admissions of this year, dealt out over the cells.
 */
export async function plantTree(databaseUrl: string, size: number, more = 0): Promise<TreeShape> {
  const shape = treeShape(size);
  const values: Record<string, number | string> = {
    ...{ size, district: shape.district, districtCells: shape.districtCells.from, day: shape.day, year: shape.year },
    ...{ communes: shape.communes.from, cells: shape.cells.from, more },
  };
  const fill = (sql: string): string => sql.replace(/\$(\w+)/g, (_, name: string) => String(values[name]));
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(fill(`${COMMITTEES}${PEOPLE}`));
    await client.query(PERSONS);
    await client.query('SET session_replication_role = origin');
    await client.query('ANALYZE');
    await client.query('SELECT feed_rebuild()');
    while ((await client.query('SELECT feed_sequence() AS seq')).rows[0]?.seq === null);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
  return shape;
}
