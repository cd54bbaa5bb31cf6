import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type LocalKey, openLocalKey } from '../../src/access/local-key.ts';
import { builtFolder } from '../helpers/built-folder.ts';
import type { HeldClock } from '../helpers/held-clock.ts';
import { PATIENCE_MS, within } from '../helpers/within.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const ISSUER = 'https://issuer.test';
const AUDIENCE = 'ketnap-fault';

/** How a server ended. */
export interface ServerEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** What a server holds, after a collection. */
export interface Holdings {
  rss: number;
  /** Bytes of living objects and buffers. */
  live: number;
  /** Open handles and timers by kind. */
  handles: Record<string, number>;
}

/** The production server in a process of its own, on a port it keeps over its deaths. */
export interface ServerProcess {
  /** Address of GraphQL. */
  url: string;
  port: number;
  /** Its process id; null when it does not run, or has died. */
  pid(): number | null;
  token(subject: string, forSeconds?: number): Promise<string>;
  /** Starts it and waits until it serves. */
  start(): Promise<void>;
  /** Sends a signal and waits for the end. Null when it does not run. */
  endWith(signal: NodeJS.Signals): Promise<ServerEnd | null>;
  /** Kills it with SIGKILL: nothing of it gets to run again. */
  kill(): Promise<void>;
  /** Tells it that its clock was set; only with `clock`. */
  tellTime(): void;
  /** What it holds; only with `reporting`. */
  holdings(): Promise<Holdings>;
  /** The answer of /ready. */
  ready(): Promise<number>;
  /** Ends it in order, and removes what it needed. */
  end(): Promise<void>;
}

/** How a server is run. */
export interface ServerSettings {
  /** More settings of the environment. */
  env?: Record<string, string>;
  /** Whose tokens it takes; left out, it gets a key of its own. */
  key?: LocalKey;
  /** Whether it can say what it holds. */
  reporting?: boolean;
  /** Goes by this clock, over its deaths too, and is run from the sources then. Tokens of `key` are to be of it as well. */
  clock?: HeldClock;
}

/** A signing key that several servers share. */
export const sharedKey = (): Promise<LocalKey> => openLocalKey(ISSUER, AUDIENCE);

/** Prepares a server over a migrated database. */
export async function serverProcess(
  databaseUrl: string,
  { env = {}, key: given, reporting = false, clock }: ServerSettings = {},
): Promise<ServerProcess> {
  const key = given ?? (await sharedKey());
  const folder = await mkdtemp(join(tmpdir(), 'ketnap-fault-'));
  const jwks = join(folder, 'jwks.json');
  await writeFile(jwks, JSON.stringify(key.jwks));
  const port = await freePort();
  const program =
    clock === undefined
      ? [join(await builtFolder(), 'dist/server.js')]
      : ['--import', 'tsx', 'test/helpers/clocked-server.ts'];
  const reports = reporting ? ['--expose-gc', '--import', './test/helpers/memory-report.mjs'] : [];
  const lines = new EventEmitter();
  let child: ChildProcess | null = null;

  const endWith = async (signal: NodeJS.Signals): Promise<ServerEnd | null> => {
    if (child === null) return null;
    const ending = child;
    child = null;
    if (ending.exitCode === null && ending.signalCode === null) {
      const exited = once(ending, 'exit');
      ending.kill(signal);
      await exited;
    }
    return { code: ending.exitCode, signal: ending.signalCode };
  };

  return {
    url: `http://127.0.0.1:${port}/graphql`,
    port,
    pid: () => (child === null || child.exitCode !== null || child.signalCode !== null ? null : (child.pid ?? null)),
    token: (subject, forSeconds = 3600) => key.sign(subject, forSeconds),
    async start() {
      const started = spawn(process.execPath, [...reports, ...program], {
        cwd: PROJECT,
        stdio: ['ignore', 'pipe', 'inherit', ...(clock === undefined ? [] : ['ipc' as const])],
        env: {
          ...process.env,
          DATABASE_URL: databaseUrl,
          HOST: '127.0.0.1',
          PORT: String(port),
          KETNAP_JWKS: jwks,
          KETNAP_JWT_ISSUER: ISSUER,
          KETNAP_JWT_AUDIENCE: AUDIENCE,
          LOG_LEVEL: 'info',
          ...(clock !== undefined && { TEST_CLOCK: JSON.stringify(clock.setting) }),
          ...env,
        },
      });
      child = started;
      const output = createInterface({ input: started.stdout as NonNullable<typeof started.stdout> });
      output.on('line', (line) => lines.emit('line', line));
      const serving = new Promise<void>((resolve, reject) => {
        output.on('line', (line) => {
          if (line.includes('"serving"')) resolve();
        });
        started.once('exit', () => reject(new Error('the server ended before it served')));
      });
      await within(60_000, 'the server serves', serving);
    },
    endWith,
    async kill() {
      await endWith('SIGKILL');
    },
    tellTime() {
      if (clock !== undefined) child?.send(clock.setting);
    },
    async holdings() {
      const said = new Promise<Holdings>((resolve) => {
        const onLine = (line: string): void => {
          if (!line.startsWith('{"report":')) return;
          lines.off('line', onLine);
          resolve((JSON.parse(line) as { report: Holdings }).report);
        };
        lines.on('line', onLine);
      });
      child?.kill('SIGUSR2');
      return within(PATIENCE_MS, 'the server says what it holds', said);
    },
    async ready() {
      const response = await fetch(`http://127.0.0.1:${port}/ready`, { signal: AbortSignal.timeout(PATIENCE_MS) });
      await response.text();
      return response.status;
    },
    async end() {
      await endWith('SIGTERM');
      await rm(folder, { recursive: true });
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
