import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Server as NetServer, Socket } from 'node:net';
import type { Logger } from 'pino';
import { rememberSessions } from '../access/remembered-sessions.ts';
import { openSessions, type Sessions } from '../access/session.ts';
import { Viewers } from '../access/viewer.ts';
import type { Clock } from '../calendar.ts';
import type { Config, GateConfig } from '../config.ts';
import { type Database, openDatabase } from '../db/client.ts';
import { MigrationError } from '../db/migration-error.ts';
import { MIGRATIONS_FOLDER } from '../db/migration-files.ts';
import { migrationState, refuseUnlessSound } from '../db/migration-state.ts';
import { Feed } from '../feed/feed.ts';
import { machineClock } from '../feed/machine-clock.ts';
import { postgresFeed } from '../feed/postgres-feed.ts';
import { languageOf } from '../messages/language.ts';
import type { Services } from '../schema/context.ts';
import { schema } from '../schema/index.ts';
import { serveDashboard } from './dashboard.ts';
import { serveEventStreams } from './event-stream.ts';
import { isExportPath } from './export-request.ts';
import { serveExports } from './exports.ts';
import { nodeMetrics } from './metrics.ts';
import { OperationGate } from './operation-gate.ts';
import { errorPresenter } from './presenter.ts';
import { answerProbe } from './probes.ts';
import { isEventStream, pathOf, refuseRequest } from './request-gate.ts';
import { logRequest } from './request-log.ts';
import { readTrustedDocuments, type TrustedDocuments } from './trusted-documents.ts';
import { ViewerConnections } from './viewer-connections.ts';
import { serveWebSocket } from './websocket.ts';
import { createGraphqlServer, sessionOfRequest } from './yoga.ts';

/** Time open requests have to finish when the server stops, ms. */
const GRACE_MS = 2_000;

/** PostgreSQL's code for a database that does not exist. */
const NO_SUCH_DATABASE = '3D000';

/** Why the server cannot start, in one line that says what to do. */
export class StartError extends Error {
  override name = 'StartError';
}

/** A running server. */
export interface App {
  /** Without a slash at the end, for example `http://127.0.0.1:4000`. */
  url: string;
  services: Services;
  /** Refuses what is new, ends what is open so that clients come back, and closes the database. */
  stop(): Promise<void>;
}

/**
 * Starts the server.
 * @throws StartError when the database is not there or not migrated, the keys cannot be read, or the port is taken.
 */
