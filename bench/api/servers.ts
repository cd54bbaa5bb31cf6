import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { sequenceAll } from '../bench-tables.ts';
import { Child } from '../child.ts';
import type { Usage } from '../child-commands.ts';
import type { BenchDatabases } from '../database.ts';
import { BENCH_DAY } from '../fixed-day.ts';
import type { CoreOf } from '../limits.ts';

/** Who is compared: the raw server, Ketnap, and the peers that are installed. */
const PROGRAMS = {
  raw: './contenders/raw-http.ts',
  ketnap: './contenders/ketnap.ts',
  yoga: './contenders/yoga-dataloader.ts',
  mercurius: './peers/mercurius.ts',
} as const;

/** Name of a contender. */
export type ServerName = keyof typeof PROGRAMS;

/** Those that can be started here: peers have their own `npm ci`. */
export function serversHere(): ServerName[] {
  const peers = existsSync(fileURLToPath(new URL('../peers/node_modules', import.meta.url)));
  return (Object.keys(PROGRAMS) as ServerName[]).filter((name) => peers || !PROGRAMS[name].startsWith('./peers/'));
}

/** Whoever asks, in the name of the district. */
export const LOGIN = 'demo-district';

/** A contender with a database of its own. */
export interface ApiServer {
  name: ServerName;
  port: number;
  pool: pg.Pool;
  /** Null where nobody is asked for one. */
  token: string | null;
  /** CPU time of the server since it started, microseconds. */
  cpuUs(): Promise<number>;
  end(): Promise<void>;
}

/** Starts one. */
export async function startServer(name: ServerName, databases: BenchDatabases, cores: CoreOf): Promise<ApiServer> {
  const url = await databases.clone();
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  await addMentors(pool);
  const child = new Child(PROGRAMS[name], cores.server, { DATABASE_URL: url, NODE_ENV: 'production' });
  try {
    const port = await child.ask<number>('port');
    const asksForToken = name === 'raw' || name === 'ketnap';
    const [token = null] = asksForToken ? await child.ask<string[]>('tokens', [LOGIN]) : [];
    return {
      name,
      port,
      pool,
      token,
      cpuUs: async () => (await child.ask<Usage>('usage')).cpuUs,
      end: async () => {
        await child.end();
        await pool.end();
      },
    };
  } catch (error) {
    await child.end();
    await pool.end();
    throw error;
  }
}

/** People of the demo data who can be admitted have none: each gets one, with the same id everywhere. */
async function addMentors(pool: pg.Pool): Promise<void> {
  await pool.query(
    `INSERT INTO mentor_assignment (id, candidate_id, member_name, valid_from)
     SELECT md5('mentor ' || candidate_id)::uuid, candidate_id, 'Người giúp đỡ ' || number, $1::date - 100 FROM bench_candidate`,
    [BENCH_DAY],
  );
  await sequenceAll(pool);
  await pool.query('VACUUM ANALYZE');
}
