import { parseArgs } from 'node:util';
import { ConfigError, readDatabaseUrl } from '../config.ts';
import { createDatabaseIfMissing } from '../db/create-database.ts';
import { markRolledBack, migrate } from '../db/migrate.ts';
import { MigrationError } from '../db/migration-error.ts';

const USAGE = 'usage: npm run db:migrate [-- --retry MIGRATION]';

/** Brings the database that DATABASE_URL names up to date; `--retry` first clears the record of a failed migration. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { retry: { type: 'string' } } });
  const url = readDatabaseUrl(process.env);
  if (await createDatabaseIfMissing(url)) console.log('database created');
  if (values.retry !== undefined && !(await markRolledBack(url, values.retry))) {
    throw new Error(`There is no failed migration ${values.retry}; ${USAGE}`);
  }
  const { applied } = await migrate(url, { onApplied: (name) => console.log(`applied ${name}`) });
  console.log(applied.length === 0 ? 'database is up to date' : `${applied.length} applied, database is up to date`);
}

function report(error: unknown): string {
  if (error instanceof MigrationError) return [error.message, error.detail].filter(Boolean).join('\n');
  if (error instanceof ConfigError) return error.message;
  // Node reports a refused connection as several errors without a message of their own.
  if (error instanceof AggregateError) return error.errors.map(report).join('; ');
  return error instanceof Error ? error.message : String(error);
}

try {
  await main();
} catch (error) {
  console.error(report(error));
  process.exitCode = 1;
}
