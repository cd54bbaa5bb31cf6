import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { openSessions } from '../access/session.ts';
import { Viewers } from '../access/viewer.ts';
import type { Clock } from '../calendar.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { MIGRATIONS_FOLDER } from '../db/migration-files.ts';
import { migrationState } from '../db/migration-state.ts';
import { Feed } from '../feed/feed.ts';
import { postgresFeed } from '../feed/postgres-feed.ts';
import type { Services } from '../schema/context.ts';
import { answerProbe } from './probes.ts';
import { serveWebSocket } from './websocket.ts';
import { createGraphqlServer, GRAPHQL_PATH } from './yoga.ts';

/** Time open requests have to finish when the server stops, ms. */
const GRACE_MS = 2_000;

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
 * @throws StartError when the database is not there or not migrated, or the port is taken.
 */
export async function startApp(config: Config, { log, clock }: { log: Logger; clock: Clock }): Promise<App> {
  await checkDatabase(config.database.directUrl);
  const database = openDatabase({
    url: config.database.url,
    poolSize: config.database.poolSize,
    onConnectionError: (error) => log.warn({ err: error }, 'a database connection was lost'),
  });
  const feed = await Feed.start({
    database: postgresFeed(database.pool, config.database.directUrl, log),
    clock,
    log,
    config: config.feed,
  });
  const viewers = new Viewers(database.prisma, clock, () => feed.state.head);
  const services: Services = { database, feed, viewers, clock };
  const sessions = await openSessions(config.auth, clock);
  const yoga = createGraphqlServer(config, services, sessions, log);
  let draining = false;

  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    if (answerProbe(request, response, { feed, draining })) return;
    if (refuseRequest(request, response, config.graphiql !== null)) return;
    void yoga(request, response);
  });
  const webSocket = serveWebSocket({ server, yoga, sessions, corsOrigins: config.corsOrigins, clock, log });

  const stop = async (): Promise<void> => {
    draining = true;
    const closed = new Promise((resolve) => server.close(resolve));
    await webSocket.stop();
    await feed.stop();
    server.closeIdleConnections();
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    await closed;
    clearTimeout(cut);
    await database.close();
  };

  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(config.port, config.host, resolve);
    });
  } catch (error) {
    await feed.stop();
    await database.close();
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      ? new StartError(`port ${config.port} is taken: end what uses it, or choose another port`)
      : error;
  }
  const { port } = server.address() as AddressInfo;
  return { url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`, services, stop };
}

async function checkDatabase(url: string): Promise<void> {
  let state: Awaited<ReturnType<typeof migrationState>>;
  try {
    state = await migrationState(url, MIGRATIONS_FOLDER);
  } catch (error) {
    throw new StartError(
      `the database cannot be reached: ${(error as Error).message || (error as { code?: string }).code}`,
    );
  }
  const { pending, unknown, edited, failed } = state;
  if (unknown.length > 0)
    throw new StartError(`the database is newer than this program (${unknown.join(', ')}): update the program`);
  if (pending.length + edited.length + failed.length > 0) {
    throw new StartError('the database is not migrated: run `npm run db:migrate` first');
  }
}

/** GraphQL takes JSON by POST, and GET for GraphiQL's page and for event streams. Everything else is answered here. */
function refuseRequest(request: IncomingMessage, response: ServerResponse, graphiql: boolean): boolean {
  const { method = '', headers, url = '/' } = request;
  const { pathname } = new URL(url, 'http://localhost');
  const refuse = (status: number, message: string): true => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] }));
    return true;
  };
  if (pathname === '/' && graphiql) {
    response.writeHead(302, { location: GRAPHQL_PATH }).end();
    return true;
  }
  if (pathname !== GRAPHQL_PATH) return refuse(404, `there is nothing here: GraphQL is at ${GRAPHQL_PATH}`);
  const accept = headers.accept ?? '';
  if (method === 'GET' && (accept.includes('text/event-stream') || (graphiql && accept.includes('text/html'))))
    return false;
  if (method === 'OPTIONS') return false;
  if (method !== 'POST') return refuse(405, 'use POST with a JSON body');
  // A form could be sent by any page on the web without the browser asking first.
  if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
    return refuse(415, 'content-type must be application/json');
  return false;
}
