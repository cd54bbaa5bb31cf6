import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LivingSql } from './living-sql.ts';

/** A file of `prisma/sql`: a function with the triggers that call it, or a view. */
export type SqlFile = {
  /** What it makes: its own name without `.sql`. */
  name: string;
  /** Where it stands in the folder, with slashes. */
  path: string;
  sql: string;
};

/** The SQL that is as it stands, beside the migrations that led there. */
export const SQL_FOLDER = fileURLToPath(new URL('../../prisma/sql', import.meta.url));

/** The files of a folder and of those in it, by name. */
export function readSqlFiles(folder: string): SqlFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.sql'))
    .map((path) => ({
      name: basename(path, '.sql'),
      path: path.replaceAll('\\', '/'),
      sql: readFileSync(join(folder, path), 'utf8'),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Writes files as a database has it. The comment that a file begins with stays, and so does its place; a new one comes
 * into `folder` itself; one whose function or view is gone goes too.
 *
 * @param names of the files
 * @param made the functions, triggers and views of the database
 * @returns what was done, a line a file
 */
export function writeSqlFiles(folder: string, names: readonly string[], made: readonly LivingSql[]): string[] {
  const files = readSqlFiles(folder);
  return names.map((name) => {
    const file = files.find((one) => one.name === name);
    // Triggers are read before the functions that they call, and are written after them.
    const owned = made.filter(({ owner }) => owner === name).reverse();
    const path = file?.path ?? `${name}.sql`;
    if (owned.length === 0) {
      rmSync(join(folder, path));
      return `removed ${path}`;
    }
    const comment = /^(?:--.*\r?\n)*/.exec(file?.sql ?? '')?.[0] ?? '';
    writeFileSync(join(folder, path), comment + owned.map(({ definition }) => `${definition}\n`).join('\n'));
    return `wrote ${path}`;
  });
}
