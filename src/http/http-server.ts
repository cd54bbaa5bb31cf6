import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpConfig } from '../config/http-config.ts';
import { answerBrokenRequests } from './broken-request.ts';
import { IncomingRequest } from './incoming-request.ts';

/** Time open requests have to finish when the server stops, ms. */
const GRACE_MS = 2_000;

/** The side of a node that takes requests. */
export interface HttpServer {
  server: Server;
  /** Whether it takes nothing new any more. */
  readonly draining: boolean;
  /** Takes nothing new, and resolves when what is open has ended; what takes longer than 2 s is cut off. */
  drain(): Promise<void>;
}

/**
 * Makes a server that listens nowhere yet.
 * @param isLive - whether an answer has no end of its own
 */
export function openHttpServer(
  { headBytes, headersMs, requestMs, keepAliveMs }: HttpConfig,
  answer: RequestListener,
  isLive: (response: ServerResponse) => boolean,
): HttpServer {
  const sockets = new Set<Socket>();
  const responses = new Set<ServerResponse>();
  let draining = false;
  const options = {
    IncomingMessage: IncomingRequest,
    maxHeaderSize: headBytes,
    headersTimeout: headersMs,
    requestTimeout: Math.max(requestMs, headersMs),
    keepAliveTimeout: keepAliveMs,
    // By default the two are only looked at every half a minute.
    connectionsCheckingInterval: Math.ceil(headersMs / 4),
  };
  const server = createServer(options, (request, response) => {
    // Sent before the answer to the one before, as no client does today. Behind a live board it would never be answered,
    // and a response that waits for its turn is never closed by Node when the connection ends: it would stay for good.
    if (response.socket === null) return void request.socket.destroy();
    keepWhileOpen(responses, response);
    answer(request, response);
  });
  answerBrokenRequests(server, headBytes);
  server.on('connection', (socket) => keepWhileOpen(sockets, socket));
  return {
    server,
    get draining() {
      return draining;
    },
    async drain() {
      draining = true;
      const closed = new Promise((resolve) => server.close(resolve));
      // A client that does not answer, or a request that takes too long, is cut off.
      const cut = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, GRACE_MS);
      for (const response of responses) endResponse(response, isLive);
      await closed;
      clearTimeout(cut);
    },
  };
}

function keepWhileOpen<T extends Socket | ServerResponse>(open: Set<T>, one: T): void {
  open.add(one);
  one.once('close', () => open.delete(one));
}

/** Lets an answer be finished, but no other follow on its connection. */
function endResponse(response: ServerResponse, isLive: (response: ServerResponse) => boolean): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
  // A live board that ended in order would be over for its client; one that is cut off is resumed elsewhere.
  else if (isLive(response)) response.destroy();
}
