/** Why migrations were refused or failed. */
export type MigrationErrorCode =
  | 'broken-folder'
  | 'locked'
  | 'not-empty'
  | 'unknown'
  | 'edited'
  | 'failed-earlier'
  | 'failed-now';

/**
 * Migrations were refused, or one failed. `message` is one line for the operator: what is wrong and what to do.
 * `migrations` names those concerned; `detail`, when present, is what the server reported.
 */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  readonly code: MigrationErrorCode;
  readonly migrations: readonly string[];
  readonly detail: string | undefined;

  constructor(
    code: MigrationErrorCode,
    message: string,
    migrations: readonly string[],
    options: { detail?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.migrations = migrations;
    this.detail = options.detail;
  }
}
