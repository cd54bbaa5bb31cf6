import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantDistrict } from '../helpers/live-district.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// A page far in a long list costs what the first one does: its statement enters an index at the place, in each order of
// each list and from either end. Rows without a value are a range of their own.

const CELLS = 3_000;
const classId = randomUUID();

let server: TestServer;
let client: pg.Client;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty', clock: { now: () => Date.now() } });
  client = new pg.Client({ connectionString: server.database.url });
  await client.connect();
  await plantDistrict(client, { cells: CELLS, waiting: 5 });
  await client.query(`UPDATE person SET full_name = 'Hoàng Văn ' || substr(md5(id::text), 1, 6)`);
  await client.query(`UPDATE candidate SET stage_since = ${DAY}`);
  await client.query(`UPDATE committee SET founded_on = ${DAY}`);
  await plantRecords();
  // Without the trigger that marks rows as changed now.
  await client.query('SET session_replication_role = replica');
  for (const table of CHANGED) await client.query(`UPDATE ${table} SET updated_at = ${DAY}`);
  await client.query('SET session_replication_role = origin');
  await client.query('ANALYZE');
  await server.grant('auditor', 'AUDITOR', await topId());
  await server.app.services.feed.settle();
});
afterAll(async () => {
  await client.end();
  await server.stop();
});

/** Tables whose rows say when they were changed, and their lists. */
const CHANGED = [
  'candidate',
  'committee',
  'area',
  'inspection',
  'inspection_programme',
  'training_class',
  'access_grant',
  'admission',
];

/** Days over ten years. */
const DAY = `date '2010-01-01' + (random() * 3650)::integer`;
/** One in five without a day. */
const DAY_OR_NONE = `CASE WHEN random() < 0.8 THEN ${DAY} END`;

/** Three thousand of each, all over the district. */
async function plantRecords(): Promise<void> {
  const cells = `(SELECT id, parent_id, row_number() OVER (ORDER BY id) AS n FROM committee WHERE kind = 'CELL')`;
  for (const statement of [
    `INSERT INTO area (id, kind, name, keeper_id, began_on)
     SELECT gen_random_uuid(), 'HAMLET', 'Thôn ' || substr(md5(id::text), 1, 6), parent_id, ${DAY} FROM ${cells} c`,
    `INSERT INTO inspection (id, inspector_id, subject_id, kind, topic, due_on, concluded_on)
     SELECT gen_random_uuid(), parent_id, id, 'FIELD_CHECK', 'x', ${DAY_OR_NONE}, ${DAY_OR_NONE} FROM ${cells} c`,
    `INSERT INTO inspection_programme (id, committee_id, year, status, issued_on)
     SELECT gen_random_uuid(), id, 2000 + n % 30, 'DRAFT', ${DAY_OR_NONE} FROM ${cells} c`,
    `INSERT INTO access_grant (id, subject, role, committee_id, valid_from, granted_by)
     SELECT gen_random_uuid(), md5(id::text), 'DASHBOARD', id, ${DAY}, 'test' FROM ${cells} c`,
    `INSERT INTO access_look (at, viewer, operation, groups, persons)
     SELECT ${DAY}, md5(id::text), 'x', '{CASE}', ARRAY[id] FROM candidate`,
    `INSERT INTO admission (id, candidate_id, committee_id, ceremony_on, decision_number, decision_on, recorded_by, recorded_at)
     SELECT gen_random_uuid(), id, committee_id, ${DAY}, '1', '2010-01-01', 'test', ${DAY} FROM candidate`,
    `INSERT INTO training_centre (id, host_committee_id, name) SELECT gen_random_uuid(), id, 'x' FROM ${cells} c WHERE n = 1`,
    `INSERT INTO training_class (id, centre_id, kind, title, starts_on, ends_on, capacity, status)
     SELECT CASE WHEN n = 1 THEN '${classId}' ELSE gen_random_uuid() END, t.id, 'AWARENESS', 'x', day, day, 1, 'PLANNED'
     FROM training_centre t, (SELECT n, ${DAY} AS day FROM generate_series(1, ${CELLS}) AS n) s`,
    `INSERT INTO enrolment (id, class_id, candidate_id, enrolled_by, enrolled_at)
     SELECT gen_random_uuid(), '${classId}', id, 'test', ${DAY} FROM candidate`,
  ]) {
    await client.query(statement);
  }
}

async function topId(): Promise<string> {
  const { rows } = await client.query<{ id: string }>('SELECT id FROM committee WHERE parent_id IS NULL');
  return rows[0]?.id ?? '';
}

/** The last statement of a request about a table, with its values, and where the page goes on. */
async function statementOf(
  { table, login = 'chief' }: Pick<Ordered, 'table' | 'login'>,
  query: string,
  side: 'after' | 'before',
): Promise<{ text: string; values: unknown[]; place: string }> {
  const { prototype } = pg.Client;
  const { query: run } = prototype;
  let last: { text: string; values: unknown[] } | undefined;
  prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, values] = args as [{ text?: string; values?: unknown[] }, unknown[]?];
    if (first.text?.includes(`FROM "public"."${table}"`))
      last = { text: first.text, values: first.values ?? values ?? [] };
    return Reflect.apply(run, this, args);
  } as typeof run;
  try {
    const { data, errors } = await server.ask(login, query);
    expect(errors).toBeUndefined();
    if (last === undefined) throw new Error(`${table} was not asked for`);
    const { startCursor, endCursor } = (data.node ?? data).list.pageInfo;
    return { ...last, place: side === 'after' ? endCursor : startCursor };
  } finally {
    prototype.query = run;
  }
}

