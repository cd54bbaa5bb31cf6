import { parseArgs } from 'node:util';
import { readDirectUrl } from '../config.ts';
import { checkOwnSessions } from '../db/check-session.ts';
import { createDatabaseIfMissing } from '../db/create-database.ts';
import { markRolledBack, migrate } from '../db/migrate.ts';
import { describeError } from './describe-error.ts';

const USAGE = 'usage: npm run db:migrate [-- --retry MIGRATION]';

/** Brings the database that DATABASE_DIRECT_URL or DATABASE_URL names up to date; `--retry` first clears the record of a failed migration. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { retry: { type: 'string' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return console.log(USAGE);
  const url = readDirectUrl(process.env);
  if (await createDatabaseIfMissing(url)) console.log('database created');
  // The lock of a migration belongs to a session.
  await checkOwnSessions(url, 'DATABASE_DIRECT_URL (or DATABASE_URL)');
  if (values.retry !== undefined && !(await markRolledBack(url, values.retry))) {
    throw new Error(`There is no failed migration ${values.retry}; ${USAGE}`);
  }
  const { applied } = await migrate(url, { onApplied: (name) => console.log(`applied ${name}`) });
  console.log(applied.length === 0 ? 'database is up to date' : `${applied.length} applied, database is up to date`);
}

try {
  await main();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
