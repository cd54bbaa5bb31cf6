import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Session } from '../access/session.ts';
import type { Tickets } from '../access/tickets.ts';
import { type Operation as Asked, runOperation } from '../db/operation.ts';
import type { BoardSeat } from '../feed/hub.ts';
import type { BoardReader } from '../feed/ports.ts';
import type { Services } from '../schema/context.ts';
import { RequestError } from '../schema/request-error.ts';
import { operationOver } from './client-operation.ts';
import { LiveBoard, openLiveBoard } from './live-board.ts';
import { prepareOperation } from './operation.ts';
import type { OperationGate, OperationParams } from './operation-gate.ts';
import type { Caller, Present } from './presenter.ts';
import type { RenderedFrame } from './rendered-frame.ts';
import { parametersOf } from './request-gate.ts';
import { refusalOf, type SessionOfRequest } from './session-of-request.ts';
import type { Shares } from './shares/shares.ts';
import { NoTurn } from './shares/turn-queue.ts';
import type { ViewerConnections } from './viewer-connections.ts';
import type { GraphqlServer } from './yoga.ts';

/** What event streams need. */
export interface EventStreamOptions {
  graphql: GraphqlServer;
  services: Services;
  sessionOf: SessionOfRequest;
  tickets: Tickets;
  connections: ViewerConnections;
  shares: Shares;
  present: Present;
}

/** The side of a server that streams events. */
export interface EventStreams {
  /** Answers one request for an event stream, whose operation could not be read where there is none. */
  answer(
    request: IncomingMessage,
    response: ServerResponse,
    caller: Caller,
    params: OperationParams | null,
  ): Promise<void>;
  /** Live boards now. */
  count(): number;
  /** Whether an answer is a live board, which has no end. */
  isLive(response: ServerResponse): boolean;
}

/** GraphQL over server-sent events, one operation a request ("distinct connections"). */
export function serveEventStreams({
  graphql,
  services,
  sessionOf,
  tickets,
  connections,
  shares,
  present: presentOf,
}: EventStreamOptions): EventStreams {
  const live = new Set<ServerResponse>();

  /** Answers what has an end. Resolves with the live board of what has none. */
  const begin = async (
    asked: Asked,
    request: IncomingMessage,
    response: ServerResponse,
    caller: Caller,
    params: OperationParams | null,
  ): Promise<{ board: LiveBoard; session: Session | null } | undefined> => {
    const present = (error: unknown): GraphQLError => presentOf(error, caller);
    const address = parametersOf(request);
    const ticket = address.get('ticket');
    const opened = ticket === null ? sessionOf(request.headers.authorization) : tickets.take(ticket);
    const session = await opened.catch((error: unknown) => {
      const presented = present(error);
      refuse(response, refusalOf(presented)?.status ?? 500, presented);
    });
    if (session === undefined) return;
    if (ticket !== null && session === null) {
      // The one answer after which EventSource does not come back by itself, with a ticket that opens nothing any more.
      response.writeHead(204).end();
      return;
    }
    asked.viewer = session?.subject ?? null;
    if (params === null) {
      refuse(response, 400, present(new RequestError('BAD_REQUEST', (texts) => texts.badParams)));
      return;
    }
    // A new EventSource can say where it stands in its address only; what it says by itself when it comes back is newer.
    const resumeAfter = request.headers['last-event-id'] || address.get('lastEventId');
    const connection = {
      caller,
      session,
      resumeAfter: typeof resumeAfter === 'string' && resumeAfter !== '' ? resumeAfter : null,
    };
    const reading = graphql.reader.read(
      asked.viewer,
      params,
      isLiveBoard(params, graphql.gate) ? 'WAITS' : 'IS_REFUSED',
    );
    const operation = await prepareOperation(graphql, connection, params, presentOf, reading).catch(comeBack);
    if (operation === null) {
      sendAway(response);
      return;
    }
    if (Array.isArray(operation)) {
      single(response, { errors: operation });
      return;
    }
    const { kind, args, execute } = operation;
    if (kind === 'mutation' && request.method !== 'POST') {
      response.setHeader('allow', 'POST');
      refuse(response, 405, present(new RequestError('BAD_REQUEST', (texts) => texts.mutationByPost)));
      return;
    }
    if (kind !== 'subscription' && ticket !== null) {
      refuse(response, 400, present(new RequestError('BAD_REQUEST', (texts) => texts.ticketForLiveBoards)));
      return;
    }
    if (kind !== 'subscription') {
      single(response, (await execute(args)) as ExecutionResult);
      return;
    }
    const board = await openLiveBoard(args, services, shares, caller.language, present).catch(comeBack);
    if (board instanceof LiveBoard) return { board, session };
    if (board === null) sendAway(response);
    else single(response, board);
  };

  const answer: EventStreams['answer'] = async (request, response, caller, params) => {
    const asked = operationOver(response);
    const begun = await runOperation(asked, () => begin(asked, request, response, caller, params));
    if (begun === undefined) return;
    const { board, session } = begun;
    const present = (error: unknown): GraphQLError => presentOf(error, caller);
    const leave = response.destroyed ? null : connections.enter(session);
    if (leave === null) {
      board.share.end();
      response.setHeader('retry-after', '10');
      refuse(response, 429, present(new RequestError('TOO_MANY_CONNECTIONS', (texts) => texts.tooManyConnections)));
      return;
    }
    live.add(response);
    response.once('close', () => {
      live.delete(response);
      board.share.end();
      leave();
    });
    open(response);
    new EventStream(response, board, present).start();
  };
  return { answer, count: () => live.size, isLive: (response) => live.has(response) };
}

