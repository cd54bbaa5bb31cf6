import { MIGRATIONS_FOLDER } from '../db/migration-files.ts';
import { migrationState } from '../db/migration-state.ts';
import { InvalidInput } from '../resolvers/errors.ts';

/** PostgreSQL's code for a database that does not exist. */
const NO_SUCH_DATABASE = '3D000';

/**
 * Checks that a database exists and is migrated by these migrations.
 *
 * @param command what mends it, for whoever reads the refusal
 * @throws {InvalidInput}
 */
export async function checkStructure(url: string, command: string): Promise<void> {
  const state = await migrationState(url, MIGRATIONS_FOLDER).catch((error: unknown) => {
    if ((error as { code?: string }).code !== NO_SUCH_DATABASE) throw error;
    throw new InvalidInput((texts) => texts.noDatabase(command));
  });
  const { pending, unknown, edited, failed } = state;
  if (unknown.length > 0) throw new InvalidInput((texts) => texts.databaseNewer);
  if (pending.length + edited.length + failed.length > 0) {
    throw new InvalidInput((texts) => texts.databaseNotMigrated(command));
  }
}
