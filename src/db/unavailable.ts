import { Prisma } from './generated/client.ts';

/** Prisma's codes for: cannot reach, timed out, no such database, closed the connection, no connection free, deadlock. */
const PRISMA_CODES = new Set(['P1001', 'P1002', 'P1003', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034']);
/**
 * SQLSTATE: connection exceptions, shutdown, crash, cannot connect now, too many connections, waited too long or in
 * a circle for a lock; and no such database, since it was there when the server started: a backup takes its place.
 */
const SQL_STATES = /^(08...|57P0[1-5]|53300|55P03|40P01|3D000)$/;
/** A database that is closed for maintenance has no SQLSTATE of its own. */
const CONNECTION_LOST =
  /connection terminated|connection error|server closed the connection|Server has closed|not currently accepting connections/i;
const SYSTEM_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT']);

/** Whether an error says that the database could not be reached or was busy, so that the same may work a moment later. */
export function isUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  const { code, message, cause, meta } = error as ErrorLike;
  if (typeof code === 'string' && (PRISMA_CODES.has(code) || SQL_STATES.test(code) || SYSTEM_CODES.has(code)))
    return true;
  if (typeof message === 'string' && CONNECTION_LOST.test(message)) return true;
  // A raw query has the driver's error in `meta`, and what PostgreSQL said as the plain cause of that.
  return [cause, meta?.driverAdapterError].some((inner) => inner !== error && isUnavailable(inner));
}

interface ErrorLike {
  code?: unknown;
  message?: unknown;
  cause?: unknown;
  meta?: { driverAdapterError?: unknown };
}
