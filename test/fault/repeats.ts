import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDatabaseIfMissing } from '../../src/db/create-database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';
import { repeatRun } from './repeat-run.ts';

const { values } = parseArgs({ options: { repeats: { type: 'string', default: '10000' } } });
const startedAt = performance.now();
const folder = mkdtempSync(join(scratchFolder(), 'ketnap-repeats-'));
const postgres = await startEmbeddedPostgres({ dataFolder: join(folder, 'data') });
try {
  const url = postgres.url('ketnap');
  await createDatabaseIfMissing(url);
  await migrate(url);
  const { problems, ...report } = await repeatRun(url, Number(values.repeats));
  console.log(JSON.stringify({ ...report, seconds: Math.round((performance.now() - startedAt) / 1_000) }));
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
