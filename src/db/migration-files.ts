import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MigrationError } from './migration-error.ts';

/** One migration as it stands in its folder. */
export type MigrationFile = { name: string; sql: string };

/** The project's migrations; the same path from the sources and from `dist/`. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/**
 * The migrations in `folder`, in the order in which they apply.
 *
 * @throws {MigrationError} `broken-folder` when it is missing, or one of its folders has no migration.sql
 */
export function readMigrations(folder: string): MigrationFile[] {
  if (!existsSync(folder)) {
    throw new MigrationError('broken-folder', `There is no folder ${folder} with migrations. Restore it.`, []);
  }
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return names.map((name) => {
    const file = join(folder, name, 'migration.sql');
    if (existsSync(file)) return { name, sql: readFileSync(file, 'utf8') };
    throw new MigrationError('broken-folder', `The migration ${name} has no migration.sql. Restore the file.`, [name]);
  });
}

/** The checksum that Prisma records for a migration. */
export function migrationChecksum(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}

/** Whether `sql` is what `checksum` was made of. As in Prisma, line endings do not count: git may convert them. */
export function matchesChecksum(sql: string, checksum: string): boolean {
  const unix = sql.replaceAll('\r\n', '\n');
  return [sql, unix, unix.replaceAll('\n', '\r\n')].some((variant) => migrationChecksum(variant) === checksum);
}
