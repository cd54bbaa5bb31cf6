import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.ts';
import { EmbeddedPostgresError } from '../../tools/embedded-postgres/embedded-postgres-error.ts';
import { catalogues } from '../messages/catalogues.ts';
import type { Language } from '../messages/language.ts';
import { describeError } from './describe-error.ts';
import { languageOfCommand, readImportCommand } from './import-options.ts';
import { describeFailure, runImport } from './run-import.ts';

// What `npm run import` calls without a DATABASE_URL: the database of the demo is started for it.

/** Returns the exit code. */
async function main(args: string[]): Promise<number> {
  const command = readImportCommand(args);
  if (command.kind !== 'import') throw new Error('A template needs no database.');
  const postgres = await startEmbeddedPostgres({ dataFolder: command.data });
  try {
    return (await runImport(postgres.url('ketnap'), 'npm run demo', command)) ? 0 : 1;
  } finally {
    await postgres.stop();
  }
}

function describe(error: unknown, language: Language): string {
  if (!(error instanceof EmbeddedPostgresError)) return describeFailure(error, language);
  const texts = catalogues[language];
  return error.code === 'in-use' ? texts.demoDatabaseInUse : texts.demoDatabaseAway(describeError(error));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(describe(error, languageOfCommand(process.argv.slice(2))));
  process.exitCode = 1;
}
