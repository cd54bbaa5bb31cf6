import { type DocumentNode, GraphQLError, Kind, type SelectionNode, specifiedRules, validate } from 'graphql';
import { createYoga, type Plugin, type YogaServerInstance } from 'graphql-yoga';
import type { Session } from '../access/session.ts';
import type { Config } from '../config.ts';
import { currentOperation } from '../db/operation.ts';
import { type Context, createContext, type Services } from '../schema/context.ts';
import { comingSchemas, schema, schemas } from '../schema/index.ts';
import { RequestError } from '../schema/request-error.ts';
import { DocumentReader } from './document-reader.ts';
import { badRequest, type Cleared, type OperationGate, type OperationParams } from './operation-gate.ts';
import { graphiqlFreshness, graphiqlOptions, renderPage } from './page/graphiql.ts';
import type { Caller, Present } from './presenter.ts';
import type { PublicPath } from './public-path.ts';
import { refusalOf, type SessionOfRequest } from './session-of-request.ts';
import { operationInTurn } from './shares/operation-in-turn.ts';
import type { Shares } from './shares/shares.ts';

/** What live transports hand over with each operation; plain HTTP names the caller, and finds out the rest. */
export interface ConnectionContext {
  caller: Caller;
  /** Whether it is plain HTTP, which alone has a status to be told of. */
  isPlain?: true;
  /** Null without a token. */
  session?: Session | null;
  /** Whether it is asked as if all that is deprecated had gone (`?contract=next`). */
  isComing?: boolean;
  /** What an address names its document by, which Yoga does not read there. */
  documentId?: string;
  /** The cursor of a `Last-Event-ID` header. */
  resumeAfter?: string | null;
  /** The document of the operation, once it was read. */
  document?: DocumentNode;
  /** The operation, once it has passed the gate. */
  cleared?: Cleared;
}

/** The GraphQL server behind all three transports. */
export type Yoga = YogaServerInstance<ConnectionContext, Context>;

/** The GraphQL server, and what is before it. */
export interface GraphqlServer {
  yoga: Yoga;
  gate: OperationGate;
  reader: DocumentReader;
}

/** Path of GraphQL over HTTP, SSE and WebSocket, and of GraphiQL. */
export const GRAPHQL_PATH = '/graphql';

/** What a GraphQL server is made of. */
export interface GraphqlServerOptions {
  config: Pick<Config, 'graphiql'>;
  path: PublicPath;
  services: Services;
  sessionOf: SessionOfRequest;
  present: Present;
  gate: OperationGate;
  shares: Shares;
}

/** Puts schema, access and presentation of errors together. */
export function createGraphqlServer(options: GraphqlServerOptions): GraphqlServer {
  const { config, path, services, sessionOf, present, gate, shares } = options;

  const reader = new DocumentReader(gate, shares.reading, services.feed.turns);

  /** What a request over plain HTTP that did not come to its operation is answered with, and by which status. */
  const overHttp = (error: unknown, caller: Caller): GraphQLError => {
    if (error instanceof GraphQLError) return forHttp(error);
    const presented = present(error, caller);
    const refusal = refusalOf(presented);
    if (refusal !== null) Object.assign(presented.extensions, { http: refusal });
    return presented;
  };

  const yoga = createYoga<ConnectionContext, Context>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    // Comes after the gate and before anything runs, over every transport.
    context: async ({ isPlain, session = null, resumeAfter, caller, cleared }) => {
      try {
        const context = await createContext(services, session, caller.language, resumeAfter);
        if (cleared) gate.count(cleared, context);
        return context;
      } catch (error) {
        throw isPlain ? overHttp(error, caller) : error;
      }
    },
    plugins: [
      behindGate({ gate, reader, sessionOf, overHttp }),
      graphiqlFreshness,
      languageOfDescriptions,
      presentation(present, shares),
      operationInTurn(shares),
    ],
    maskedErrors: false,
    cors: false,
    graphiql: config.graphiql === null ? false : graphiqlFactory(config.graphiql, path.shown(GRAPHQL_PATH)),
    renderGraphiQL: renderPage,
    landingPage: false,
    batching: false,
    multipart: false,
    extraParamNames: ['documentId'],
    // The gate remembers what it has seen.
    parserAndValidationCache: false,
    logging: false,
  });
  return { yoga, gate, reader };
}

/** What the gate over plain HTTP needs. */
interface GateOverHttp extends Omit<GraphqlServer, 'yoga'> {
  sessionOf: SessionOfRequest;
  overHttp(error: unknown, caller: Caller): GraphQLError;
}

