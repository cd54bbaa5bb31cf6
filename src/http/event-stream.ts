import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { z } from 'zod';
import type { BoardSeat } from '../feed/hub.ts';
import type { BoardReader } from '../feed/ports.ts';
import type { Services } from '../schema/context.ts';
import { RequestError } from '../schema/request-error.ts';
import { LiveBoard, openLiveBoard } from './live-board.ts';
import { prepareOperation } from './operation.ts';
import type { OperationParams } from './operation-gate.ts';
import type { Caller, Present } from './presenter.ts';
import type { RenderedFrame } from './rendered-frame.ts';
import type { ViewerConnections } from './viewer-connections.ts';
import type { GraphqlServer, SessionOfRequest } from './yoga.ts';

/** What event streams need. */
export interface EventStreamOptions {
  graphql: GraphqlServer;
  services: Services;
  sessionOf: SessionOfRequest;
  connections: ViewerConnections;
  corsOrigins: string[];
  present: Present;
}

/** Answers one request for an event stream. */
export type EventStreams = (request: IncomingMessage, response: ServerResponse, caller: Caller) => Promise<void>;

const operationParams = z.object({
  query: z.string().nullish(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z.record(z.string(), z.unknown()).nullish(),
});

/** GraphQL over server-sent events, one operation a request ("distinct connections"). */
export function serveEventStreams({
  graphql,
  services,
  sessionOf,
  connections,
  corsOrigins,
  present: presentOf,
}: EventStreamOptions): EventStreams {
  return async (request, response, caller) => {
    const present = (error: unknown): GraphQLError => presentOf(error, caller);
    const page = request.headers.origin;
    if (page !== undefined && corsOrigins.includes(page)) {
      response.setHeader('access-control-allow-origin', page).setHeader('vary', 'origin');
    }
    const session = await sessionOf(request.headers.authorization).catch((error: unknown) => {
      response.setHeader('www-authenticate', 'Bearer error="invalid_token"');
      refuse(response, 401, present(error));
    });
    if (session === undefined) return;
    const params = await readParams(request);
    if (params === null) {
      refuse(response, 400, present(new RequestError('BAD_REQUEST', (texts) => texts.badParams)));
      return;
    }
    const resumeAfter = request.headers['last-event-id'];
    const connection = {
      caller,
      session,
      resumeAfter: typeof resumeAfter === 'string' && resumeAfter !== '' ? resumeAfter : null,
    };
    const operation = await prepareOperation(graphql, connection, params, presentOf);
    if (Array.isArray(operation)) return single(response, { errors: operation });
    const { kind, args, execute } = operation;
    if (kind === 'mutation' && request.method !== 'POST') {
      response.setHeader('allow', 'POST');
      refuse(response, 405, present(new RequestError('BAD_REQUEST', (texts) => texts.mutationByPost)));
      return;
    }
    if (kind !== 'subscription') return single(response, (await execute(args)) as ExecutionResult);
    const board = await openLiveBoard(args, services, caller.language, present).catch(
      (error: unknown): ExecutionResult => ({ errors: [present(error)] }),
    );
    if (!(board instanceof LiveBoard)) return single(response, board);
    const leave = connections.enter(session);
    if (leave === null) {
      response.setHeader('retry-after', '10');
      refuse(response, 429, present(new RequestError('TOO_MANY_CONNECTIONS', (texts) => texts.tooManyConnections)));
      return;
    }
    response.once('close', leave);
    open(response);
    new EventStream(response, board, present).start();
  };
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

function single(response: ServerResponse, result: ExecutionResult): void {
  open(response);
  end(response, result);
}

function end(response: ServerResponse, result: ExecutionResult): void {
  response.end(`event: next\ndata: ${JSON.stringify(result)}\n\nevent: complete\ndata:\n\n`);
}

function refuse(response: ServerResponse, status: number, error: GraphQLError): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ errors: [error] }));
}

/** The operation in the body, or in the address as EventSource sends it; null when it cannot be read. */
async function readParams(request: IncomingMessage): Promise<OperationParams | null> {
  try {
    return operationParams.parse(request.method === 'GET' ? paramsInAddress(request) : await paramsInBody(request));
  } catch {
    return null;
  }
}

function paramsInAddress({ url = '' }: IncomingMessage): object {
  const search = new URLSearchParams(url.split('?').slice(1).join('?'));
  const json = (name: string): unknown => JSON.parse(search.get(name) ?? 'null');
  return {
    query: search.get('query') ?? undefined,
    operationName: search.get('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
  };
}

/** The gate has refused what is too long. */
async function paramsInBody(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString());
}
