import { Prisma } from './generated/client.ts';

/** Why the database did not do what was asked of it, though nothing is wrong with the question. */
export type DatabaseTrouble =
  /** It has no connection, no room or no lock to give just now. */
  | 'busy'
  /** It cannot be reached, is not open, or takes no changes. */
  | 'away'
  /** The statement was cancelled: its time was up, or nobody waits for it any more. */
  | 'cancelled';

/**
 * SQLSTATE, which Prisma keeps in `meta`: insufficient resources (among them too many connections), waited too long or
 * in a circle for a lock, changed by another at the same moment, idle in a transaction for too long.
 */
const BUSY_STATES = /^(53...|55P03|40P01|40001|25P0[34])$/;
/**
 * Connection exceptions (all that a pooler says of itself is one), shutdown, crash, cannot connect now, errors of its
 * disks, not allowed to log in, a standby; and no such database, since it was there when the server started: a backup
 * takes its place.
 */
const AWAY_STATES = /^(08...|57P0[1-5]|58...|28...|25006|3D000)$/;
const QUERY_CANCELLED = '57014';

/** Prisma's codes for: timed out, no connection free, no transaction in time, write conflict, too many connections. */
const BUSY_CODES = new Set(['P2024', 'P2028', 'P2034', 'P2037']);
/**
 * Prisma's codes for: wrong password, cannot reach, timed out, no such database, socket timed out, access denied, no TLS,
 * closed the connection; and those of the network.
 */
const AWAY_CODES = new Set([
  ...['P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1010', 'P1011', 'P1017'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN'],
]);

/** The driver and its pool have no codes. Nor has a database that is closed for maintenance. */
const BUSY_WORDS = /timeout exceeded when trying to connect/i;
const AWAY_WORDS =
  /connection terminated|connection error|server closed the connection|Server has closed|not currently accepting connections|Query read timeout|timeout expired|not queryable|after calling end on the pool/i;

/** What kept the database from answering, so that the same may work a moment later; null where the error is another one. */
export function databaseTrouble(error: unknown): DatabaseTrouble | null {
  if (typeof error !== 'object' || error === null) return null;
  if (error instanceof Prisma.PrismaClientInitializationError) return 'away';
  const { code, originalCode, message, cause, meta } = error as ErrorLike;
  for (const said of [originalCode, code]) {
    if (typeof said !== 'string') continue;
    if (said === QUERY_CANCELLED) return 'cancelled';
    if (BUSY_CODES.has(said) || BUSY_STATES.test(said)) return 'busy';
    if (AWAY_CODES.has(said) || AWAY_STATES.test(said)) return 'away';
  }
  // A query has the driver's error in `meta`, and what PostgreSQL said as the plain cause of that.
  for (const inner of [cause, meta?.driverAdapterError]) {
    const trouble = inner === error ? null : databaseTrouble(inner);
    if (trouble !== null) return trouble;
  }
  if (typeof message !== 'string') return null;
  if (BUSY_WORDS.test(message)) return 'busy';
  return AWAY_WORDS.test(message) ? 'away' : null;
}

/** Whether the database could not be reached or was busy. */
export function isUnavailable(error: unknown): boolean {
  return databaseTrouble(error) !== null;
}

interface ErrorLike {
  code?: unknown;
  originalCode?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
}
