import { randomInt } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { createDatabaseIfMissing } from '../../src/db/create-database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { MIGRATIONS_FOLDER, readMigrations } from '../../src/db/migration-files.ts';
import { urlOfDatabase } from '../helpers/database-url.ts';

/** For some migrations, rows that can be written since. */
const ROWS = fileURLToPath(new URL('released/', import.meta.url));

const released = readMigrations(MIGRATIONS_FOLDER).map(({ name }) => name);
/** `UPGRADE_START=n` takes the same ones again; `UPGRADE_STEP=1` all of them. */
const step = Number(process.env.UPGRADE_STEP ?? 8);
const start = Number(process.env.UPGRADE_START ?? randomInt(1_000));
const hasRows = (name: string): boolean => existsSync(join(ROWS, `${name}.sql`));
/** The last ones, and a share of the others, another one in every run. */
const chosen = released.filter((_name, place) => place >= released.length - 3 || (place + start) % step === 0);

let url: string;
let folder: string;
let client: pg.Client;
beforeEach(async () => {
  const { adminUrl, run } = inject('testServer');
  url = urlOfDatabase(adminUrl, `ketnap_upgrading_${run}_${Math.random().toString(36).slice(2, 10)}`);
  folder = mkdtempSync(join(tmpdir(), 'ketnap-upgrade-'));
  await createDatabaseIfMissing(url);
  client = new pg.Client({ connectionString: url });
  await client.connect();
});
afterEach(async () => {
  await client.end();
  rmSync(folder, { recursive: true });
  const admin = new pg.Client({ connectionString: inject('testServer').adminUrl });
  await admin.connect();
  await admin.query(`DROP DATABASE "${new URL(url).pathname.slice(1)}"`).finally(() => admin.end());
});

/** Tables that people write, with their columns. What the feed keeps for itself may be made anew. */
async function recordTables(): Promise<{ name: string; columns: string }[]> {
  const { rows } = await client.query<{ name: string; columns: string }>(
    `SELECT table_name AS name, string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name !~ '^(feed|_prisma)_'
       AND NOT (SELECT relispartition FROM pg_class WHERE oid = quote_ident(table_name)::regclass)
     GROUP BY 1 ORDER BY 1`,
  );
  return rows;
}

async function rowsOf({ name, columns }: { name: string; columns: string }, from = `"${name}"`): Promise<object[]> {
  const { rows } = await client.query<{ row: object }>(
    `SELECT to_jsonb(t) AS row FROM (SELECT ${columns} FROM ${from} AS f) AS t ORDER BY 1`,
  );
  return rows.map(({ row }) => row);
}

/** Everything that SQL can say about the structure of a database, in lines. */
async function structureOf(database: pg.Client): Promise<string[]> {
  const { rows } = await database.query<{ line: string }>(
    `SELECT concat_ws(' ', 'column', table_name, column_name, udt_name, is_nullable, column_default, collation_name, generation_expression) AS line
     FROM information_schema.columns WHERE table_schema = 'public'
     UNION ALL SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT concat_ws(' ', 'index', indexdef) FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT concat_ws(' ', 'trigger', tgenabled, pg_get_triggerdef(oid)) FROM pg_trigger WHERE NOT tgisinternal
     UNION ALL SELECT concat_ws(' ', 'function', pg_get_functiondef(p.oid)) FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
     UNION ALL SELECT concat_ws(' ', 'value', enumtypid::regtype, enumlabel, enumsortorder) FROM pg_enum
     ORDER BY 1`,
  );
  return rows.map(({ line }) => line);
}

/** Where the rows of a table that is no more are since. */
const MOVED: Readonly<Record<string, { from: string }>> = {
  // Each was of one area at most.
  committee_profile: {
    from: `(SELECT o.committee_id, p.as_of, p.households, p.poor_households, p.main_ethnic_group, p.main_livelihood, a.difficulty_class,
        o.obstacles, o.youth_active_min_percent, o.youth_active_max_percent, o.youth_active_qualifier, a.source
      FROM committee_obstacles o
      JOIN committee_area w ON w.committee_id = o.committee_id AND w.valid_from = o.valid_from
      JOIN area a ON a.id = w.area_id JOIN area_profile p ON p.area_id = a.id AND p.as_of = o.valid_from)`,
  },
};

/** Tables into which these come, beside what was there. */
const GAINS: readonly string[] = ['area', 'area_form', 'committee_area', 'area_profile', 'committee_obstacles'];

/** Brings the database to the state in which a migration was the last, with rows in every table. */
async function fillAt(last: string): Promise<void> {
  const sofar = released.slice(0, released.indexOf(last) + 1);
  for (const name of sofar) {
    cpSync(join(MIGRATIONS_FOLDER, name), join(folder, name), { recursive: true });
    if (!hasRows(name)) continue;
    // As they were written then: a later migration may have another place for them.
    await migrate(url, { folder });
    await client.query(readFileSync(join(ROWS, `${name}.sql`), 'utf8'));
  }
  await migrate(url, { folder });
  // Some of it has its position already, and the rest is pending.
  const { rows } = await client.query<{ has: boolean }>(`SELECT to_regproc('feed_sequence') IS NOT NULL AS has`);
  if (rows[0]?.has) await client.query('SELECT feed_sequence()');
  await client.query(`UPDATE admission SET revoked = false WHERE decision_number = '3-QĐ'`);
}

describe(`a released migration was the last one of a database with data (start ${start})`, () => {
  it.each(chosen)('%s: everything that was written is kept, and the feed counts it', async (last) => {
    await fillAt(last);
    const tables = await recordTables();
    const before = new Map<string, object[]>();
    for (const table of tables) {
      const rows = await rowsOf(table);
      expect(rows.length, `rows in ${table.name}: add them in test/db/released/`).toBeGreaterThan(0);
      before.set(table.name, rows);
    }

    const { applied } = await migrate(url);
    expect(applied).toEqual(released.slice(released.indexOf(last) + 1));
    const now = new Set((await recordTables()).map(({ name }) => name));
    for (const table of tables) {
      const rows = await rowsOf(table, now.has(table.name) ? undefined : MOVED[table.name]?.from);
      const kept = before.get(table.name) ?? [];
      expect(rows, table.name).toEqual(GAINS.includes(table.name) ? expect.arrayContaining(kept) : kept);
    }

    await client.query('SELECT feed_sequence()');
    expect((await client.query('SELECT * FROM feed_differences()')).rows).toEqual([]);
    const top = await client.query(
      `SELECT t.admitted, sum(w.waiting)::integer AS waiting FROM committee_placement p
       JOIN feed_tally t ON t.placement_id = p.id AND t.year = 2024
       JOIN feed_pipeline w ON w.placement_id = p.id AND in_pipeline(w.stage)
       WHERE p.parent_id IS NULL GROUP BY t.admitted`,
    );
    // From the certificate to the decision there are eight stages.
    expect(top.rows).toEqual([{ admitted: 3, waiting: 8 }]);

    const fresh = new pg.Client({
      connectionString: urlOfDatabase(inject('testServer').adminUrl, inject('testServer').emptyTemplate),
    });
    await fresh.connect();
    const structure = await structureOf(fresh).finally(() => fresh.end());
    expect(await structureOf(client)).toEqual(structure);
  });
});
