import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratchFolder } from './scratch-folder.ts';
import { eventually, PATIENCE_MS } from './within.ts';

const OPERATIONS = fileURLToPath(new URL('../../docs/operations.md', import.meta.url));
const PLACES = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin', '/opt/homebrew/bin'];

/** A proxy that runs the lines of docs/operations.md. */
export interface RunningProxy {
  close(): Promise<void>;
}

/** How a proxy differs from what the page says. */
export type Change = (lines: string) => string;

/** Why a proxy cannot be run here and what to do about it; null when it can. */
export function whyNoProxy(name: 'nginx' | 'caddy'): string | null {
  return programOf(name) === undefined ? `${name} is missing: install it (apt install ${name})` : null;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Runs nginx before a server, without TLS, as one process and with nothing of the system's configuration. */
export function startNginx(serverUrl: string, port: number, change: Change): Promise<RunningProxy> {
  const lines = documented('nginx').replace('127.0.0.1:4000', new URL(serverUrl).host);
  const [common = '', server = ''] = lines.split(/^(?=server \{)/m);
  const plain = change(server)
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace(/^ *ssl_.*\n/gm, '');
  return start('nginx', port, (folder) => {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    const file = join(folder, 'nginx.conf');
    const error = join(folder, 'error.log');
    writeFileSync(
      file,
      `daemon off; master_process off; pid ${folder}/pid; error_log ${error};
      events { worker_connections 4096; }
      http {
        access_log off;
        ${temporary.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join('\n')}
        ${common}
        ${plain}
      }`,
    );
    return ['-p', folder, '-e', error, '-c', file];
  });
}

/** Runs Caddy before a server, without TLS. */
export function startCaddy(serverUrl: string, port: number, change: Change): Promise<RunningProxy> {
  const lines = documented('caddyfile').replace('127.0.0.1:4000', new URL(serverUrl).host);
  const plain = change(lines).replace('board.example {', `http://127.0.0.1:${port} {`);
  return start('caddy', port, (folder) => {
    const file = join(folder, 'Caddyfile');
    writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${plain}`);
    return ['run', '--adapter', 'caddyfile', '--config', file];
  });
}

async function start(
  name: 'nginx' | 'caddy',
  port: number,
  write: (folder: string) => string[],
): Promise<RunningProxy> {
  const program = programOf(name);
  if (program === undefined) throw new Error(whyNoProxy(name) ?? name);
  const folder = mkdtempSync(join(scratchFolder(), `ketnap-${name}-`));
  const home = { HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn(program, write(folder), {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...home },
  });
  let errors = '';
  child.stderr?.on('data', (text) => {
    errors += text;
  });
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await listening(child, port);
  } catch (error) {
    await close();
    throw new Error(`${name} did not start: ${errors}`, { cause: error });
  }
  return { close };
}

function listening(child: ChildProcess, port: number): Promise<true> {
  return eventually(PATIENCE_MS, `somebody listens on port ${port}`, async () => {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const socket = connect(port, '127.0.0.1');
    const connected = await Promise.race([once(socket, 'connect').then(() => true as const), failed(socket)]);
    socket.destroy();
    return connected;
  });
}

function failed(socket: ReturnType<typeof connect>): Promise<false> {
  return new Promise((resolve) => socket.on('error', () => resolve(false)));
}

/** The lines that docs/operations.md gives for a proxy. */
function documented(language: 'nginx' | 'caddyfile'): string {
  const [, lines] = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms').exec(readFileSync(OPERATIONS, 'utf8')) ?? [];
  if (lines === undefined) throw new Error(`docs/operations.md has no lines for ${language}`);
  return lines;
}

function programOf(name: string): string | undefined {
  const places = [...(process.env.PATH ?? '').split(':'), ...PLACES];
  return places.map((place) => join(place, name)).find((path) => existsSync(path));
}
