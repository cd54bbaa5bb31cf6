import { GraphQLError } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import { InvalidToken, type Session, type Sessions } from '../access/session.ts';
import type { Config } from '../config.ts';
import { type Context, createContext, type Services } from '../schema/context.ts';
import { schema, schemas } from '../schema/index.ts';
import { RequestError } from '../schema/request-error.ts';
import { graphiqlFreshness, graphiqlOptions, renderPage } from './graphiql.ts';
import { badRequest, type OperationGate, type OperationParams, type ShownCost } from './operation-gate.ts';
import type { Caller, Present } from './presenter.ts';

/** What live transports hand over with each operation; plain HTTP names the caller, and has the rest from the request. */
export interface ConnectionContext {
  caller: Caller;
  /** Null without a token. */
  session?: Session | null;
  /** The cursor of a `Last-Event-ID` header. */
  resumeAfter?: string | null;
  /** What the answer is to say of the operation's cost. */
  shownCost?: ShownCost | null;
}

/** The GraphQL server behind all three transports. */
export type Yoga = YogaServerInstance<ConnectionContext, Context>;

/** The GraphQL server and the gate before it. */
export interface GraphqlServer {
  yoga: Yoga;
  gate: OperationGate;
}

/** Path of GraphQL over HTTP, SSE and WebSocket, and of GraphiQL. */
export const GRAPHQL_PATH = '/graphql';

/** What a GraphQL server is made of. */
export interface GraphqlServerOptions {
  config: Pick<Config, 'corsOrigins' | 'graphiql'>;
  services: Services;
  sessionOf: SessionOfRequest;
  present: Present;
  gate: OperationGate;
}

/** Puts schema, access and presentation of errors together. */
export function createGraphqlServer(options: GraphqlServerOptions): GraphqlServer {
  const { config, services, sessionOf, present, gate } = options;

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

  const yoga = createYoga<ConnectionContext, Context>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    context: ({ request, session, resumeAfter, caller }) =>
      session === undefined
        ? contextOfRequest(request.headers.get('authorization') ?? undefined, caller)
        : createContext(services, session, caller.language, resumeAfter),
    plugins: [behindGate(gate), graphiqlFreshness, languageOfDescriptions, presentation(present)],
    maskedErrors: false,
    cors:
      config.corsOrigins.length === 0 ? false : { origin: config.corsOrigins, methods: ['POST'], credentials: false },
    graphiql: config.graphiql === null ? false : graphiqlFactory(config.graphiql),
    renderGraphiQL: renderPage,
    landingPage: false,
    batching: false,
    multipart: false,
    // The gate remembers what it has seen.
    parserAndValidationCache: false,
    logging: false,
  });
  return { yoga, gate };
}

/** Puts operations that come over plain HTTP through the gate. */
function behindGate(gate: OperationGate): Plugin<ConnectionContext> {
  return {
    onParams({ params, setParams }) {
      // What is no operation at all is left to the server.
      if (
        typeof params !== 'object' ||
        params === null ||
        !['string', 'undefined'].includes(typeof (params.query ?? undefined))
      )
        return;
      setParams({ ...params, query: overHttp(() => gate.textOf(params)) });
    },
    // All of it at once: Yoga would have a word of its own to say between parsing and validating.
    onParse({ params: { source }, context, extendContext, setParsedDocument }) {
      const document = overHttp(() => gate.parse(String(source)));
      const admission = gate.admit(document, (context as { params: OperationParams }).params);
      if ('errors' in admission) throw new AggregateError(admission.errors.map(forHttp));
      if (admission.operation.operation === 'subscription') {
        throw forHttp(badRequest((texts) => texts.subscriptionElsewhere));
      }
      extendContext({ shownCost: admission.shownCost });
      setParsedDocument(document);
    },
    onValidate: ({ setResult }) => setResult([]),
  };
}

function overHttp<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof GraphQLError ? forHttp(error) : error;
  }
}

/** Says the status: 400, but 200 to those who understand nothing but `application/json` (GraphQL over HTTP, 6.4). */
function forHttp(error: GraphQLError): GraphQLError {
  const { message, source, positions, nodes, extensions } = error;
  const http = { spec: extensions.code !== 'BAD_REQUEST', status: 400 };
  if (error instanceof RequestError) return new RequestError(error.code, error.say, { ...extensions, http });
  return new GraphQLError(message, { source, positions, nodes, extensions: { ...extensions, http } });
}

function graphiqlFactory(graphiql: NonNullable<Config['graphiql']>) {
  return (request: Request) => graphiqlOptions(graphiql, request.url);
}

/** What an operation, or a request that did not come to one, failed with, and what it cost. */
function presentation(present: Present): Plugin<Context & ConnectionContext, ConnectionContext> {
  return {
    onExecute: ({ args: { contextValue } }) => ({
      onExecuteDone({ result, setResult }) {
        const { caller, session, shownCost } = contextValue;
        if (!('data' in result) && !('errors' in result)) return;
        const errors = result.errors && {
          errors: result.errors.map((error) => presentOver(session, present(error, caller))),
        };
        const extensions = shownCost && { extensions: { ...result.extensions, cost: shownCost } };
        if (errors || extensions) setResult({ ...result, ...errors, ...extensions });
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

/** Only plain HTTP has a status to be told of. */
function presentOver(session: Session | null | undefined, error: GraphQLError): GraphQLError {
  if (session === undefined || error.extensions.http === undefined) return error;
  const { message, source, positions, nodes, path } = error;
  const { http, ...extensions } = error.extensions;
  return new GraphQLError(message, { source, positions, nodes, path, extensions });
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
