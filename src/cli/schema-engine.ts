import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
} from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { readMigrations } from '../db/migration-files.ts';

/** An engine, to be closed: it keeps its connection, and with it the lock of migrations it has applied. */
export type OpenSchemaEngine = { engine: engine.SchemaEngine; close(): Promise<void> };

/** The Prisma schema, a file a subject. */
export const MODELS_FOLDER = fileURLToPath(new URL('../../prisma/models', import.meta.url));

/** The files of a Prisma schema, in the form in which the engine takes them. */
export function readModels(folder: string): engine.SchemaContainer[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .map((path) => ({ path, content: readFileSync(join(folder, path), 'utf8') }));
}

/**
 * Prisma's schema engine in its WebAssembly build: the same code as the program that `prisma migrate` downloads, but
 * from npm. It reaches PostgreSQL through a driver adapter.
 *
 * @param adminUrl a database on a server where databases may be created
 * @param models the Prisma schema
 */
export async function openSchemaEngine(adminUrl: string, models: engine.SchemaContainer[]): Promise<OpenSchemaEngine> {
  await loadEngine();
  const datamodels = models.map(({ path, content }): [string, string] => [path, content]);
  const pools = new Set<pg.Pool>();
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(adminUrl, pools));
  const opened = await engine.SchemaEngine.new({ datamodels }, () => {}, factory);
  const close = async () => {
    opened.free();
    await Promise.all([...pools].map((pool) => pool.end()));
  };
  return { engine: opened, close };
}

// Node has it, but the type libraries in use leave it out.
declare const WebAssembly: {
  instantiate(source: Uint8Array, imports: object): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

let loading: Promise<void> | undefined;

/** The package loads its module through a bundler; under plain Node that is done by hand, once. */
function loadEngine(): Promise<void> {
  loading ??= (async () => {
    Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
    const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
    const source = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'));
    const { instance } = await WebAssembly.instantiate(source, { './schema_engine_bg.js': { ...engine } });
    engine.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
  })();
  return loading;
}

/** Where the engine leaves the message of a panic before it traps. */
const panics = {
  set_message(message: string): void {
    throw new Error(`Prisma's schema engine failed: ${message}`);
  },
};

/** The migrations of a folder in the form in which the engine takes them. */
export function migrationList(folder: string): engine.MigrationList {
  const lockFile = join(folder, 'migration_lock.toml');
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockFile) ? readFileSync(lockFile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: readMigrations(folder).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

/** Nothing in the database is left to others. */
export const NO_FILTER: engine.SchemaFilter = { externalTables: [], externalEnums: [] };

function adapterFactory(adminUrl: string, pools: Set<pg.Pool>): SqlMigrationAwareDriverAdapterFactory {
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connectAdapter(adminUrl, pools, async () => {}),
    // The adapter's own shadow database is the main one whenever it is given a connection string.
    connectToShadowDb: async () => {
      const name = `ketnap_shadow_${randomUUID()}`;
      await runOnce(adminUrl, `create database "${name}"`);
      const url = new URL(adminUrl);
      url.pathname = `/${name}`;
      return connectAdapter(url.href, pools, () => runOnce(adminUrl, `drop database "${name}" with (force)`));
    },
  };
}

async function connectAdapter(
  url: string,
  pools: Set<pg.Pool>,
  onDispose: () => Promise<void>,
): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: url, max: 1, options: '-c timezone=UTC' });
  pool.on('error', () => {});
  pools.add(pool);
  const charColumns = noteCharColumns(pool);
  const adapter = await new PrismaPg(pool).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    queryRaw: async (query: SqlQuery) => {
      const result = await queryRaw(query);
      for (const column of charColumns.get(result.rows) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character;
      return result;
    },
    executeScript: (script: string) => executeScript(pool, script),
    dispose: async () => {
      if (pools.delete(pool)) await pool.end();
      await onDispose();
    },
  });
}

/** The adapter splits scripts at every semicolon, also inside a function's body. PostgreSQL knows better. */
async function executeScript(pool: pg.Pool, script: string): Promise<void> {
  try {
    await pool.query(script);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    const { code = '', severity = 'ERROR', message, detail, column, hint } = error;
    throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint });
  }
}

const CHAR_TYPE = 18;
const TEXT_TYPE = 25;

/**
 * The catalogue makes much use of the type "char", which the adapter refuses and the engine insists upon. The adapter
 * is shown text instead, and this remembers by the array of rows in which columns the engine is to see the truth.
 */
function noteCharColumns(pool: pg.Pool): WeakMap<object, number[]> {
  const charColumns = new WeakMap<object, number[]>();
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryArrayResult>;
  Object.assign(pool, {
    query: async (...args: unknown[]) => {
      const result = await query(...args);
      // Of a script there are several results, and nobody looks at their columns.
      if (Array.isArray(result)) return result;
      const columns = [...result.fields.keys()].filter((column) => result.fields[column]?.dataTypeID === CHAR_TYPE);
      for (const field of result.fields) if (field.dataTypeID === CHAR_TYPE) field.dataTypeID = TEXT_TYPE;
      charColumns.set(result.rows, columns);
      return result;
    },
  });
  return charColumns;
}

async function runOnce(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
