import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Tickets } from '../access/tickets.ts';
import { runOperation } from '../db/operation.ts';
import { TICKET_S } from '../db/queries/tickets.ts';
import { RequestError } from '../schema/request-error.ts';
import { operationOver } from './client-operation.ts';
import type { Caller, Present } from './presenter.ts';
import { pathOf, TICKET_PATH } from './request-gate.ts';
import { refusalOf, type SessionOfRequest } from './session-of-request.ts';
import type { Shares } from './shares/shares.ts';

/** What a ticket costs of the budget of whoever asks for it: a row that is written, and one that is taken. */
const COST = 20;

/** What tickets are made with. */
export interface TicketOptions {
  tickets: Tickets;
  sessionOf: SessionOfRequest;
  shares: Shares;
  present: Present;
}

/** Answers a request for a ticket. False when it is none. */
export type AnswerTicket = (request: IncomingMessage, response: ServerResponse, caller: Caller) => boolean;

/** `POST /ticket`: a key for one event stream, to whoever sends a token. A page puts it into the address of its EventSource. */
export function serveTickets({ tickets, sessionOf, shares, present }: TicketOptions): AnswerTicket {
  const make = async ({ headers }: IncomingMessage, response: ServerResponse, caller: Caller): Promise<void> => {
    const operation = operationOver(response);
    try {
      const session = await sessionOf(headers.authorization);
      if (session === null) throw new RequestError('UNAUTHENTICATED', (texts) => texts.tokenNeeded);
      const { subject } = session;
      operation.viewer = subject;
      const cost = { requested: COST, limit: COST };
      const ticket = await runOperation(operation, () => shares.run(subject, cost, () => tickets.make(session)));
      answer(response, 201, {}, { ticket, expiresInSeconds: TICKET_S });
    } catch (error) {
      const presented = present(error, caller);
      const { status, headers } = refusalOf(presented) ?? { status: 500, headers: {} };
      answer(response, status, headers, { errors: [presented] });
    }
  };
  return (request, response, caller) => {
    if (pathOf(request.url ?? '') !== TICKET_PATH) return false;
    void make(request, response, caller);
    return true;
  };
}

function answer(response: ServerResponse, status: number, headers: Record<string, string>, body: object): void {
  response.writeHead(status, { ...headers, 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
