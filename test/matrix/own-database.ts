import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabaseIfMissing } from '../../src/db/create-database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';
import { type MatrixServer, startMatrixServer } from './matrix-server.ts';

/** Runs `work` with a server of the matrix over a PostgreSQL of its own: for commands. */
export async function withOwnDatabase(work: (server: MatrixServer) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(scratchFolder(), 'ketnap-matrix-'));
  const postgres = await startEmbeddedPostgres({ dataFolder: join(folder, 'data'), durable: false });
  try {
    const url = postgres.url('matrix');
    await createDatabaseIfMissing(url);
    await migrate(url);
    const server = await startMatrixServer(url);
    await work(server).finally(() => server.stop());
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
