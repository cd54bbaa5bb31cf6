import type { Server } from 'node:http';
import type { Logger } from 'pino';
import type { CursorSeal } from '../access/cursor-seal.ts';
import type { Fingerprints } from '../access/fingerprints.ts';
import type { KeySet } from '../access/key-set.ts';
import { RefusedTokens } from '../access/refused-tokens.ts';
import { rememberSessions } from '../access/remembered-sessions.ts';
import { openSessions } from '../access/session.ts';
import { Tickets } from '../access/tickets.ts';
import { Viewers } from '../access/viewer.ts';
import type { Clock } from '../calendar.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/client.ts';
import type { Feed } from '../feed/feed.ts';
import { createServices, type Services } from '../schema/context.ts';
import { schema } from '../schema/index.ts';
import { answerRequests } from './answer-request.ts';
import { BoardDoor } from './board-door.ts';
import { serveEventStreams } from './event-stream.ts';
import { serveExports } from './export/exports.ts';
import { serveGraphqlRequests } from './graphql-request.ts';
import { openHttpServer } from './http-server.ts';
import { LoopDelay } from './loop-delay.ts';
import { nodeMetrics } from './metrics.ts';
import { OperationGate } from './operation-gate.ts';
import { Origins } from './origins.ts';
import { serveDashboard } from './page/dashboard.ts';
import { errorPresenter, noTroubles } from './presenter.ts';
import { answerProbe } from './probes.ts';
import { publicPath } from './public-path.ts';
import { sessionOfRequest } from './session-of-request.ts';
import { Shares } from './shares/shares.ts';
import { cpuMs, steadyClock } from './shares/steady-clock.ts';
import type { SliceTimes } from './slice-times.ts';
import { serveWebSocket } from './socket/websocket.ts';
import { serveTickets } from './ticket-request.ts';
import type { TrustedDocuments } from './trusted-documents.ts';
import { serveUploads } from './upload/uploads.ts';
import { ViewerConnections } from './viewer-connections.ts';
import { createGraphqlServer } from './yoga.ts';

/** What a node serves from. */
export interface NodeParts {
  database: Database;
  feed: Feed;
  keys: KeySet;
  cursors: CursorSeal;
  fingerprints: Fingerprints;
  /** The only documents that are answered; null where any is. */
  trusted: TrustedDocuments | null;
  slices: SliceTimes;
  clock: Clock;
  log: Logger;
}

/** A node that can be asked as soon as its server listens. */
export interface Served {
  server: Server;
  services: Services;
  /** Refuses what is new, and ends what is open so that clients come back. */
  stop(): Promise<void>;
}

/** Puts the three ways in together: HTTP with its event streams and files, WebSocket, and the probes. */
export function serve(config: Config, node: NodeParts): Served {
  const { database, feed, keys, cursors, fingerprints, slices, clock, log } = node;
  const viewers = new Viewers(
    database.prisma,
    clock,
    (subject) => feed.rightsOf(subject),
    (path) => feed.state.ended.sharedBy(path),
  );
  const mostCost = config.gate.limits.cost;
  const services = createServices({ database, feed, viewers, clock, cursors, fingerprints, mostCost });
  const troubles = noTroubles();
  const refusedTokens = new RefusedTokens(log);
  const shares = new Shares(config.shares, steadyClock, cpuMs);
  const common = {
    services,
    shares,
    clock,
    log,
    origins: new Origins(config),
    path: publicPath(config.publicAddress),
    present: errorPresenter(log, config.gate.introspection, troubles),
    sessionOf: sessionOfRequest(rememberSessions(openSessions(config.auth, keys, clock), clock), refusedTokens),
    tickets: new Tickets(database.pool, clock),
    connections: new ViewerConnections((viewer) => config.sockets.socketsPerViewer * shares.factorOf(viewer)),
  };
  const gate = new OperationGate(schema, config.gate, node.trusted);
  const graphql = createGraphqlServer({ config, gate, ...common });
  const eventStreams = serveEventStreams({ graphql, ...common });
  const exports = serveExports(common);
  const loop = new LoopDelay();
  const metrics = nodeMetrics(feed, {
    sockets: () => webSocket.count(),
    eventStreams: eventStreams.count,
    exports: exports.counts,
    shares,
    keys,
    refusedTokens,
    loop,
    door: database.pool,
    troubles,
    slices,
  });
  const { answerMs, unservedMs } = config.http;
  const answer = answerRequests({
    ...common,
    probe: (request, response) =>
      answerProbe(request, response, { database, feed, keys, metrics, draining: http.draining, unservedMs }),
    dashboard: serveDashboard(config),
    exports,
    tickets: serveTickets(common),
    uploads: serveUploads({ ...common, mostAtOnce: config.http.uploadsAtOnce }),
    graphql: serveGraphqlRequests(
      graphql,
      eventStreams,
      common.sessionOf,
      new BoardDoor({ ...graphql, ...common, draining: () => http.draining }),
    ),
    isLive: eventStreams.isLive,
    graphiql: config.graphiql !== null,
    answerMs,
  });
  const http = openHttpServer(config.http, answer, eventStreams.isLive);
  const webSocket = serveWebSocket({ server: http.server, graphql, config: config.sockets, answerMs, ...common });
  return {
    server: http.server,
    services,
    async stop() {
      const drained = http.drain();
      await webSocket.stop();
      await drained;
      loop.stop();
    },
  };
}
