import { execFile, execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { inject } from 'vitest';
import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.ts';
import { urlOfDatabase } from './database-url.ts';
import { scratchFolder } from './scratch-folder.ts';

/** A server, and the pg_dump and pg_restore that fit it. The server in npm comes without these. */
export interface BackupStand {
  /** Address of a database name, as a role that may create databases and is no superuser. */
  url(database: string): string;
  /** Runs SQL on a database of that role that is always there. */
  admin(...statements: string[]): Promise<void>;
  /** Runs one of the programs with the options of a person who types them. */
  run(program: 'pg_dump' | 'pg_restore', ...options: string[]): Promise<void>;
  /** Removes everything that was made here. */
  close(): Promise<void>;
}

interface Programs {
  folder: string;
  majorVersion: number;
}

/** Why no backup can be made here and what to do about it; null when one can. */
export async function whyNoBackup(): Promise<string | null> {
  if ((await choose()) !== null) return null;
  return 'no pg_dump fits the server under test: install PostgreSQL (apt install postgresql), or name a server that the installed one fits (TEST_DATABASE_URL)';
}

/** Prepares the server. Throws when there is none. */
export async function openBackupStand(): Promise<BackupStand> {
  const chosen = await choose();
  if (chosen === null) throw new Error((await whyNoBackup()) ?? 'no pg_dump');
  const { folder } = chosen;
  const { run, adminUrl: sharedUrl } = inject('testServer');
  const own = chosen.shared ? null : await startBeside(folder);
  const adminUrl = own?.url('postgres') ?? sharedUrl;
  const role = `ketnap_backup_${run}_${randomBytes(4).toString('hex')}`;
  await execute(adminUrl, [`CREATE ROLE ${role} LOGIN CREATEDB`, `CREATE DATABASE ${role} OWNER ${role}`]);
  const url = (database: string): string => {
    const changed = new URL(urlOfDatabase(adminUrl, database));
    changed.username = role;
    return changed.href;
  };
  return {
    url,
    admin: (...statements) => execute(url(role), statements),
    async run(program, ...options) {
      await promisify(execFile)(join(folder, program), options);
    },
    async close() {
      await execute(adminUrl, [`DROP DATABASE ${role} WITH (FORCE)`, `DROP ROLE ${role}`]);
      await own?.stop();
      if (own) rmSync(own.dataFolder, { recursive: true, force: true });
    },
  };
}

/** The server under test where some pg_dump is not older than it, else one that was installed with its pg_dump. */
async function choose(): Promise<(Programs & { shared: boolean }) | null> {
  const found = installedPrograms();
  const client = new pg.Client({ connectionString: inject('testServer').adminUrl });
  await client.connect();
  const { rows } = await client.query<{ major: number }>(
    `SELECT current_setting('server_version_num')::integer / 10000 AS major`,
  );
  await client.end();
  const fitting = found.find(({ majorVersion }) => majorVersion >= (rows[0]?.major ?? 0));
  if (fitting) return { ...fitting, shared: true };
  const withServer = found.find(({ folder }) => existsSync(join(folder, 'postgres')));
  return withServer ? { ...withServer, shared: false } : null;
}

const DEBIAN = '/usr/lib/postgresql';

function installedPrograms(): Programs[] {
  // Debian's own folders first: what it has in the path is a script that chooses among them.
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN).map((version) => join(DEBIAN, version, 'bin')) : [];
  return [...debian, ...(process.env.PATH ?? '').split(delimiter)]
    .filter((folder) => existsSync(join(folder, 'pg_dump')) && existsSync(join(folder, 'pg_restore')))
    .map((folder) => {
      const answer = execFileSync(join(folder, 'pg_dump'), ['--version'], { encoding: 'utf8' });
      return { folder, majorVersion: Number.parseInt(/\d+/.exec(answer)?.[0] ?? '0', 10) };
    })
    .sort((one, other) => other.majorVersion - one.majorVersion);
}

function startBeside(binFolder: string) {
  const dataFolder = join(scratchFolder(), `ketnap-test-backup-${randomBytes(4).toString('hex')}`);
  return startEmbeddedPostgres({ dataFolder, binFolder, durable: false });
}

async function execute(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
}