/** Puts operations that come over plain HTTP through the gate. */
function behindGate({ gate, reader, sessionOf, overHttp }: GateOverHttp): Plugin<ConnectionContext> {
  return {
    // Whose an operation is comes first: its document is read in the share of its viewer.
    async onParams({ request, params, setParams, context }) {
      // What is no operation at all is left to the server.
      if (
        typeof params !== 'object' ||
        params === null ||
        !['string', 'undefined'].includes(typeof (params.query ?? undefined))
      )
        return;
      const connection = context as ConnectionContext;
      connection.isPlain = true;
      try {
        const session = await sessionOf(request.headers.get('authorization') ?? undefined);
        const viewer = session?.subject ?? null;
        const operation = currentOperation();
        if (operation) operation.viewer = viewer;
        connection.session = session;
        const { documentId = (params as OperationParams).documentId } = connection;
        const named = { ...params, documentId };
        connection.document = await reader.read(viewer, named, 'IS_REFUSED');
        setParams({ ...params, query: gate.textOf(named) });
      } catch (error) {
        throw overHttp(error, connection.caller);
      }
    },
    // All of it at once: Yoga would have a word of its own to say between parsing and validating.
    onParse({ context, extendContext, setParsedDocument }) {
      const { document, params } = context as { document: DocumentNode; params: OperationParams };
      const cleared = gate.clear(document, params);
      if ('errors' in cleared) throw new AggregateError(cleared.errors.map(forHttp));
      const { isComing, caller } = context as ConnectionContext;
      if (isComing) {
        const gone = validate(comingSchemas[caller.language], document, specifiedRules, {
          maxErrors: MOST_GONE,
          hideSuggestions: true,
        });
        for (const { extensions } of gone) extensions.code = 'GRAPHQL_VALIDATION_FAILED';
        if (gone.length > 0) throw new AggregateError(gone.map(forHttp));
      }
      if (cleared.operation.operation === 'subscription') {
        throw forHttp(badRequest((texts) => texts.subscriptionElsewhere));
      }
      extendContext({ cleared });
      setParsedDocument(document);
    },
    onValidate: ({ setResult }) => setResult([]),
  };
}

/**
 * Says the status: that of a refusal, else 400, but 200 to those who understand nothing but `application/json` (GraphQL
 * over HTTP, 6.4).
 */
function forHttp(error: GraphQLError): GraphQLError {
  const { message, source, positions, nodes, extensions } = error;
  const http = refusalOf(error) ?? { spec: extensions.code !== 'BAD_REQUEST', status: 400 };
  if (error instanceof RequestError) return new RequestError(error.code, error.say, { ...extensions, http }, nodes);
  return new GraphQLError(message, { source, positions, nodes, extensions: { ...extensions, http } });
}

function graphiqlFactory(graphiql: NonNullable<Config['graphiql']>, endpoint: string) {
  return (request: Request) => graphiqlOptions(graphiql, { requestUrl: request.url, endpoint });
}

/** What an operation, or a request that did not come to one, failed with, and what it cost. */
function presentation(present: Present, shares: Shares): Plugin<Context & ConnectionContext, ConnectionContext> {
  return {
    onExecute: ({ args: { contextValue } }) => ({
      onExecuteDone({ result, setResult }) {
        const { caller, isPlain, cleared, cost, viewer } = contextValue;
        if (!('data' in result) && !('errors' in result)) return;
        const errors = result.errors && {
          errors: result.errors.map((error) => presentOver(isPlain, present(error, caller))),
        };
        const { requested, limit } = cost;
        const extensions = cleared?.showsCost && {
          extensions: {
            ...result.extensions,
            cost: { requested, limit, ...shares.leftOf(viewer?.subject ?? null) },
          },
        };
        if (errors || extensions) setResult({ ...result, ...errors, ...extensions });
      },
    }),
    onResultProcess({ result, setResult, serverContext: { caller } }) {
      if (!('errors' in result) || result.errors === undefined) return;
      setResult({ ...result, errors: result.errors.map((error) => present(error, caller)) });
    },
  };
}

/** Things that have gone which are named at once. */
const MOST_GONE = 5;

/** Same types, same fields, same functions behind them: only what is said of them differs. */
const languageOfDescriptions: Plugin<Context & ConnectionContext> = {
  onExecute: ({ args }) => {
    const { language, isComing, cleared } = args.contextValue;
    // What is there is what is shown of the coming contract; values come from the functions of this one.
    const isLookedAt = isComing && cleared?.operation.selectionSet.selections.every(isOfTheSchema);
    args.schema = (isLookedAt ? comingSchemas : schemas)[language];
  },
};

/** Whether something at the root asks for the schema itself. */
function isOfTheSchema(selection: SelectionNode): boolean {
  return selection.kind === Kind.FIELD && selection.name.value.startsWith('__');
}

/** Only plain HTTP has a status to be told of. */
function presentOver(isPlain: boolean | undefined, error: GraphQLError): GraphQLError {
  if (isPlain || error.extensions.http === undefined) return error;
  const { message, source, positions, nodes, path } = error;
  const { http, ...extensions } = error.extensions;
  return new GraphQLError(message, { source, positions, nodes, path, extensions });
}
