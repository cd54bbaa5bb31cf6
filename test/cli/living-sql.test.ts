import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { compareSql, describeDifference, filesOf, migrationOf } from '../../src/cli/compare-sql.ts';
import { readLivingSql } from '../../src/cli/living-sql.ts';
import { readSqlFiles, SQL_FOLDER, writeSqlFiles } from '../../src/cli/sql-files.ts';
import { createTestDatabase } from '../helpers/test-database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ketnap-sql-'));
  cpSync(SQL_FOLDER, folder, { recursive: true });
  return () => rmSync(folder, { recursive: true });
});

/** A database as the migrations make it, and whatever was done to it since. */
async function migrated(...statements: string[]): Promise<pg.Client> {
  const database = await createTestDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await database.drop();
  });
  for (const sql of statements) await client.query(sql);
  return client;
}

function edit(path: string, from: string, to: string): void {
  const sql = readFileSync(join(folder, path), 'utf8');
  expect(sql).toContain(from);
  writeFileSync(
    join(folder, path),
    sql.replace(from, () => to),
  );
}

const differences = async (client: pg.Client) => describeDifference(await compareSql(client, readSqlFiles(folder)));

it('the migrations make what prisma/sql says', async () => {
  expect(await differences(await migrated())).toEqual([]);
});

it('another layout of a header and another comment are no difference', async () => {
  edit('tree/had_place.sql', '-- Whether', '-- Says whether');
  edit('tree/had_place.sql', 'RETURNS boolean LANGUAGE sql STABLE', 'RETURNS bool\nSTABLE LANGUAGE sql');
  expect(await differences(await migrated())).toEqual([]);
});

it('sees a function, a trigger, a view and a setting that a file tells otherwise', async () => {
  edit('tree/had_place.sql', 'days @> on_day', 'on_day <@ days');
  edit(
    'guards/inspection_of_others.sql',
    'BEFORE INSERT OR UPDATE OF inspector_id, subject_id, subject_member_id, started_on',
    'BEFORE INSERT',
  );
  edit('access/access_log.sql', "interval '0'", "interval '1'");
  edit('access/access_look_months.sql', "lock_timeout = '2s'", "lock_timeout = '3s'");
  edit('feed/feed_placement_displaced.sql', 'ENABLE ALWAYS', 'DISABLE');
  edit('feed/in_pipeline.sql', 'IMMUTABLE PARALLEL SAFE', 'IMMUTABLE');
  expect(await differences(await migrated())).toEqual([
    'prisma/sql/access/access_log.sql says something else than the migrations',
    'prisma/sql/access/access_look_months.sql says something else than the migrations',
    'prisma/sql/feed/feed_placement_displaced.sql says something else than the migrations',
    'prisma/sql/tree/had_place.sql says something else than the migrations',
    'prisma/sql/feed/in_pipeline.sql says something else than the migrations',
    'prisma/sql/guards/inspection_of_others.sql says something else than the migrations',
  ]);
});

it('sees what no file has: a function with its triggers, a view, and one trigger of several', async () => {
  rmSync(join(folder, 'guards/forbid_change_but_erasure.sql'));
  rmSync(join(folder, 'access/access_log.sql'));
  edit(
    'guards/forbid_change.sql',
    'CREATE OR REPLACE TRIGGER committee_kept',
    '-- CREATE OR REPLACE TRIGGER committee_kept',
  );
  const found = await differences(await migrated());
  expect(found.sort()).toEqual([
    'prisma/sql does not have the function forbid_change_but_erasure()',
    'prisma/sql does not have the trigger admission_change_append_only on admission_change',
    'prisma/sql does not have the trigger candidate_change_append_only on candidate_change',
    'prisma/sql does not have the trigger case_delay_append_only on case_delay',
    'prisma/sql does not have the trigger committee_kept on committee',
    'prisma/sql does not have the trigger member_change_append_only on member_change',
    'prisma/sql does not have the trigger stage_change_append_only on stage_change',
    'prisma/sql does not have the trigger step_correction_append_only on step_correction',
    'prisma/sql does not have the view access_log',
  ]);
});

it('sees a file that no migration made', async () => {
  writeFileSync(join(folder, 'age_of.sql'), 'CREATE FUNCTION age_of(day date) RETURNS int LANGUAGE sql RETURN 1;');
  expect(await differences(await migrated())).toEqual([
    'prisma/sql/age_of.sql says something else than the migrations',
  ]);
});

it('a file that makes nothing, or what belongs in another, is refused by its name', async () => {
  writeFileSync(join(folder, 'tree/had_place.sql'), '-- later\n');
  await expect(differences(await migrated())).rejects.toThrow('tree/had_place.sql makes neither a function nor a view');
  writeFileSync(
    join(folder, 'tree/had_place.sql'),
    `${readFileSync(join(SQL_FOLDER, 'tree/had_place.sql'), 'utf8')}
     CREATE FUNCTION stood(day date) RETURNS int LANGUAGE sql RETURN 1;`,
  );
  await expect(differences(await migrated())).rejects.toThrow('The function stood(date) belongs in a file stood.sql');
  writeFileSync(join(folder, 'tree/had_place.sql'), 'CREATE FUNCTION');
  await expect(differences(await migrated())).rejects.toThrow('tree/had_place.sql: syntax error');
});

it('the migration that is made of the files leads to them', async () => {
  edit('tree/had_place.sql', 'days @> on_day', 'on_day <@ days');
  // Another result, other arguments, one that is gone, and a pair of which the first needs the second.
  edit('tree/stand.sql', 'RETURNS void', 'RETURNS boolean');
  edit('feed/local_today.sql', 'local_today()', 'local_today(hours integer DEFAULT 0)');
  edit('guards/inspection_of_others.sql', 'TRIGGER inspection_of_others', 'TRIGGER inspection_by_others');
  rmSync(join(folder, 'access/access_grant_at_once.sql'));
  writeFileSync(
    join(folder, 'age_of.sql'),
    'CREATE OR REPLACE FUNCTION age_of(day date) RETURNS int LANGUAGE sql RETURN years(day);\n',
  );
  writeFileSync(
    join(folder, 'years.sql'),
    'CREATE OR REPLACE FUNCTION years(day date) RETURNS int LANGUAGE sql RETURN 1;\n',
  );
  const migration = migrationOf(await compareSql(await migrated(), readSqlFiles(folder)));
  expect(migration).not.toContain('feed_sequence');
  expect(await differences(await migrated(migration))).toEqual([]);
});

it('files are written anew from a database, where they stand and with the comment they begin with', async () => {
  const done = [
    'DROP TRIGGER inspection_of_others ON inspection',
    'DROP FUNCTION inspection_of_others()',
    'CREATE FUNCTION age_of(day date) RETURNS int LANGUAGE sql RETURN 1',
    "CREATE OR REPLACE FUNCTION had_place(committee uuid, on_day date) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    'ALTER TABLE committee_standing DISABLE TRIGGER standing_keeps_admissions',
  ];
  const made = await readLivingSql(await migrated(...done));
  const found = filesOf(await compareSql(await migrated(...done), readSqlFiles(folder)));
  expect(writeSqlFiles(folder, found, made)).toEqual([
    'wrote age_of.sql',
    'wrote tree/had_place.sql',
    'removed guards/inspection_of_others.sql',
    'wrote guards/standing_keeps_admissions.sql',
  ]);
  expect(await differences(await migrated(...done))).toEqual([]);
  expect(readFileSync(join(folder, 'tree/had_place.sql'), 'utf8')).toMatch(
    /^-- Whether a committee.*\nCREATE OR REPLACE/,
  );
});
