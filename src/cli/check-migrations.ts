import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.ts';
import { EmbeddedPostgresError } from '../../tools/embedded-postgres/embedded-postgres-error.ts';
import { createDatabaseIfMissing } from '../db/create-database.ts';
import { migrate } from '../db/migrate.ts';
import { MigrationError } from '../db/migration-error.ts';
import { MIGRATIONS_FOLDER } from '../db/migration-files.ts';
import { compareSql, describeDifference, filesOf, isSame, migrationOf, type SqlDifference } from './compare-sql.ts';
import { type LivingSql, readLivingSql } from './living-sql.ts';
import { checkReleased, enterReleased } from './released-migrations.ts';
import { MODELS_FOLDER, migrationList, NO_FILTER, openSchemaEngine, readModels } from './schema-engine.ts';
import { readSqlFiles, SQL_FOLDER, writeSqlFiles } from './sql-files.ts';

/** Prisma's exit code for "there is a difference". */
const DIFFERENT = 2;

/**
 * Compares prisma/migrations with what was released, with prisma/models and with prisma/sql, without a network
 * and without a database of one's own. With `--write NAME` the difference becomes a new migration, to be read and
 * completed by its author; with `--write-sql` the files of prisma/sql are written as the migrations have it; with
 * `--release` migrations are entered among those that are never edited again.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      write: { type: 'string' },
      'write-sql': { type: 'boolean', default: false },
      release: { type: 'boolean', default: false },
    },
  });
  if (values.write !== undefined && !/^[a-z][a-z0-9_]*$/.test(values.write)) {
    throw new Error('A migration is named in lower case with underscores, e.g. --write add_frames');
  }
  if (values.release) for (const name of enterReleased(MIGRATIONS_FOLDER)) console.log(`entered ${name}`);
  if (values.write === undefined) checkReleased(MIGRATIONS_FOLDER);
  const { models, sql, made } = await findDifferences();
  if (values['write-sql']) {
    for (const line of writeSqlFiles(SQL_FOLDER, filesOf(sql), made)) console.log(line);
  } else if (models === '' && isSame(sql)) {
    console.log('prisma/migrations is as released and agrees with prisma/models and prisma/sql');
  } else if (values.write === undefined) {
    console.log([models, ...describeDifference(sql)].filter(Boolean).join('\n'));
    throw new Error(
      `prisma/migrations lacks what is said above. Write a migration: npm run check:migrations -- --write NAME${
        isSame(sql) ? '' : '\nWhere a migration is right and prisma/sql is not: npm run check:migrations -- --write-sql'
      }`,
    );
  } else {
    console.log(`wrote ${writeMigration(values.write, [models, migrationOf(sql)].filter(Boolean).join('\n'))}`);
  }
}

/**
 * What leads from the migrations to the models, as SQL, and from there to the files of prisma/sql: a function may need a
 * column that no migration has yet.
 */
async function findDifferences(): Promise<{ models: string; sql: SqlDifference; made: LivingSql[] }> {
  const dataFolder = join(tmpdir(), `ketnap-check-${randomUUID()}`);
  const server = await startEmbeddedPostgres({ dataFolder, durable: false });
  try {
    const models = await findModelDifference(server.url('postgres'));
    const url = server.url('ketnap');
    await createDatabaseIfMissing(url);
    await migrate(url);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(models);
      const made = await readLivingSql(client);
      return { models, made, sql: await compareSql(client, readSqlFiles(SQL_FOLDER)) };
    } finally {
      await client.end();
    }
  } finally {
    await server.stop();
    rmSync(server.dataFolder, { recursive: true, force: true });
  }
}

/** The SQL that leads from the migrations to the models, empty when nothing does. */
async function findModelDifference(adminUrl: string): Promise<string> {
  const files = readModels(MODELS_FOLDER);
  const { engine, close } = await openSchemaEngine(adminUrl, files);
  try {
    const result = await engine.diff({
      from: { tag: 'migrations', ...migrationList(MIGRATIONS_FOLDER) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    });
    return result.exitCode === DIFFERENT ? (result.stdout ?? '') : '';
  } finally {
    await close();
  }
}

function writeMigration(name: string, sql: string): string {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(MIGRATIONS_FOLDER, `${time}_${name}`);
  mkdirSync(folder);
  const file = join(folder, 'migration.sql');
  writeFileSync(file, sql);
  return file;
}

function report(error: unknown): string {
  if (error instanceof EmbeddedPostgresError || error instanceof MigrationError) {
    return [error.message, error.detail].filter(Boolean).join('\n');
  }
  // The engine reports a failing migration with the server's message, followed by places in its own source.
  return error instanceof Error ? error.message.replace(/\n {3}0: [\s\S]*$/, '') : String(error);
}

try {
  await main();
} catch (error) {
  console.error(report(error));
  process.exitCode = 1;
}
