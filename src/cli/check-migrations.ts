import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EmbeddedPostgresError } from '../db/embedded/embedded-postgres-error.ts';
import { startEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { MigrationError } from '../db/migration-error.ts';
import { MIGRATIONS_FOLDER } from '../db/migration-files.ts';
import { checkReleased, enterReleased } from './released-migrations.ts';
import { migrationList, NO_FILTER, openSchemaEngine } from './schema-engine.ts';

const SCHEMA_FILE = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));

/** Prisma's exit code for "there is a difference". */
const DIFFERENT = 2;

/**
 * Compares prisma/migrations with what was released and with prisma/schema.prisma, without a network and without a
 * database of one's own. With `--write NAME` the difference becomes a new migration, to be read and completed by its
 * author; with `--release` it is entered among those that are never edited again.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { write: { type: 'string' }, release: { type: 'boolean', default: false } },
  });
  if (values.write !== undefined && !/^[a-z][a-z0-9_]*$/.test(values.write)) {
    throw new Error('A migration is named in lower case with underscores, e.g. --write add_frames');
  }
  if (values.release) for (const name of enterReleased(MIGRATIONS_FOLDER)) console.log(`entered ${name}`);
  if (values.write === undefined) checkReleased(MIGRATIONS_FOLDER);
  const difference = await findDifference();
  if (difference === undefined) {
    console.log('prisma/migrations is as released and agrees with prisma/schema.prisma');
  } else if (values.write === undefined) {
    console.log(difference);
    throw new Error(
      'prisma/migrations lacks the SQL above. Write a migration: npm run check:migrations -- --write NAME',
    );
  } else {
    console.log(`wrote ${writeMigration(values.write, difference)}`);
  }
}

/** The SQL that leads from the migrations to the schema, undefined when nothing does. */
async function findDifference(): Promise<string | undefined> {
  const dataFolder = join(tmpdir(), `ketnap-check-${randomUUID()}`);
  const server = await startEmbeddedPostgres({ dataFolder, durable: false });
  try {
    const { engine, close } = await openSchemaEngine(server.url('postgres'), SCHEMA_FILE);
    const schema = { path: 'schema.prisma', content: readFileSync(SCHEMA_FILE, 'utf8') };
    const result = await engine.diff({
      from: { tag: 'migrations', ...migrationList(MIGRATIONS_FOLDER) },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    });
    await close();
    return result.exitCode === DIFFERENT ? (result.stdout ?? '') : undefined;
  } finally {
    await server.stop();
    rmSync(server.dataFolder, { recursive: true, force: true });
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
