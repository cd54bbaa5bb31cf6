import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { Door } from './door.ts';
import { PrismaClient } from './generated/client.ts';
import { runJointly } from './joint-operation.ts';
import { LOCK_TIMEOUT_MS } from './lock-timeout.ts';
import { Pulse } from './pulse.ts';
import { SessionClient, type SessionClientClass } from './session-client.ts';

/** The one pool and the one Prisma client of a process; both speak over the same connections. */
export interface Database {
  prisma: PrismaClient;
  pool: Door;
  /** Connections of the feed alone: boards go on while every other connection waits for a lock. */
  feedPool: pg.Pool;
  /** Of the way of requests, where that is not the feed's, which notices by itself; else null. */
  pulse: Pulse | null;
  close(): Promise<void>;
}

/** What connecting needs. */
export interface DatabaseOptions {
  url: string;
  /** The way to its sessions, as `checkSessions` has found it; by itself the direct one. */
  Client?: SessionClientClass;
  /** Where sessions are one's own: the feed listens, and must not wait for a place in a pooler. `url` when left out. */
  directUrl?: string;
  DirectClient?: SessionClientClass;
  /** Connections at most. */
  poolSize: number;
  /** Longest time of one statement of a request, ms. */
  statementMs: number;
  /** For how many viewers a token counts that many share: 1 where nothing is said. */
  factorOf?: (viewer: string | null) => number;
  /** Told of idle connections that broke; the pool replaces them by itself. */
  onConnectionError: (error: Error) => void;
}

/** Longest time of a statement whatever asks for it, files that are exported among them, ms. */
const LONGEST_STATEMENT_MS = 60_000;

/** Opens the pool. No connection is made before the first query. */
export function openDatabase({
  url,
  Client = SessionClient,
  directUrl = url,
  DirectClient = SessionClient,
  poolSize,
  statementMs,
  factorOf = () => 1,
  onConnectionError,
}: DatabaseOptions): Database {
  const pool = new Door({
    Client,
    statementMs,
    factorOf,
    connectionString: url,
    max: poolSize,
    // Nobody waits long for a row that an editor holds: the client is told to try again.
    lock_timeout: LOCK_TIMEOUT_MS,
    keepAlive: true,
    // For a free connection.
    connectionTimeoutMillis: 10_000,
    // The door ends what takes too long. This is for statements whose node has gone.
    statement_timeout: LONGEST_STATEMENT_MS,
    // An editor that hangs in a transaction must not hold rows for ever.
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'ketnap',
  });
  pool.on('error', onConnectionError);
  const feedPool = new pg.Pool({
    Client: DirectClient,
    connectionString: directUrl,
    max: 2,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // A connection whose other end has vanished must not stop the feed: its statement is given up, and it with it.
    query_timeout: 15_000,
    application_name: 'ketnap feed',
  });
  feedPool.on('error', onConnectionError);
  const pulse = directUrl === url ? null : new Pulse({ url, Client, onLost: onConnectionError });
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    errorFormat: 'minimal',
    // Personal data have one way out, which writes the access log: `readPersons`.
    omit: {
      candidate: {
        fullName: true,
        searchKey: true,
        givenName: true,
        sex: true,
        birthYear: true,
        birthMonth: true,
        ethnicGroup: true,
        sourceCategory: true,
        youthUnionMember: true,
        awayForWork: true,
        education: true,
        citizen: true,
        residence: true,
        workplace: true,
        occupation: true,
        religious: true,
        tradeUnionMember: true,
        villageHead: true,
        militia: true,
        availability: true,
        appliedOn: true,
        historyOn: true,
      },
      memberChange: { before: true, reason: true },
      candidateChange: { before: true, reason: true },
      member: { fullName: true, givenName: true },
      mentorAssignment: { memberName: true },
      stageChange: { reason: true },
      admissionChange: { reason: true },
      dossierPaper: { place: true },
      opinion: { place: true },
      introduction: { name: true },
      observation: { note: true },
      verification: { place: true },
    },
  }).$extends({
    query: {
      $allModels: {
        findUnique: ({ args, query }) => runJointly(() => query(args)),
        findUniqueOrThrow: ({ args, query }) => runJointly(() => query(args)),
      },
    },
  }) as unknown as PrismaClient;
  return {
    prisma,
    pool,
    feedPool,
    pulse,
    async close() {
      await pulse?.stop();
      await prisma.$disconnect();
      await feedPool.end();
      await pool.end();
    },
  };
}
