import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';

/** The one pool and the one Prisma client of a process; both speak over the same connections. */
export interface Database {
  prisma: PrismaClient;
  pool: pg.Pool;
  /** Connections of the feed alone: boards go on while every other connection waits for a lock. */
  feedPool: pg.Pool;
  close(): Promise<void>;
}

/** What connecting needs. */
export interface DatabaseOptions {
  url: string;
  /** Connections at most. */
  poolSize: number;
  /** Told of idle connections that broke; the pool replaces them by itself. */
  onConnectionError: (error: Error) => void;
}

/** What every session needs, whatever the database is set to: writers must see what was committed before them. */
const SESSION = '-c timezone=UTC -c default_transaction_isolation=read\\ committed';

/** Opens the pool. No connection is made before the first query. */
export function openDatabase({ url, poolSize, onConnectionError }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    // Prisma's adapter drops the offset of a timestamptz: sessions must speak UTC.
    // Nobody waits long for a row that an editor holds: the client is told to try again.
    options: `${SESSION} -c lock_timeout=4000`,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // An editor that hangs in a transaction must not hold rows for ever.
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'ketnap',
  });
  pool.on('error', onConnectionError);
  const feedPool = new pg.Pool({
    connectionString: url,
    max: 2,
    options: SESSION,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // A connection whose other end has vanished must not stop the feed: its statement is given up, and it with it.
    query_timeout: 15_000,
    application_name: 'ketnap feed',
  });
  feedPool.on('error', onConnectionError);
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    errorFormat: 'minimal',
    // Personal data have one way out, which writes the access log: `readPersons`.
    omit: {
      candidate: {
        fullName: true,
        searchKey: true,
        sex: true,
        birthYear: true,
        birthMonth: true,
        ethnicGroup: true,
        sourceCategory: true,
        youthUnionMember: true,
        awayForWork: true,
      },
      mentorAssignment: { memberName: true },
      stageChange: { reason: true },
      admissionChange: { reason: true },
    },
  }) as unknown as PrismaClient;
  return {
    prisma,
    pool,
    feedPool,
    async close() {
      await prisma.$disconnect();
      await feedPool.end();
      await pool.end();
    },
  };
}
