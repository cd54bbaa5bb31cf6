import { poolerHint } from '../db/check-session.ts';
import { MigrationError } from '../db/migration-error.ts';

/** What went wrong with a command, for the person who typed it: an address is repeated without its password. */
export function describeError(error: unknown): string {
  return messageOf(error).replaceAll(/(:\/\/[^\s:/@]*):\S*@/g, '$1:***@');
}

function messageOf(error: unknown): string {
  if (error instanceof MigrationError) return [error.message, error.detail].filter(Boolean).join('\n');
  // Node reports a refused connection as several errors without a message of their own.
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  const hint = poolerHint(error);
  const message = error instanceof Error ? error.message : String(error);
  return hint === null ? message : `${message}: ${hint}`;
}
