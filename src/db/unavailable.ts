import { Prisma } from './generated/client.ts';

/** Prisma's codes for: cannot reach, timed out, closed the connection, no connection free. */
const PRISMA_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']);
/** SQLSTATE: connection exceptions, shutdown, crash, cannot connect now, too many connections. */
const SQL_STATES = /^(08...|57P0[1-5]|53300|55P03)$/;
const CONNECTION_LOST = /connection terminated|connection error|server closed the connection|Server has closed/i;
const SYSTEM_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT']);

/** Whether an error says that the database could not be reached or went away, and not that a statement was wrong. */
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
