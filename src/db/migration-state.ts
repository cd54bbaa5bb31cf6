import pg from 'pg';
import { MigrationError } from './migration-error.ts';
import { type MigrationFile, matchesChecksum, readMigrations } from './migration-files.ts';
import { CONNECT_MS } from './session-client.ts';

/** How a database and a folder of migrations relate. All names in the order in which migrations apply. */
export type MigrationState = {
  /** In the folder, not yet applied. */
  pending: string[];
  /** Applied, but not in the folder: the database is newer than this build. */
  unknown: string[];
  /** Applied, and changed in the folder since. */
  edited: string[];
  /** Begun and not finished. */
  failed: string[];
};

/** Compares a database with a folder of migrations without changing either. */
export async function migrationState(connectionString: string, folder: string): Promise<MigrationState> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_MS });
  await client.connect();
  try {
    return compareMigrations(readMigrations(folder), await recordedMigrations(client));
  } finally {
    await client.end();
  }
}

/** A row of Prisma's table, less those that were marked as rolled back. */
export type RecordedMigration = { name: string; checksum: string; finished: boolean; logs: string | null };

/** What the database says was applied; nothing when there is no table yet. */
export async function recordedMigrations(client: pg.ClientBase): Promise<RecordedMigration[]> {
  const table = await client.query(`select to_regclass('_prisma_migrations') is not null as present`);
  if (!table.rows[0].present) return [];
  const { rows } = await client.query<RecordedMigration>(
    `select migration_name as name, checksum, finished_at is not null as finished, logs
     from _prisma_migrations where rolled_back_at is null order by migration_name, started_at`,
  );
  return rows;
}

export function compareMigrations(files: MigrationFile[], recorded: RecordedMigration[]): MigrationState {
  const sqlByName = new Map(files.map(({ name, sql }) => [name, sql]));
  const known = new Set(recorded.map(({ name }) => name));
  const finished = recorded.filter((row) => row.finished);
  const names = (rows: RecordedMigration[]) => [...new Set(rows.map(({ name }) => name))];
  return {
    pending: files.map(({ name }) => name).filter((name) => !known.has(name)),
    unknown: names(recorded.filter(({ name }) => !sqlByName.has(name))),
    edited: names(
      finished.filter(({ name, checksum }) => {
        const sql = sqlByName.get(name);
        return sql !== undefined && !matchesChecksum(sql, checksum);
      }),
    ),
    failed: names(recorded.filter((row) => !row.finished)),
  };
}

/**
 * Refuses a database that these migrations cannot be trusted to describe. One that merely lacks some is sound.
 *
 * @param logs what the server reported of the migration that failed, where that is known
 * @throws {MigrationError} `failed-earlier`, `unknown` or `edited`
 */
export function refuseUnlessSound({ failed, unknown, edited }: MigrationState, logs?: string): void {
  if (failed.length > 0) {
    throw new MigrationError(
      'failed-earlier',
      `The migration ${failed.join(', ')} failed earlier. Correct its cause, then run: npm run db:migrate -- --retry ${failed[0]}`,
      failed,
      { detail: logs },
    );
  }
  if (unknown.length > 0) {
    throw new MigrationError(
      'unknown',
      `The database is newer than this build: it has ${unknown.join(', ')}. Run the newer build, or restore an older backup.`,
      unknown,
    );
  }
  if (edited.length > 0) {
    throw new MigrationError(
      'edited',
      `The migration ${edited.join(', ')} was edited after it was applied. Restore its file, and put the change into a new migration.`,
      edited,
    );
  }
}
