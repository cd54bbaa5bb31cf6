import type { ServerResponse } from 'node:http';
import { Operation } from '../db/operation.ts';

/**
 * An operation that ends when its answer cannot be taken any more. Whose it is turns out when the token is checked.
 * @param statementMs - longest time of one of its statements, ms; null where it is the usual one
 */
export function operationOver(response: ServerResponse, statementMs: number | null = null): Operation {
  const operation = new Operation(null, { statementMs });
  const leave = (): void => operation.end('CLIENT_GONE');
  if (response.destroyed) leave();
  else response.once('close', leave);
  return operation;
}
