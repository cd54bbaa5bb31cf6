/** Why the embedded PostgreSQL could not be started or stopped. */
export type EmbeddedPostgresErrorCode =
  | 'unsupported-platform'
  | 'no-server-user'
  | 'in-use'
  | 'broken-cluster'
  | 'wrong-version'
  | 'no-access'
  | 'disk-full'
  | 'start-failed'
  | 'start-timeout'
  | 'stop-timeout';

/**
 * A failure of the embedded PostgreSQL. `message` is one line for the operator: what is wrong and what to do.
 * `detail`, when present, holds the last lines of the server's own output.
 */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  readonly code: EmbeddedPostgresErrorCode;
  readonly detail: string | undefined;

  constructor(code: EmbeddedPostgresErrorCode, message: string, options: { detail?: string; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.code = code;
    this.detail = options.detail;
  }
}

/** The `code` of a failed system call (`ENOENT`, `EACCES` ...), undefined for any other value. */
export function systemErrorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** Turns a failed system call of the start-up into an error the operator can act on; our own errors pass through. */
export function toEmbeddedPostgresError(error: unknown, dataFolder: string): unknown {
  if (error instanceof EmbeddedPostgresError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  switch (systemErrorCode(error)) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return new EmbeddedPostgresError(
        'no-access',
        `The database folder ${dataFolder} cannot be used by this user (${reason}). ` +
          'Correct its owner or permissions, choose another folder, or set DATABASE_URL.',
        { cause: error },
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(dataFolder, { cause: error });
    default:
      return error;
  }
}

/** The disk under the data folder has no room left. */
export function diskFull(dataFolder: string, options: { detail?: string; cause?: unknown }): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    'disk-full',
    `No space is left on the disk of the database folder ${dataFolder}. Free some space (a new database takes 50 MB) and start again.`,
    options,
  );
}