interface Ordered {
  table: string;
  /** What a scan of the index names, where that is another table. */
  scanned?: string;
  list: string;
  /** The record that the list hangs on. */
  at?: [type: string, id: string];
  order: string;
  /** The column by which the index is entered. */
  key: string;
  login?: string;
  /** Whether rows that are equal in their keys are sorted by their ids. */
  sorts?: true;
}

/** A look has an entry for each person and group, whose ids are sorted within it. */
const LOG = {
  table: 'access_log',
  list: 'accessLog',
  login: 'auditor',
  scanned: 'access_look\\w*',
  sorts: true as const,
};

const ordered: Ordered[] = [
  { table: 'candidate', list: 'candidates', order: 'givenName', key: 'given_name' },
  { table: 'candidate', list: 'candidates', order: 'familyName', key: 'full_name' },
  { table: 'candidate', list: 'candidates', order: 'stageSince', key: 'stage_since' },
  { table: 'committee', list: 'committees', order: 'name', key: 'name' },
  { table: 'committee', list: 'committees', order: 'foundedOn', key: 'founded_on' },
  { table: 'area', list: 'areas', order: 'name', key: 'name' },
  { table: 'inspection', list: 'inspections', order: 'dueOn', key: 'due_on' },
  { table: 'inspection', list: 'inspections', order: 'concludedOn', key: 'concluded_on' },
  { table: 'inspection_programme', list: 'inspectionProgrammes', order: 'year', key: 'year' },
  { table: 'inspection_programme', list: 'inspectionProgrammes', order: 'issuedOn', key: 'issued_on' },
  { table: 'training_class', list: 'trainingClasses', order: 'startsOn', key: 'starts_on' },
  { table: 'training_class', list: 'trainingClasses', order: 'endsOn', key: 'ends_on' },
  {
    table: 'enrolment',
    list: 'enrolments',
    at: ['TrainingClass', classId],
    order: 'enrolledAt',
    key: 'enrolled_at',
  },
  { table: 'admission', list: 'admissions', order: 'ceremonyOn', key: 'ceremony_on' },
  { table: 'admission', list: 'admissions', order: 'recordedAt', key: 'recorded_at' },
  { table: 'access_grant', list: 'grants', order: 'validFrom', key: 'valid_from' },
  { table: 'access_grant', list: 'grants', order: 'subject', key: 'subject' },
  ...[
    'candidates',
    'committees',
    'areas',
    'inspections',
    'inspectionProgrammes',
    'trainingClasses',
    'grants',
    'admissions',
  ].map((list, n) => ({
    table: CHANGED[n] ?? '',
    list,
    order: 'updatedAt',
    key: 'updated_at',
  })),
  { ...LOG, order: 'at', key: 'at' },
  { ...LOG, order: 'viewer', key: 'viewer' },
];

describe.each(ordered)('$list by $order', (one) => {
  const { table, list, at, order, key, scanned = table, sorts } = one;
  const page = (args: string): string => {
    const asked = `list: ${list}(${args}) { pageInfo { startCursor endCursor } edges { node { id } } }`;
    return at ? `{ node(id: ${JSON.stringify(globalId(...at))}) { ... on ${at[0]} { ${asked} } } }` : `{ ${asked} }`;
  };

  async function planOf(text: string, values: unknown[]): Promise<string> {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${text}`, values);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    // What is looked up for a row of the page, such as the one who is a member today, is no part of how the page is found.
    return plan.split(/^ *SubPlan \d/mu)[0] ?? '';
  }

  it.each([
    ['ASC', 'first', 'after'],
    ['DESC', 'first', 'after'],
    ['ASC', 'last', 'before'],
  ] as const)('%s: a page in the midst from its %s rows on is a range of an index', async (direction, size, side) => {
    const by = `orderBy: { ${order}: ${direction} }`;
    let { place } = await statementOf(one, page(`${by}, ${size}: 100`), side);
    // From the end rows without a value come first: what lies behind them is asked for as well.
    for (let n = 0; n < 5; n += 1) {
      ({ place } = await statementOf(one, page(`${by}, ${size}: 100, ${side}: "${place}"`), side));
    }
    const { text, values } = await statementOf(one, page(`${by}, ${size}: 50, ${side}: "${place}"`), side);
    const plan = await planOf(text, values);
    expect(plan).toMatch(
      new RegExp(`Index (Only )?Scan.* on ${scanned}\\b[^]*Index Cond: .*\\b${key} (([<>]=? )|IS (NOT )?NULL)`),
    );
    expect(plan).not.toMatch(new RegExp(`${sorts ? '(^|->  )' : ''}Sort  \\(|Seq Scan on ${scanned}\\b`, 'm'));
  });
});
