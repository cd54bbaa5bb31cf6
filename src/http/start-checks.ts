import type { Logger } from 'pino';
import { CursorSeal } from '../access/cursor-seal.ts';
import { Fingerprints } from '../access/fingerprints.ts';
import { KeySet } from '../access/key-set.ts';
import type { Clock } from '../calendar.ts';
import type { GateConfig } from '../config/gate-config.ts';
import type { Config } from '../config.ts';
import { checkOwnSessions, checkSessions, poolerHint, SessionError } from '../db/check-session.ts';
import type { Database } from '../db/client.ts';
import { readClockAhead } from '../db/clock-ahead.ts';
import { MigrationError } from '../db/migration-error.ts';
import { MIGRATIONS_FOLDER } from '../db/migration-files.ts';
import { migrationState, refuseUnlessSound } from '../db/migration-state.ts';
import { readDatabaseKeys } from '../db/queries/database-keys.ts';
import type { SessionClientClass } from '../db/session-client.ts';
import { PAGE_OPERATIONS } from './page/dashboard.ts';
import { StartError } from './start-error.ts';
import { readTrustedDocuments, type TrustedDocuments } from './trusted-documents.ts';

/** The address of the server itself, as it is to be named. */
export const DIRECT = 'DATABASE_DIRECT_URL (or DATABASE_URL)';
/** PostgreSQL's code for a database that does not exist. */
const NO_SUCH_DATABASE = '3D000';

/**
 * Asks whether the database is there and has all migrations of this build.
 * @throws StartError
 */
export async function checkDatabase(url: string): Promise<void> {
  let state: Awaited<ReturnType<typeof migrationState>>;
  try {
    state = await migrationState(url, MIGRATIONS_FOLDER);
    refuseUnlessSound(state);
  } catch (error) {
    if (error instanceof MigrationError) throw new StartError(error.message, { cause: error });
    if ((error as { code?: string }).code === NO_SUCH_DATABASE) {
      throw new StartError('the database is not there: run `npm run db:migrate` first, which creates it', {
        cause: error,
      });
    }
    throw unreachable(DIRECT, error);
  }
  const [first] = state.pending;
  if (first !== undefined) {
    const lacking =
      state.pending.length === 1 ? `the migration ${first}` : `${state.pending.length} migrations from ${first} on`;
    throw new StartError(
      `the database is older than this build: it lacks ${lacking}. Run \`npm run db:migrate\` first`,
    );
  }
}

/**
 * Asks whether the database goes by this server's clock. That of a demo on another day stands there with it; any other
 * server would take its days for its own.
 * @throws StartError
 */
export async function checkClock(pool: Pick<Database['pool'], 'query'>, { aheadMs = 0 }: Clock): Promise<void> {
  const databaseAheadMs = await readClockAhead(pool).catch((error: unknown) => {
    throw unreachable('DATABASE_URL', error);
  });
  if (databaseAheadMs === aheadMs) return;
  throw new StartError(
    'the database is that of a demo which stands on another day, and no other server may use it: name another database, or start it with `npm run demo -- --date`',
  );
}

/**
 * Finds out how the sessions at both addresses are opened, and that they are as they must be.
 * @throws StartError
 */
export async function checkWays({ url, directUrl }: Config['database']): Promise<{
  Client: SessionClientClass;
  DirectClient: SessionClientClass;
}> {
  const DirectClient = await checked(DIRECT, async () => {
    await checkOwnSessions(directUrl, DIRECT);
    return checkSessions(directUrl, DIRECT);
  });
  if (directUrl === url) return { Client: DirectClient, DirectClient };
  return { Client: await checked('DATABASE_URL', () => checkSessions(url, 'DATABASE_URL')), DirectClient };
}

async function checked<T>(setting: string, check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof SessionError) throw new StartError(error.message, { cause: error });
    throw unreachable(setting, error);
  }
}

/** Names the setting and not its value, which may hold a password. */
export function unreachable(setting: string, error: unknown): StartError {
  // Node reports a refused connection to several addresses without a message of its own.
  const reason = (error as Error).message || (error as { code?: string }).code;
  const hint = poolerHint(error);
  return new StartError(
    `the database cannot be reached: ${reason}. Look at ${setting}${hint === null ? '' : `: ${hint}`}`,
    { cause: error },
  );
}

/**
 * Reads the keys that tokens are checked with.
 * @throws StartError
 */
export async function openKeys({ auth }: Config, log: Logger): Promise<KeySet> {
  try {
    return await KeySet.open(auth.keys, log);
  } catch (error) {
    throw new StartError(`the keys that KETNAP_JWKS names cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/**
 * Reads the list of the only documents that are answered; null where there is none.
 * @throws StartError
 */
export async function trustedDocuments({ trustedDocuments: path }: GateConfig): Promise<TrustedDocuments | null> {
  if (path === null) return null;
  try {
    // The page that this server offers is to be of use with it.
    return await readTrustedDocuments(path, [PAGE_OPERATIONS]);
  } catch (error) {
    throw new StartError(
      `the documents that KETNAP_TRUSTED_DOCUMENTS names cannot be read: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Asks something through Prisma. It loads its query compiler with the first question, which takes a good part of a
 * second and about 100 MB, for good: not while somebody waits, and not in the rush after a restart.
 * @throws StartError
 */
export async function warmUp({ prisma }: Database): Promise<void> {
  try {
    await prisma.accessGrant.findFirst({ where: { subject: '' }, select: { id: true } });
  } catch (error) {
    throw unreachable('DATABASE_URL', error);
  }
}

/**
 * Reads the keys of the database: what cursors are sealed with, and what used keys are hashed with.
 * @throws StartError
 */
export async function openDatabaseKeys({
  pool,
}: Database): Promise<{ cursors: CursorSeal; fingerprints: Fingerprints }> {
  const keys = await readDatabaseKeys(pool).catch((error: unknown) => {
    throw unreachable('DATABASE_URL', error);
  });
  if (keys === null) {
    throw new StartError('the database has no key for cursors: make one as docs/operations.md shows, under Cursors');
  }
  return { cursors: new CursorSeal(keys.cursors), fingerprints: new Fingerprints(keys.fingerprints) };
}
