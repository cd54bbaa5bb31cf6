import { z } from 'zod';
import { milliseconds, setting, whole } from './setting.ts';

const postgresUrl = z
  .string({ error: 'is missing: postgresql://user:password@host:5432/database' })
  .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
  .refine(
    isDatabaseAddress,
    'is no address: postgresql://user:password@host:5432/database, with signs such as @ / % in the password written as %40 %2F %25',
  );

/** Where the database is. */
export const addressSettings = z.object({
  url: setting('DATABASE_URL', postgresUrl, 'The database.'),
  directUrl: setting(
    'DATABASE_DIRECT_URL',
    postgresUrl.optional(),
    'The same without a pooler in transaction mode, for the live boards and for `npm run db:migrate`; `DATABASE_URL` when left out.',
  ),
});

/** What requests may take of the database. */
export const databaseSettings = z.object({
  poolSize: setting('DATABASE_POOL_SIZE', whole(2, 200, 10), 'Connections to the database.'),
  statementMs: setting(
    'KETNAP_STATEMENT_MS',
    milliseconds(100, 10_000),
    'Longest time of one statement that a request makes; then it is cancelled, and the client is told `UNAVAILABLE`. Files that are exported, live boards, commands and the start of the server have limits of their own.',
  ),
});

/** What the pool of requests is told. */
export type DatabaseConfig = z.output<typeof databaseSettings>;

/** Limits used where nothing else is said. */
export const defaultDatabaseConfig: DatabaseConfig = databaseSettings.parse({});

/** Whether the driver reads an address as it is meant. The host may be left out where a socket is named. */
function isDatabaseAddress(text: string): boolean {
  try {
    decodeURIComponent(text);
    return !text.includes('#') && URL.canParse(text.replace('@/', '@localhost/'));
  } catch {
    return false;
  }
}
