import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { createYoga, type YogaServerInstance } from 'graphql-yoga';
import type { Logger } from 'pino';
import { InvalidToken, type Session, type Sessions } from '../access/session.ts';
import type { Config } from '../config.ts';
import { type Context, createContext, type Services } from '../schema/context.ts';
import { presentError } from '../schema/errors.ts';
import { schema } from '../schema/index.ts';
import { graphiqlFreshness, graphiqlOptions, renderPage } from './graphiql.ts';
import { operationGate } from './operation-gate.ts';

/** What a WebSocket hands over with each operation, since it has no request headers of its own. */
export interface SocketContext {
  session: Session | null;
}

/** The GraphQL server behind all three transports. */
export type Yoga = YogaServerInstance<Partial<SocketContext>, Context>;

/** Path of GraphQL over HTTP, SSE and WebSocket, and of GraphiQL. */
export const GRAPHQL_PATH = '/graphql';

/** Puts schema, access and presentation of errors together. */
export function createGraphqlServer(config: Config, services: Services, sessions: Sessions, log: Logger): Yoga {
  return createYoga<Partial<SocketContext>, Context>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    context: ({ request, session }) =>
      session === undefined ? contextOfRequest(request, services, sessions) : createContext(services, session),
    plugins: [operationGate, graphiqlFreshness],
    maskedErrors: { maskError: (error) => presentError(error, (cause) => fileError(cause, log)) },
    cors:
      config.corsOrigins.length === 0 ? false : { origin: config.corsOrigins, methods: ['POST'], credentials: false },
    graphiql: config.graphiql === null ? false : graphiqlFactory(config.graphiql),
    renderGraphiQL: renderPage,
    landingPage: false,
    batching: false,
    multipart: false,
    logging: false,
  });
}

function graphiqlFactory(graphiql: NonNullable<Config['graphiql']>) {
  return (request: Request) => graphiqlOptions(graphiql, request.url);
}

/** A bad token answers the whole request, also one for an event stream, with 401; a WebSocket has its own way. */
async function contextOfRequest(request: Request, services: Services, sessions: Sessions): Promise<Context> {
  try {
    return await createContext(services, await sessionOf(request, sessions));
  } catch (error) {
    if (!(error instanceof InvalidToken)) throw error;
    const { message, extensions } = presentError(error, () => '');
    const http = { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } };
    throw new GraphQLError(message, { extensions: { ...extensions, http } });
  }
}

async function sessionOf(request: Request, sessions: Sessions): Promise<Session | null> {
  const header = request.headers.get('authorization');
  return header === null ? null : sessions.verify(bearer(header));
}

/**
 * The token in an Authorization header.
 * @throws InvalidToken when it is no bearer token
 */
export function bearer(header: string): string {
  const [, token] = /^Bearer ([\w.~+/-]+=*)$/i.exec(header) ?? [];
  if (token === undefined) throw new InvalidToken('INVALID');
  return token;
}

/** Writes an unexpected error to the log and says under which id. */
export function fileError(cause: unknown, log: Logger): string {
  const errorId = randomUUID();
  log.error({ errorId, err: cause }, 'an operation failed unexpectedly');
  return errorId;
}
