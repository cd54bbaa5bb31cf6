import pg from 'pg';
import { type LivingSql, readLivingSql } from './living-sql.ts';
import type { SqlFile } from './sql-files.ts';

/** How the files of `prisma/sql` and a database differ. */
export type SqlDifference = {
  /** Files that say something else than the database has, in an order in which they can be applied. */
  changed: SqlFile[];
  /** What the database has and no file says. */
  gone: LivingSql[];
  /** Those that stood in the way of a file: their result or the names of their arguments are others now. */
  replaced: LivingSql[];
};

/** PostgreSQL's code for a function that cannot become another without being dropped first. */
const INVALID_FUNCTION_DEFINITION = '42P13';

/**
 * Compares a database with the files: takes its triggers and views away, applies every file over it, and looks at what
 * has become of each definition. So PostgreSQL compares, and neither layout nor comments count.
 *
 * @param client of a database that nobody needs any more
 * @throws Error that names a file that cannot be applied, or that makes what belongs in another
 */
export async function compareSql(client: pg.Client, files: readonly SqlFile[]): Promise<SqlDifference> {
  const before = await readLivingSql(client);
  const { rows } = await client.query<{ since: string }>('SELECT pg_current_xact_id()::text AS since');
  for (const { what, drop } of before) if (!what.startsWith('function ')) await client.query(drop);
  const { applied, replaced } = await applyFiles(client, files, before);
  const after = (await readLivingSql(client, rows[0]?.since)).filter(({ written }) => written);
  checkOwners(files, after);
  const was = new Map(before.map(({ what, definition }) => [what, definition]));
  const is = new Map(after.map(({ what, definition }) => [what, definition]));
  return {
    changed: applied.filter(({ name }) =>
      after.some(({ owner, what, definition }) => owner === name && was.get(what) !== definition),
    ),
    gone: before.filter(({ what }) => !is.has(what)),
    replaced,
  };
}

/** A file that needs another one is tried again after it. */
async function applyFiles(client: pg.Client, files: readonly SqlFile[], before: readonly LivingSql[]) {
  const applied: SqlFile[] = [];
  const replaced: LivingSql[] = [];
  for (let waiting = [...files]; waiting.length > 0; ) {
    const refused: { file: SqlFile; error: unknown }[] = [];
    for (const file of waiting) {
      try {
        await client.query(file.sql).catch(async (error: unknown) => {
          if (!(error instanceof pg.DatabaseError) || error.code !== INVALID_FUNCTION_DEFINITION) throw error;
          const inTheWay = before.filter(({ what, owner }) => owner === file.name && what.startsWith('function '));
          await client.query(inTheWay.map(({ drop }) => drop).join('\n') + file.sql);
          replaced.push(...inTheWay);
        });
        applied.push(file);
      } catch (error) {
        refused.push({ file, error });
      }
    }
    const [first] = refused;
    if (first !== undefined && refused.length === waiting.length) {
      throw new Error(`${first.file.path}: ${first.error instanceof Error ? first.error.message : first.error}`);
    }
    waiting = refused.map(({ file }) => file);
  }
  return { applied, replaced };
}

function checkOwners(files: readonly SqlFile[], after: readonly LivingSql[]): void {
  for (const { name, path } of files) {
    if (!after.some(({ what, owner }) => owner === name && !what.startsWith('trigger '))) {
      throw new Error(`${path} makes neither a function nor a view that is called ${name}`);
    }
  }
  for (const { what, owner } of after) {
    if (!files.some(({ name }) => name === owner)) throw new Error(`The ${what} belongs in a file ${owner}.sql`);
  }
}

/** Whether the files and the database say the same. */
export function isSame({ changed, gone }: SqlDifference): boolean {
  return changed.length === 0 && gone.length === 0;
}

/** The names of the files that differ, or that there ought to be. */
export function filesOf({ changed, gone }: SqlDifference): string[] {
  return [...new Set([...changed.map(({ name }) => name), ...gone.map(({ owner }) => owner)])].sort();
}

/** The difference as it is told to people, a line each. */
export function describeDifference({ changed, gone }: SqlDifference): string[] {
  return [
    ...changed.map(({ path }) => `prisma/sql/${path} says something else than the migrations`),
    ...gone.map(({ what }) => `prisma/sql does not have the ${what}`),
  ];
}

/** What a migration has to say so that a database follows the files. */
export function migrationOf({ changed, gone, replaced }: SqlDifference): string {
  return [
    ...replaced.map(({ drop }) => `${drop}\n`),
    ...changed.map(({ sql }) => sql),
    ...gone.map(({ drop }) => `${drop}\n`),
  ].join('\n');
}
