import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { serverUserFor } from '../../tools/embedded-postgres/server-user.ts';
import { scratchFolder } from './scratch-folder.ts';

/** PgBouncer before a server. */
export interface Pooler {
  /** The address of a database through it. */
  through(databaseUrl: string): string;
  stop(): Promise<void>;
}

const PROGRAM = [
  '/usr/sbin/pgbouncer',
  '/usr/bin/pgbouncer',
  '/usr/local/bin/pgbouncer',
  '/opt/homebrew/bin/pgbouncer',
].find((path) => existsSync(path));

/** Why there is no pooler here; null where there is one. */
export const whyNoPooler: string | null = PROGRAM === undefined ? 'there is no pgbouncer' : null;

/**
 * Starts PgBouncer on a free port of this machine.
 * @param adminUrl - any database of the server.
 * @param settings - lines of its [pgbouncer] section, beside what it cannot do without.
 */
export async function startPooler(adminUrl: string, settings: Record<string, string | number>): Promise<Pooler> {
  const server = new URL(adminUrl);
  const target = {
    host: server.searchParams.get('host') ?? server.hostname,
    port: server.port || server.searchParams.get('port') || '5432',
    user: decodeURIComponent(server.username) || 'postgres',
    password: decodeURIComponent(server.password),
  };
  const folder = mkdtempSync(join(scratchFolder(), 'ketnap-pooler-'));
  const port = await freePort();
  const lines = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_type: 'any',
    // A database of a test is dropped while the pooler still holds a connection to it.
    server_round_robin: 1,
    ...settings,
  };
  const file = join(folder, 'pgbouncer.ini');
  const databases = Object.entries(target).flatMap(([key, value]) => (value === '' ? [] : [`${key}='${value}'`]));
  const section = Object.entries(lines).map(([key, value]) => `${key} = ${value}`);
  writeFileSync(file, ['[databases]', `* = ${databases.join(' ')}`, '[pgbouncer]', ...section, ''].join('\n'));
  // It refuses to run as root, as PostgreSQL does.
  const user = serverUserFor(join(folder, 'nobody-yet'));
  chmodSync(folder, 0o755);
  const child = spawn(PROGRAM ?? 'pgbouncer', [file], { ...user, stdio: ['ignore', 'ignore', 'pipe'] });
  await saysItListens(child);
  return {
    through(databaseUrl) {
      const { pathname } = new URL(databaseUrl);
      return `postgresql://${encodeURIComponent(target.user)}@127.0.0.1:${port}${pathname}`;
    },
    async stop() {
      child.kill('SIGINT');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits for its log to say so, and reads on: a full pipe would stop it. */
async function saysItListens(child: ChildProcess): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (/process up/.test(said)) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`pgbouncer ended with ${code}: ${said}`)));
  });
}
