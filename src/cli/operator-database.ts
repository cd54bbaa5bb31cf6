import { readDatabaseUrl } from '../config.ts';
import { startEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { MIGRATIONS_FOLDER } from '../db/migration-files.ts';
import { migrationState } from '../db/migration-state.ts';

/** PostgreSQL's code for a database that does not exist. */
const NO_SUCH_DATABASE = '3D000';

/**
 * Runs `work` with the database an operator means: DATABASE_URL's, or else the demo's, which is started for it.
 * @throws Error when there is none, when the demo is running, or when the structure is another one
 */
export async function withOperatorDatabase<T>(data: string, work: (url: string) => Promise<T>): Promise<T> {
  if (process.env.DATABASE_URL) {
    const url = readDatabaseUrl(process.env);
    await checkStructure(url, 'npm run db:migrate');
    return work(url);
  }
  const postgres = await startEmbeddedPostgres({ dataFolder: data });
  try {
    const url = postgres.url('ketnap');
    await checkStructure(url, 'npm run demo');
    return await work(url);
  } finally {
    await postgres.stop();
  }
}

async function checkStructure(url: string, command: string): Promise<void> {
  const state = await migrationState(url, MIGRATIONS_FOLDER).catch((error: unknown) => {
    if ((error as { code?: string }).code !== NO_SUCH_DATABASE) throw error;
    throw new Error(`there is no database: run ${command} first, or set DATABASE_URL`);
  });
  const { pending, unknown, edited, failed } = state;
  if (unknown.length > 0) throw new Error('the database is newer than this program: update the program');
  if (pending.length + edited.length + failed.length > 0) {
    throw new Error(`the database is not migrated: run ${command} first`);
  }
}
