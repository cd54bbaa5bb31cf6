import pg from 'pg';
import type { Day } from '../calendar.ts';
import { ConfigError } from '../config/setting.ts';
import { checkSessions, SessionError } from '../db/check-session.ts';
import { isUnavailable } from '../db/unavailable.ts';
import { type ImportReport, importFile } from '../import/import-file.ts';
import { type CountName, countNames } from '../import/part.ts';
import type { Catalogue } from '../messages/catalogue.ts';
import { catalogues } from '../messages/catalogues.ts';
import type { Language } from '../messages/language.ts';
import { UserError } from '../resolvers/errors.ts';
import { idOfType } from '../schema/global-id.ts';
import { checkStructure } from './check-structure.ts';
import { describeError } from './describe-error.ts';
import type { ImportCommand } from './import-options.ts';

/** In the access log when nothing is written and nobody is named. */
const DRY_RUN = 'operator (dry run)';

/** The part of `npm run import` that needs a database. */
export type FileImport = Extract<ImportCommand, { kind: 'import' }>;

/**
 * Reads the file into a database and says on the terminal what came of it.
 *
 * @param migrate the command that makes or completes the structure of this database
 * @returns whether there was no problem
 * @throws {InvalidInput} when there is no such database, its structure is another one, or the file is none
 */
export async function runImport(url: string, migrate: string, command: FileImport): Promise<boolean> {
  await checkStructure(url, migrate);
  const report = await readInto(url, command);
  tell(report, command.actor !== null, catalogues[command.language]);
  return report.problems.length === 0;
}

/** What went wrong, in the language of the command. */
export function describeFailure(error: unknown, language: Language): string {
  const texts = catalogues[language];
  if (error instanceof UserError) return error.say(texts);
  if (error instanceof ConfigError) return texts.databaseAddressWrong;
  const reason = describeError(error);
  if (error instanceof SessionError || isUnavailable(error)) return texts.databaseAway(reason);
  return error instanceof pg.DatabaseError ? texts.databaseRefused(reason) : reason;
}

async function readInto(url: string, command: FileImport): Promise<ImportReport> {
  const { path, actor, update, includeHidden, language } = command;
  const pool = new pg.Pool({
    Client: await checkSessions(url, 'DATABASE_URL'),
    connectionString: url,
    max: 1,
    lock_timeout: 10_000,
    application_name: 'ketnap import',
  });
  // The demo's server may stop before it has heard that the connection is closed; a query that fails says so itself.
  pool.on('connect', (client) => client.on('error', () => {}));
  // The same of a connection that lies idle in the pool.
  pool.on('error', () => {});
  try {
    // The day of the database: a demo may stand on another one than this machine.
    const { rows } = await pool.query<{ today: Day }>('SELECT local_today()::text AS today');
    return await importFile(pool, {
      path,
      actor: actor ?? DRY_RUN,
      today: rows[0]?.today as Day,
      write: actor !== null,
      update,
      includeHidden,
      language,
      idIn: idOfType,
      onProgress: showProgress,
    });
  } finally {
    await pool.end();
  }
}

const BAR = 30;

/** One line that changes, where there is somebody to see it. */
function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  const filled = Math.round((BAR * done) / total);
  const bar = `${'█'.repeat(filled)}${'·'.repeat(BAR - filled)}`;
  process.stderr.write(`\r${bar} ${done}/${total}${done === total ? '\n' : ''}`);
}

function tell({ problems, notices, counts, erased }: ImportReport, write: boolean, texts: Catalogue): void {
  for (const { sheet, line, column, message } of problems) {
    console.error(`${texts.placeInFile(sheet, line, column)}: ${message}`);
  }
  for (const { sheet, line, column, message } of notices) {
    console.log(texts.note(`${texts.placeInFile(sheet, line, column)}: ${message}`));
  }
  const labels = {
    committees: texts.countedCommittees,
    quotas: texts.countedQuotas,
    candidates: texts.countedCandidates,
    admissions: texts.countedAdmissions,
    officers: texts.countedOfficers,
    memberships: texts.countedMemberships,
    areas: texts.countedAreas,
    covers: texts.countedCovers,
    profiles: texts.countedProfiles,
    enrolments: texts.countedEnrolments,
    results: texts.countedResults,
    changes: texts.countedChanges,
  } satisfies Record<CountName, string>;
  for (const what of countNames) {
    const { created, changed, unchanged } = counts[what];
    console.log(`${labels[what].padEnd(13)}  ${texts.counted(created, changed, unchanged)}`);
  }
  if (erased > 0) console.log(texts.erasedLines(erased));
  if (problems.length > 0) console.log(texts.problemCount(problems.length));
  else console.log(write ? texts.written : texts.notWritten);
}
