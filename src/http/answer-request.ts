import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { languageOf } from '../messages/language.ts';
import type { EventStreams } from './event-stream.ts';
import { isExportPath } from './export/export-request.ts';
import type { Exports } from './export/exports.ts';
import type { AnswerGraphql } from './graphql-request.ts';
import type { Origins } from './origins.ts';
import type { ServeDashboard } from './page/dashboard.ts';
import type { PublicPath } from './public-path.ts';
import { pathOf, refuseRequest } from './request-gate.ts';
import { logRequest } from './request-log.ts';
import type { AnswerTicket } from './ticket-request.ts';
import type { AnswerUpload } from './upload/uploads.ts';

/** Who answers which requests. */
export interface Answers {
  /** Answers what looks after the node. False when a request is not for it, as with the others. */
  probe(request: IncomingMessage, response: ServerResponse): boolean;
  dashboard: ServeDashboard;
  exports: Pick<Exports, 'answer'>;
  tickets: AnswerTicket;
  uploads: AnswerUpload;
  graphql: AnswerGraphql;
  isLive: EventStreams['isLive'];
  /** Whether GraphiQL's page is offered. */
  graphiql: boolean;
  /** Longest time until an answer that has an end has been taken, ms. */
  answerMs: number;
  origins: Origins;
  path: PublicPath;
  log: Logger;
}

/** Hands each request to whoever answers it: probes, pages, then what passes the gate of requests. */
export function answerRequests(answers: Answers): RequestListener {
  const { probe, dashboard, exports, tickets, uploads, graphql, isLive, graphiql, answerMs, origins, path, log } =
    answers;
  return (request, response) => {
    path.takeOff(request);
    // An export has a time of its own.
    if (!isExportPath(pathOf(request.url ?? ''))) cutAfter(response, answerMs, isLive);
    if (probe(request, response)) return;
    const origin = logRequest(request, response, log);
    if (path.sendOn(request, response) || dashboard(request, response)) return;
    const language = languageOf(request);
    if (refuseRequest(request, response, { graphiql, origins, path, language })) return;
    const caller = { origin, language };
    if (exports.answer(request, response, caller) || tickets(request, response, caller)) return;
    if (uploads(request, response, caller)) return;
    graphql(request, response, caller);
  };
}

/** Cuts off a client that has not taken its answer in time, if it is one that ends. */
function cutAfter(response: ServerResponse, ms: number, isLive: EventStreams['isLive']): void {
  const timer = setTimeout(() => isLive(response) || response.destroy(), ms);
  response.once('close', () => clearTimeout(timer));
}
