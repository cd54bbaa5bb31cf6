import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { linkSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { EmbeddedPostgresError, systemErrorCode } from './embedded-postgres-error.ts';
import { fitsSocketAddress, shortTemporaryFolder } from './socket-address.ts';

/** The exclusive right to a data folder. It ends with `release` or with the process, however that ends. */
export type Ownership = { release(): Promise<void> };

/**
 * Takes the exclusive right to `folder`, or throws an `in-use` error that names the process which has it.
 *
 * The lock is a listening unix socket: the kernel answers for a living owner, even a busy or stopped one, and refuses
 * for a dead one, so there is no process id to misjudge. Generations make the take-over free of races:
 *
 * 1. A candidate listens under a name of its own.
 * 2. It looks at the highest `owner-<n>.sock`. A living one refuses it.
 * 3. It links its socket to `owner-<n+1>.sock`. Linking is atomic and the socket already listens, so among candidates
 *    that saw the same dead owner one wins, and nobody ever sees a winner that does not answer yet.
 * 4. It looks again: a higher generation means that its view was outdated, and it withdraws.
 *
 * The highest generation is never unlinked, not even on release; numbers therefore never come back while someone may
 * still act upon an old view.
 *
 * @param folder an existing folder on a local file system
 */
export async function acquireOwnership(folder: string): Promise<Ownership> {
  const token = randomBytes(6).toString('hex');
  const candidate = `candidate-${token}.sock`;
  const server = createServer((client) => {
    client.on('error', () => {});
    client.end(`${process.pid}\n`);
  });
  // Neither the lock nor somebody asking about it keeps the process alive.
  server.unref();

  const reachable = shortenedPath(folder, token);
  try {
    server.listen(join(reachable.path, candidate));
    await once(server, 'listening');
    const generation = await claimGeneration(folder, reachable.path, candidate);
    removeOutdated(folder, generation);
    return { release: () => close(server) };
  } catch (error) {
    await close(server);
    throw error;
  } finally {
    rmSync(join(folder, candidate), { force: true });
    reachable.dispose();
  }
}

async function claimGeneration(folder: string, socketPath: string, candidate: string): Promise<number> {
  for (;;) {
    const highest = highestGeneration(folder);
    const owner = highest === 0 ? 'dead' : await probe(join(socketPath, generationName(highest)));
    if (owner === 'gone') continue;
    if (owner !== 'dead') throw inUse(folder, owner.pid);

    const mine = highest + 1;
    try {
      linkSync(join(folder, candidate), join(folder, generationName(mine)));
    } catch (error) {
      if (systemErrorCode(error) === 'EEXIST') continue;
      throw error;
    }
    if (highestGeneration(folder) === mine) return mine;
    rmSync(join(folder, generationName(mine)), { force: true });
  }
}

function inUse(folder: string, pid: number | undefined): EmbeddedPostgresError {
  const holder = pid === undefined ? 'another process' : pid === process.pid ? 'this process' : `process ${pid}`;
  return new EmbeddedPostgresError(
    'in-use',
    `The database folder ${folder} is already in use by ${holder}. Stop it first, or choose another folder.`,
  );
}

const generationName = (generation: number): string => `owner-${generation}.sock`;

function highestGeneration(folder: string): number {
  return Math.max(0, ...readdirSync(folder).map((name) => Number(/^owner-(\d+)\.sock$/.exec(name)?.[1] ?? 0)));
}

function removeOutdated(folder: string, generation: number): void {
  for (const name of readdirSync(folder)) {
    const number = Number(/^owner-(\d+)\.sock$/.exec(name)?.[1] ?? generation);
    if (number < generation) rmSync(join(folder, name), { force: true });
  }
}

/** How long a living owner may take to tell its process id; without an answer it is reported without one. */
const ANSWER_MS = 250;

/** Asks the socket at `path`: `dead` nobody listens, `gone` it was removed meanwhile, otherwise somebody lives. */
async function probe(path: string): Promise<'dead' | 'gone' | { pid: number | undefined }> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(path);
    const living = () => {
      socket.destroy();
      const pid = Number.parseInt(answer, 10);
      resolve({ pid: Number.isNaN(pid) ? undefined : pid });
    };
    socket.setEncoding('utf8').setTimeout(ANSWER_MS);
    socket.on('data', (text) => {
      answer += text;
    });
    socket.on('end', living).on('timeout', living);
    socket.on('error', (error) => {
      const code = systemErrorCode(error);
      if (code === 'ECONNREFUSED') resolve('dead');
      else if (code === 'ENOENT') resolve('gone');
      // The folder was made by another user.
      else if (code === 'EACCES' || code === 'EPERM') reject(error);
      // Such as EAGAIN, a full queue: no proof of death, so it counts as alive.
      else living();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

/** `folder` itself, or a short symbolic link to it for as long as addresses are needed. */
function shortenedPath(folder: string, token: string): { path: string; dispose(): void } {
  const longestName = `candidate-${token}.sock`;
  if (fitsSocketAddress(join(folder, longestName))) return { path: folder, dispose: () => {} };
  const name = `ketnap-${token}`;
  const path = join(shortTemporaryFolder(join(name, longestName)), name);
  symlinkSync(folder, path);
  return { path, dispose: () => rmSync(path, { force: true }) };
}
