import type pg from 'pg';

/** A function, trigger or view of a database. */
export type LivingSql = {
  /** What it is and which, such as `function had_place(uuid,date)`. */
  what: string;
  /** The function or view it belongs to: a trigger to the function that it calls. Its file is called so. */
  owner: string;
  /** The statements that make it, as PostgreSQL tells them. */
  definition: string;
  /** The statement that takes it away. */
  drop: string;
  /** Whether it was made, or made anew, since the transaction that was asked about. */
  written: boolean;
};

/**
 * The functions, triggers and views of a database, triggers first: taken away in this order, none is needed by the next.
 * What an extension brought is not ours, nor what PostgreSQL and `access_look_month` make for the partitions of months.
 *
 * @param since a transaction (`pg_current_xact_id`) of this server
 */
export async function readLivingSql(client: pg.Client, since = '0'): Promise<LivingSql[]> {
  const { rows } = await client.query<LivingSql>(LIVING_SQL, [since]);
  return rows;
}

const LIVING_SQL = `
SELECT format('trigger %s on %s', t.tgname, t.tgrelid::regclass) AS what, f.proname AS owner,
  concat(CASE WHEN t.tgconstraint <> 0 THEN format(E'DROP TRIGGER IF EXISTS %I ON %s;\\n', t.tgname, t.tgrelid::regclass) END,
    replace(pg_get_triggerdef(t.oid, true), 'CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER'), ';',
    CASE t.tgenabled WHEN 'O' THEN '' ELSE format(E'\\nALTER TABLE %s %s TRIGGER %I;', t.tgrelid::regclass,
      CASE t.tgenabled WHEN 'A' THEN 'ENABLE ALWAYS' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'DISABLE' END, t.tgname) END) AS definition,
  format('DROP TRIGGER %I ON %s;', t.tgname, t.tgrelid::regclass) AS drop,
  t.xmin::text::bigint >= $1 AS written
FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND c.relnamespace = current_schema()::regnamespace
  AND (NOT c.relispartition OR pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT')
UNION ALL
SELECT format('view %s', c.oid::regclass), c.relname,
  format(E'CREATE OR REPLACE VIEW %s%s AS\\n%s', c.oid::regclass,
    ' WITH (' || array_to_string(c.reloptions, ', ') || ')', pg_get_viewdef(c.oid)),
  format('DROP VIEW %s;', c.oid::regclass), c.xmin::text::bigint >= $1
FROM pg_class c WHERE c.relkind = 'v' AND c.relnamespace = current_schema()::regnamespace AND NOT EXISTS (
  SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
UNION ALL
SELECT format('function %s', p.oid::regprocedure), p.proname,
  rtrim(replace(pg_get_functiondef(p.oid), format('FUNCTION %I.', current_schema()), 'FUNCTION '), E'\\n') || ';',
  format('DROP FUNCTION %s;', p.oid::regprocedure), p.xmin::text::bigint >= $1
FROM pg_proc p WHERE p.prokind <> 'a' AND p.pronamespace = current_schema()::regnamespace AND NOT EXISTS (
  SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')`;
