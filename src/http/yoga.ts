import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { InvalidToken, type Session, type Sessions } from '../access/session.ts';
import type { Config } from '../config.ts';
import { type Context, createContext, type Services } from '../schema/context.ts';
import { schema, schemas } from '../schema/index.ts';
import { graphiqlFreshness, graphiqlOptions, renderPage } from './graphiql.ts';
import { operationGate } from './operation-gate.ts';
import type { Caller, Present } from './presenter.ts';

/** What live transports hand over with each operation; plain HTTP names the caller, and has the rest from the request. */
export interface ConnectionContext {
  caller: Caller;
  /** Null without a token. */
  session?: Session | null;
  /** The cursor of a `Last-Event-ID` header. */
  resumeAfter?: string | null;
}

/** The GraphQL server behind all three transports. */
export type Yoga = YogaServerInstance<ConnectionContext, Context>;

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
  /** A bad token answers the whole request with 401. */
  async function contextOfRequest(authorization: string | undefined, caller: Caller): Promise<Context> {
    try {
      return await createContext(services, await sessionOf(authorization), caller.language);
    } catch (error) {
      const presented = present(error, caller);
      if (error instanceof InvalidToken) Object.assign(presented.extensions, { http: INVALID_TOKEN });
      throw presented;
    }
  }

  return createYoga<ConnectionContext, Context>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    context: ({ request, session, resumeAfter, caller }) =>
      session === undefined
        ? contextOfRequest(request.headers.get('authorization') ?? undefined, caller)
        : createContext(services, session, caller.language, resumeAfter),
    plugins: [operationGate, graphiqlFreshness, languageOfDescriptions, presentation(present)],
    maskedErrors: false,
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

/** What an operation, or a request that did not come to one, failed with. */
function presentation(present: Present): Plugin<Context & ConnectionContext, ConnectionContext> {
  return {
    onExecute: ({ args: { contextValue } }) => ({
      onExecuteDone({ result, setResult }) {
        if (!('errors' in result) || result.errors === undefined) return;
        setResult({ ...result, errors: result.errors.map((error) => present(error, contextValue.caller)) });
      },
    }),
    onResultProcess({ result, setResult, serverContext: { caller } }) {
      if (!('errors' in result) || result.errors === undefined) return;
      setResult({ ...result, errors: result.errors.map((error) => present(error, caller)) });
    },
  };
}

/** Same types, same fields, same functions behind them: only what is said of them differs. */
const languageOfDescriptions: Plugin<Context> = {
  onExecute: ({ args }) => {
    args.schema = schemas[args.contextValue.language];
  },
};

/** What HTTP has to say of a bad token (RFC 6750, 3). */
const INVALID_TOKEN = { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } };

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
