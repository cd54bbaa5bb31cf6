import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { checkSession } from './check-session.ts';
import { MigrationError } from './migration-error.ts';
import { MIGRATIONS_FOLDER, type MigrationFile, migrationChecksum, readMigrations } from './migration-files.ts';
import { compareMigrations, recordedMigrations, refuseUnlessSound } from './migration-state.ts';
import { SessionClient } from './session-client.ts';

export type MigrateOptions = {
  /** The folder of migrations in Prisma's layout. Default: the project's `prisma/migrations`. */
  folder?: string;
  /** Told the name of each migration once it is committed. */
  onApplied?: (name: string) => void;
};

/**
 * Applies the pending migrations with the bookkeeping of `prisma migrate deploy` (same table, checksums and lock), so
 * that either can follow upon the other.
 *
 * A migration and the record of it are one transaction: whatever happens, it is applied and recorded, or neither. That
 * excludes what cannot run in a transaction, such as CREATE INDEX CONCURRENTLY.
 *
 * @param connectionString a direct connection: the lock belongs to the session, which a transaction-mode pooler shares
 * @returns the names of the migrations applied by this call, in order
 * @throws {MigrationError} before anything is changed, or `failed-now` after the failed migration was rolled back
 */
export async function migrate(
  connectionString: string,
  { folder = MIGRATIONS_FOLDER, onApplied = () => {} }: MigrateOptions = {},
): Promise<{ applied: string[] }> {
  const files = readMigrations(folder);
  return withMigrationLock(connectionString, async (client) => {
    const recorded = await recordedMigrations(client);
    const state = compareMigrations(files, recorded);
    refuseUnlessSound(state, recorded.find((row) => !row.finished)?.logs ?? undefined);
    const pending = files.filter(({ name }) => state.pending.includes(name));
    if (pending.length > 0) await createTable(client);
    for (const file of pending) {
      await applyMigration(client, file);
      onApplied(file.name);
    }
    return { applied: state.pending };
  });
}

/**
 * Marks a failed migration as rolled back, so that the next `migrate` tries it again. A migration of ours leaves
 * nothing behind when it fails; one with its own BEGIN and COMMIT must be cleaned up after by hand first.
 *
 * @returns whether there was such a migration
 */
export async function markRolledBack(connectionString: string, name: string): Promise<boolean> {
  return withMigrationLock(connectionString, async (client) => {
    if ((await recordedMigrations(client)).length === 0) return false;
    const { rowCount } = await client.query(
      `update _prisma_migrations set rolled_back_at = now()
       where migration_name = $1 and finished_at is null and rolled_back_at is null`,
      [name],
    );
    return rowCount !== 0;
  });
}

/** The advisory lock that Prisma takes for migrations. */
const MIGRATION_LOCK = 72707369;
/** How long to wait for another process that is migrating. */
const LOCK_WAIT_MS = 60_000;
const LOCK_NOT_AVAILABLE = '55P03';

async function withMigrationLock<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new SessionClient({ connectionString });
  await client.connect();
  try {
    await checkSession(client, 'DATABASE_URL');
    await client.query(`set lock_timeout = ${LOCK_WAIT_MS}`);
    await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await client.query('reset lock_timeout');
    return await work(client);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== LOCK_NOT_AVAILABLE) throw error;
    throw new MigrationError(
      'locked',
      `Another process has been migrating this database for ${LOCK_WAIT_MS / 1000} s. Wait for it, or end its session.`,
      [],
      { cause: error },
    );
  } finally {
    await client.end();
  }
}

/** Prisma's own table, column for column. */
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

async function createTable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
       and to_regclass('_prisma_migrations') is null
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by 1 limit 3`,
  );
  if (rows.length > 0) {
    throw new MigrationError(
      'not-empty',
      `The database is not empty (${rows.map(({ name }) => name).join(', ')}) and was not made by these migrations. Name an empty one.`,
      [],
    );
  }
  await client.query(TABLE);
}

async function applyMigration(client: pg.Client, { name, sql }: MigrationFile): Promise<void> {
  // The migration may change the search path, so the table is named in full.
  const { rows } = await client.query<{ schema: string }>('select quote_ident(current_schema()) as schema');
  const table = `${rows[0]?.schema}._prisma_migrations`;
  const checksum = migrationChecksum(sql);
  const startedAt = new Date();
  const values = [randomUUID(), checksum, name, startedAt.toISOString()].map(pg.escapeLiteral).join(', ');
  // Several statements in one query are one transaction. The file may end in a comment, hence the line breaks.
  const recorded = `${sql}\n;\ninsert into ${table}
    (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
    values (${values}, clock_timestamp(), 1)`;
  try {
    await client.query(recorded);
  } catch (error) {
    // Ends a transaction that the migration may have opened itself; a warning and no more when there is none.
    await client.query('rollback');
    const report = describeFailure(error, sql);
    await client.query(
      `insert into ${table} (id, checksum, migration_name, started_at, logs) values ($1, $2, $3, $4, $5)`,
      [randomUUID(), checksum, name, startedAt, report],
    );
    throw new MigrationError(
      'failed-now',
      `The migration ${name} failed and was rolled back: ${report.split('\n')[0]}. Correct it, then run: npm run db:migrate -- --retry ${name}`,
      [name],
      { detail: report, cause: error },
    );
  }
  // Settings that a migration made for its session are not meant for the next one.
  await client.query('reset all');
}

function describeFailure(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError)) return error instanceof Error ? error.message : String(error);
  const { message, code, position, detail, hint, where } = error;
  const line = position === undefined ? '' : `, line ${sql.slice(0, Number(position) - 1).split('\n').length}`;
  return [`${message} (SQLSTATE ${code}${line})`, detail, hint, where].filter((part) => part !== undefined).join('\n');
}