export async function startApp(config: Config, options: { log: Logger; clock: Clock }): Promise<App> {
  await checkDatabase(config.database.directUrl);
  const database = openDatabase({
    url: config.database.url,
    poolSize: config.database.poolSize,
    onConnectionError: (error) => options.log.warn({ err: error }, 'a database connection was lost'),
  });
  try {
    const sessions = await openKeys(config, options.clock);
    const feed = await startFeed(config, database, options);
    try {
      await warmUp(database);
      return await serve(config, database, feed, sessions, options);
    } catch (error) {
      await feed.stop();
      throw error;
    }
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function serve(
  config: Config,
  database: Database,
  feed: Feed,
  sessions: Sessions,
  { log, clock }: { log: Logger; clock: Clock },
): Promise<App> {
  const viewers = new Viewers(database.prisma, clock, () => feed.state.head);
  const services: Services = { database, feed, viewers, clock };
  const present = errorPresenter(log, config.gate.introspection);
  const sessionOf = sessionOfRequest(sessions);
  const { corsOrigins } = config;
  const gate = new OperationGate(schema, config.gate, await trustedDocuments(config.gate));
  const graphql = createGraphqlServer({ config, services, sessionOf, present, gate });
  const dashboard = serveDashboard(config.offeredLogins);
  const connections = new ViewerConnections(config.sockets.socketsPerViewer);
  const eventStreams = serveEventStreams({ graphql, services, sessionOf, connections, corsOrigins, present });
  const exports = serveExports({ services, sessionOf, corsOrigins, present });
  const sockets = new Set<Socket>();
  const responses = new Set<ServerResponse>();
  let draining = false;
  const metrics = nodeMetrics(feed, {
    sockets: () => webSocket.count(),
    eventStreams: () => [...responses].filter(({ req }) => isEventStream(req)).length,
    exports: exports.counts,
  });

  const { headersMs, requestMs, answerMs } = config.http;
  const timeouts = {
    headersTimeout: headersMs,
    requestTimeout: Math.max(requestMs, headersMs),
    // By default the two are only looked at every half a minute.
    connectionsCheckingInterval: Math.ceil(headersMs / 4),
  };
  const server = createServer(timeouts, (request, response) => {
    // Sent before the answer to the one before, as no client does today. Behind a live board it would never be answered,
    // and a response that waits for its turn is never closed by Node when the connection ends: it would stay for good.
    if (response.socket === null) return void request.socket.destroy();
    keepWhileOpen(responses, response);
    // An export has a time of its own.
    if (!isEventStream(request) && !isExportPath(pathOf(request.url ?? ''))) cutAfter(response, answerMs);
    if (answerProbe(request, response, { feed, metrics, draining })) return;
    const origin = logRequest(request, response, log);
    if (dashboard(request, response)) return;
    const caller = { origin, language: languageOf(request) };
    if (
      refuseRequest(request, response, { graphiql: config.graphiql !== null, corsOrigins, language: caller.language })
    )
      return;
    if (exports.answer(request, response, caller)) return;
    if (isEventStream(request)) void eventStreams(request, response, caller);
    else void graphql.yoga(request, response, { caller });
  });
  server.on('connection', (socket) => keepWhileOpen(sockets, socket));
  const webSocket = serveWebSocket({
    server,
    graphql,
    services,
    sessions,
    connections,
    config: config.sockets,
    corsOrigins,
    clock,
    log,
    present,
  });

  const stop = async (): Promise<void> => {
    draining = true;
    const closed = new Promise((resolve) => server.close(resolve));
    // A client that does not answer, or a request that takes too long, is cut off.
    const cut = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, GRACE_MS);
    for (const response of responses) endResponse(response);
    await webSocket.stop();
    await feed.stop();
    await closed;
    clearTimeout(cut);
    await database.close();
  };

  try {
    await listen(server, config.host, config.port);
  } catch (error) {
    await webSocket.stop();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return { url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`, services, stop };
}

function keepWhileOpen<T extends Socket | ServerResponse>(open: Set<T>, one: T): void {
  open.add(one);
  one.once('close', () => open.delete(one));
}

/** Cuts off a client that has not taken its answer in time. */
function cutAfter(response: ServerResponse, ms: number): void {
  const timer = setTimeout(() => response.destroy(), ms);
  response.once('close', () => clearTimeout(timer));
}

/** Lets an answer be finished, but no other follow on its connection. */
function endResponse(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
  // A live board that ended in order would be over for its client; one that is cut off is resumed elsewhere.
  else if (isEventStream(response.req)) response.destroy();
}

/**
 * Opens a port.
 * @throws StartError when it is taken, not permitted, or the address is none of this machine
 */
export async function listen(server: NetServer, host: string, port: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = {
      EADDRINUSE: `port ${port} is taken: end what uses it, or choose another port`,
      EACCES: `port ${port} is not permitted to this user: choose one from 1024 up`,
    }[code ?? ''];
    throw new StartError(reason ?? `the server cannot listen on ${host} port ${port}: ${message}`, { cause: error });
  }
}

async function openKeys(config: Config, clock: Clock): Promise<Sessions> {
  try {
    return rememberSessions(await openSessions(config.auth, clock), clock);
  } catch (error) {
    throw new StartError(`the keys that KETNAP_JWKS names cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function trustedDocuments({ trustedDocuments: path }: GateConfig): Promise<TrustedDocuments | null> {
  if (path === null) return null;
  try {
    return await readTrustedDocuments(path);
  } catch (error) {
    throw new StartError(
      `the documents that KETNAP_TRUSTED_DOCUMENTS names cannot be read: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}

/**
 * Asks something through Prisma. It loads its query compiler with the first question, which takes a good part of a
 * second and about 100 MB, for good: not while somebody waits, and not in the rush after a restart.
 */
async function warmUp({ prisma }: Database): Promise<void> {
  try {
    await prisma.accessGrant.findFirst({ where: { subject: '' }, select: { id: true } });
  } catch (error) {
    throw unreachable('DATABASE_URL', error);
  }
}

async function startFeed(
  config: Config,
  { feedPool }: Database,
  { log, clock }: { log: Logger; clock: Clock },
): Promise<Feed> {
  try {
    return await Feed.start({
      database: postgresFeed(feedPool, config.database.directUrl, log),
      clock: machineClock(clock),
      log,
      config: config.feed,
    });
  } catch (error) {
    throw unreachable('DATABASE_URL', error);
  }
}

async function checkDatabase(url: string): Promise<void> {
  let state: Awaited<ReturnType<typeof migrationState>>;
  try {
    state = await migrationState(url, MIGRATIONS_FOLDER);
    refuseUnlessSound(state);
  } catch (error) {
    if (error instanceof MigrationError) throw new StartError(error.message, { cause: error });
    if ((error as { code?: string }).code === NO_SUCH_DATABASE) {
      throw new StartError('the database is not there: run `npm run db:migrate` first, which creates it', {
        cause: error,
      });
    }
    throw unreachable('DATABASE_DIRECT_URL (or DATABASE_URL)', error);
  }
  const [first] = state.pending;
  if (first !== undefined) {
    const lacking =
      state.pending.length === 1 ? `the migration ${first}` : `${state.pending.length} migrations from ${first} on`;
    throw new StartError(
      `the database is older than this build: it lacks ${lacking}. Run \`npm run db:migrate\` first`,
    );
  }
}

/** Names the setting and not its value, which may hold a password. */
function unreachable(setting: string, error: unknown): StartError {
  // Node reports a refused connection to several addresses without a message of its own.
  const reason = (error as Error).message || (error as { code?: string }).code;
  return new StartError(`the database cannot be reached: ${reason}. Look at ${setting}`, { cause: error });
}
