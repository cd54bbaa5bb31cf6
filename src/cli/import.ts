import { writeFile } from 'node:fs/promises';
import pg from 'pg';
import { systemClock, today } from '../calendar.ts';
import { type ImportReport, importFile } from '../import/import-file.ts';
import { writeTemplate } from '../import/template.ts';
import { describeError } from './describe-error.ts';
import { type ImportCommand, readImportCommand } from './import-options.ts';
import { withOperatorDatabase } from './operator-database.ts';

// `npm run import`: committees, quotas and candidates out of a file in the layout of the exports.

/** In the access log when nothing is written and nobody is named. */
const DRY_RUN = 'operator (dry run)';

async function main(): Promise<void> {
  const command = readImportCommand(process.argv.slice(2));
  if (command.kind === 'template') {
    // Never over a file that somebody has filled in.
    await writeFile(command.path, await writeTemplate(), { flag: 'wx' });
    console.log(`${command.path}: fill it in, then npm run import -- ${command.path}`);
    return;
  }
  const report = await withOperatorDatabase(command.data, (url) => run(url, command));
  tell(report, command.actor !== null);
  if (report.problems.length > 0) process.exitCode = 1;
}

async function run(url: string, { path, actor, update }: Extract<ImportCommand, { kind: 'import' }>) {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    options: '-c timezone=UTC -c lock_timeout=10000',
    application_name: 'ketnap import',
  });
  try {
    return await importFile(pool, {
      path,
      actor: actor ?? DRY_RUN,
      today: today(systemClock),
      write: actor !== null,
      update,
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

function tell({ problems, counts, erased }: ImportReport, write: boolean): void {
  for (const { sheet, line, column, message } of problems) {
    console.error(`${sheet}, line ${line}${column === '' ? '' : `, ${column}`}: ${message}`);
  }
  for (const [what, { created, changed, unchanged }] of Object.entries(counts)) {
    console.log(`${what.padEnd(10)}  ${created} created, ${changed} changed, ${unchanged} unchanged`);
  }
  if (erased > 0) console.log(`${erased} lines are about persons who were erased: left out`);
  if (problems.length > 0) console.log(`${problems.length} problems: nothing was written`);
  else console.log(write ? 'written; the boards follow' : 'nothing was written: add --write --by WHO');
}

try {
  await main();
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
}
