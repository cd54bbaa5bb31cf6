import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openLocalKey } from '../../src/access/local-key.ts';

const ISSUER = 'https://issuer.test';
const AUDIENCE = 'ketnap-fault';

/** The production server in a process of its own, on a port it keeps over its deaths. */
export interface ServerProcess {
  url: string;
  token(subject: string): Promise<string>;
  /** Starts it and waits until it serves. */
  start(): Promise<void>;
  /** Kills it with SIGKILL: nothing of it gets to run again. */
  kill(): Promise<void>;
  /** Ends it in order, and removes what it needed. */
  end(): Promise<void>;
}

/** Prepares a server over a migrated database. */
export async function serverProcess(databaseUrl: string): Promise<ServerProcess> {
  const key = await openLocalKey(ISSUER, AUDIENCE);
  const folder = await mkdtemp(join(tmpdir(), 'ketnap-fault-'));
  const jwks = join(folder, 'jwks.json');
  await writeFile(jwks, JSON.stringify(key.jwks));
  const port = await freePort();
  let child: ChildProcess | null = null;

  const endWith = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === null) return;
    const ending = child;
    child = null;
    const exited = once(ending, 'exit');
    ending.kill(signal);
    await exited;
  };

  return {
    url: `http://127.0.0.1:${port}/graphql`,
    token: (subject) => key.sign(subject, 3600),
    async start() {
      child = spawn(process.execPath, ['--import', 'tsx', 'src/server.ts'], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          DATABASE_URL: databaseUrl,
          HOST: '127.0.0.1',
          PORT: String(port),
          KETNAP_JWKS: jwks,
          KETNAP_JWT_ISSUER: ISSUER,
          KETNAP_JWT_AUDIENCE: AUDIENCE,
          LOG_LEVEL: 'info',
        },
      });
      for await (const line of createInterface({ input: child.stdout as NonNullable<typeof child.stdout> })) {
        if (line.includes('"serving"')) return;
      }
      throw new Error('the server ended before it served');
    },
    kill: () => endWith('SIGKILL'),
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
