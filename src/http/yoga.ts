import { GraphQLError } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { InvalidToken, type Session, type Sessions } from '../access/session.ts';
import type { Config } from '../config.ts';
import { type Context, createContext, type Services } from '../schema/context.ts';
import { presentError } from '../schema/errors.ts';
import { schema } from '../schema/index.ts';
import { graphiqlFreshness, graphiqlOptions, renderPage } from './graphiql.ts';
import { operationGate } from './operation-gate.ts';
import type { Origin, Present } from './presenter.ts';

/** What live transports hand over with each operation; plain HTTP has all but the origin from the request. */
export interface ConnectionContext {
  origin: Origin;
  session: Session | null;
  /** The cursor of a `Last-Event-ID` header. */
  resumeAfter: string | null;
}

/** The GraphQL server behind all three transports. */
export type Yoga = YogaServerInstance<Partial<ConnectionContext>, Context>;

/** Path of GraphQL over HTTP, SSE and WebSocket, and of GraphiQL. */
export const GRAPHQL_PATH = '/graphql';

/** What a GraphQL server is made of. */
export interface GraphqlServerOptions {
  config: Pick<Config, 'corsOrigins' | 'graphiql'>;
  services: Services;
  sessionOf: SessionOfRequest;
  present: Present;
}

/** Puts schema, access and presentation of errors together. */
export function createGraphqlServer({ config, services, sessionOf, present }: GraphqlServerOptions): Yoga {
  return createYoga<Partial<ConnectionContext>, Context>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    context: ({ request, session, resumeAfter, origin }) =>
      session === undefined
        ? contextOfRequest(request, services, sessionOf).catch((error: unknown) => {
            throw present(error, origin);
          })
        : createContext(services, session, resumeAfter),
    plugins: [operationGate, graphiqlFreshness, presentation(present)],
    // What came about before an operation was there to belong to.
    maskedErrors: { maskError: (error) => present(error) },
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

/** Presents what an operation failed with, while it is known whose operation it was. */
function presentation(present: Present): Plugin<Partial<ConnectionContext>> {
  return {
    onExecute: ({ args: { contextValue } }) => ({
      onExecuteDone({ result, setResult }) {
        if (!('errors' in result) || result.errors === undefined) return;
        setResult({ ...result, errors: result.errors.map((error) => present(error, contextValue.origin)) });
      },
    }),
  };
}

/** A bad token answers the whole request with 401. */
async function contextOfRequest(request: Request, services: Services, sessionOf: SessionOfRequest): Promise<Context> {
  try {
    return await createContext(services, await sessionOf(request.headers.get('authorization') ?? undefined));
  } catch (error) {
    if (!(error instanceof InvalidToken)) throw error;
    const { message, extensions } = presentError(error, () => '');
    const http = { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } };
    throw new GraphQLError(message, { extensions: { ...extensions, http } });
  }
}

/**
 * Who sends a request, by its Authorization header; null without one.
 * @throws InvalidToken
 */
export type SessionOfRequest = (authorization: string | undefined) => Promise<Session | null>;

/** Checks Authorization headers. */
export function sessionOfRequest(sessions: Sessions): SessionOfRequest {
  return async (authorization) => (authorization === undefined ? null : sessions.verify(bearer(authorization)));
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
