import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchesChecksum, migrationChecksum, readMigrations } from '../db/migration-files.ts';

/** Beside the migrations: `checksum  name/migration.sql` a line, so that `sha256sum -c` reads it too. */
const LIST = 'released.sha256';

/**
 * Checks that the migrations of a folder are those that were released. A database somewhere has applied each of them
 * as it was: whoever edits one makes that database refuse the next start.
 * @throws Error that names what was edited, what is missing and what was never entered, and what to do.
 */
export function checkReleased(folder: string): void {
  const files = new Map(readMigrations(folder).map(({ name, sql }) => [name, sql]));
  const listed = readList(folder);
  const faults = [...listed].flatMap(([name, checksum]) => {
    const sql = files.get(name);
    if (sql === undefined) return [`${name} was released and is gone: restore it`];
    return matchesChecksum(sql, checksum)
      ? []
      : [`${name} was released and is edited: restore it, and put the change into a new migration`];
  });
  const fresh = [...files.keys()].filter((name) => !listed.has(name));
  if (fresh.length > 0) {
    faults.push(`${fresh.join(', ')}: when finished, enter it with npm run check:migrations -- --release`);
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** Enters the migrations that are not in the list yet, and never changes a line of it. Returns their names. */
export function enterReleased(folder: string): string[] {
  const listed = readList(folder);
  const fresh = readMigrations(folder).filter(({ name }) => !listed.has(name));
  const lines = fresh.map(({ name, sql }) => `${migrationChecksum(sql)}  ${name}/migration.sql\n`);
  appendFileSync(join(folder, LIST), lines.join(''));
  return fresh.map(({ name }) => name);
}

function readList(folder: string): Map<string, string> {
  const file = join(folder, LIST);
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split(/\r?\n/).filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [, checksum = '', name = ''] = /^([0-9a-f]{64}) {2}(.+)\/migration\.sql$/.exec(line) ?? [];
      if (name === '') throw new Error(`${file}: ${line} is no checksum of a migration`);
      return [name, checksum];
    }),
  );
}
