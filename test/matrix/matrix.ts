import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDatabaseIfMissing } from '../../src/db/create-database.ts';
import { startEmbeddedPostgres } from '../../src/db/embedded-postgres.ts';
import { migrate } from '../../src/db/migrate.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';
import { startMatrixServer } from './matrix-server.ts';
import { measure } from './measure.ts';
import { allProbes } from './probes.ts';
import { readTable, type Table, tableOf, writeTable } from './table.ts';
import { transports } from './transports.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });

const folder = mkdtempSync(join(scratchFolder(), 'ketnap-matrix-'));
const postgres = await startEmbeddedPostgres({ dataFolder: join(folder, 'data'), durable: false });
try {
  const url = postgres.url('matrix');
  await createDatabaseIfMissing(url);
  await migrate(url);
  const table = await actualTable(url);
  const lines = differences(readTable(), table);
  for (const line of lines) console.log(line);
  console.log(lines.length === 0 ? 'as it is written down' : `${lines.length} lines differ`);
  if (values.write) writeTable(table);
  else if (lines.length > 0) process.exitCode = 1;
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function actualTable(url: string): Promise<Table> {
  const server = await startMatrixServer(url);
  try {
    const probes = allProbes();
    const measured = [];
    for (const transport of transports) {
      const startedMs = performance.now();
      measured.push(await measure(server, transport, probes));
      console.log(`${transport.name}: ${Math.round(performance.now() - startedMs)} ms`);
    }
    return tableOf(probes, measured);
  } finally {
    await server.stop();
  }
}

function differences(expected: Table, actual: Table): string[] {
  return [...new Set([...expected.keys(), ...actual.keys()])].flatMap((row) => {
    const [was, is] = [expected.get(row), actual.get(row)];
    return was === is ? [] : [...(was === undefined ? [] : [`- ${was}`]), ...(is === undefined ? [] : [`+ ${is}`])];
  });
}
