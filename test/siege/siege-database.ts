import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabaseIfMissing } from '../../src/db/create-database.ts';
import { dropDatabase } from '../../src/db/drop-database.ts';
import { isEmpty } from '../../src/db/is-empty.ts';
import { migrate } from '../../src/db/migrate.ts';
import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.ts';
import { urlOfDatabase } from '../helpers/database-url.ts';
import { scratchFolder } from '../helpers/scratch-folder.ts';
import { plantTree } from './plant-tree.ts';

/** A database with a large tree. */
export interface SiegeDatabase {
  url: string;
  /** Removes what was made for this run. */
  end(): Promise<void>;
}

/**
 * Prepares a database with a tree: one that is kept, or one that is thrown away.
 * @param more - further admissions of this year.
 */
export async function siegeDatabase(kept: string | null, size: number, more = 0): Promise<SiegeDatabase> {
  const { url, end } = kept === null ? await ownDatabase() : { url: kept, end: async () => {} };
  try {
    await createDatabaseIfMissing(url);
    await migrate(url);
    if (await isEmpty(url)) await plantTree(url, size, more);
    return { url, end };
  } catch (error) {
    await end();
    throw error;
  }
}

async function ownDatabase(): Promise<SiegeDatabase> {
  const name = `ketnap_siege_${randomBytes(4).toString('hex')}`;
  const { TEST_DATABASE_URL } = process.env;
  if (TEST_DATABASE_URL) {
    const url = urlOfDatabase(TEST_DATABASE_URL, name);
    return { url, end: () => dropDatabase(url) };
  }
  const server = await startEmbeddedPostgres({ dataFolder: join(scratchFolder(), name), durable: false });
  return {
    url: server.url('siege'),
    async end() {
      await server.stop();
      rmSync(server.dataFolder, { recursive: true, force: true });
    },
  };
}