class EventStream implements BoardReader<RenderedFrame> {
  readonly #response: ServerResponse;
  readonly #board: LiveBoard;
  readonly #present: (error: unknown) => GraphQLError;
  #seat: BoardSeat | null = null;
  readonly #flushed = (): void => this.#seat?.flushed();

  constructor(response: ServerResponse, board: LiveBoard, present: (error: unknown) => GraphQLError) {
    this.#response = response;
    this.#board = board;
    this.#present = present;
  }

  start(): void {
    if (this.#response.destroyed) return;
    const seat = this.#board.join(this);
    this.#seat = seat;
    this.#response.once('close', () => seat.leave());
    // Says that the stream is there before there is anything to say.
    this.#response.write(':\n\n', this.#flushed);
  }

  ready(): boolean {
    return !this.#response.destroyed && this.#response.writableLength === 0;
  }

  waiting(): number {
    return this.#response.writableLength;
  }

  send({ event }: RenderedFrame): void {
    this.#response.write(event, this.#flushed);
    this.#board.share.shown();
  }

  refuse(reason: unknown): void {
    end(this.#response, { errors: [this.#present(reason)] });
  }

  cut(): void {
    this.#response.destroy();
  }
}

function open(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    // A proxy that collects what it passes on would hold frames back.
    'x-accel-buffering': 'no',
  });
}

/**
 * Whether a live board is asked for, as far as can be told before the document is read: its client would not come back after
 * a refusal. Whoever only writes the word waits, too.
 */
function isLiveBoard(params: OperationParams, gate: Pick<OperationGate, 'textOf'>): boolean {
  try {
    return /\bsubscription\b/.test(gate.textOf(params));
  } catch {
    return false;
  }
}

/** Time after which a client that has been sent away comes back, ms. */
const COME_BACK_MS = 10_000;

/** @returns null when the client is to come back. */
function comeBack(error: unknown): null {
  if (error instanceof NoTurn) return null;
  throw error;
}

/** Ends a stream without a word that it is over: its client comes back, and would not after an error. */
function sendAway(response: ServerResponse): void {
  open(response);
  // No empty line after it: that would be an event.
  response.write(`retry: ${COME_BACK_MS}\n`, () => response.destroy());
}

/** One answer. That its viewer has too much under way is said by the status, and not in a stream. */
function single(response: ServerResponse, result: ExecutionResult): void {
  const [error] = result.errors ?? [];
  if (error?.extensions.code === 'TOO_MANY_OPERATIONS') {
    refuse(response, 429, error);
    return;
  }
  open(response);
  end(response, result);
}

function end(response: ServerResponse, result: ExecutionResult): void {
  response.end(`event: next\ndata: ${JSON.stringify(result)}\n\nevent: complete\ndata:\n\n`);
}

function refuse(response: ServerResponse, status: number, error: GraphQLError): void {
  response.writeHead(status, { ...refusalOf(error)?.headers, 'content-type': 'application/json' });
  response.end(JSON.stringify({ errors: [error] }));
}
