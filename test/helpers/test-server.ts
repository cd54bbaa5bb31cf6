import { createClient as createSseClient, type Client as SseClient } from 'graphql-sse';
import { createClient as createWsClient, type Client as WsClient } from 'graphql-ws';
import WebSocket from 'ws';
import { type LocalKey, openLocalKey } from '../../src/access/local-key.ts';
import { type Clock, fromDay } from '../../src/calendar.ts';
import {
  type AuthConfig,
  type Config,
  DEMO_ISSUER,
  defaultFeedConfig,
  defaultGateConfig,
  defaultHttpConfig,
  defaultSocketConfig,
  type FeedConfig,
  type GateConfig,
  type HttpConfig,
  type SocketConfig,
} from '../../src/config.ts';
import type { Role } from '../../src/db/generated/client.ts';
import { type App, startApp } from '../../src/http/app.ts';
import { openLog } from '../../src/http/open-log.ts';
import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { createTestDatabase, DEMO_DAY, type TestDatabase } from './test-database.ts';

const AUDIENCE = 'ketnap-test';

/** An answer of the API, as it came. */
export interface Answer<T> {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers by the paths they asked for
  data: T extends undefined ? any : T;
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string; errorId?: string } }[];
}

/** A real server over a database of its own. */
export interface TestServer {
  app: App;
  url: string;
  database: TestDatabase;
  config: Config;
  /** What signs the tokens that this server accepts. */
  key: LocalKey;
  /** A token for a subject; a negative time gives one that has expired. */
  token(subject: string, forSeconds?: number): Promise<string>;
  /** Gives a subject a role on a committee, by the database. */
  grant(subject: string, role: Role, committeeId: string): Promise<void>;
  /** Asks over HTTP as a subject; null asks without a token. */
  ask<T = undefined>(subject: string | null, query: string, variables?: object): Promise<Answer<T>>;
  /** A graphql-ws client of a subject; ended with the server. */
  ws(subject: string): Promise<WsClient>;
  /** A graphql-sse client of a subject (distinct connections); ended with the server. */
  sse(subject: string): Promise<SseClient>;
  /** Another API node on the same database. */
  node(): Promise<App>;
  stop(): Promise<void>;
}

/** Noon of the day for which the demo data were made; it moves on with real time. */
export function demoClock(day: string = DEMO_DAY): Clock {
  const shift = fromDay(day).getTime() + 5 * 3_600_000 - Date.now();
  return { now: () => Date.now() + shift };
}

/** Global id of a committee, a candidate and so on. */
export const globalId = encodeGlobalId;

/** Starts a server on a clone of the demo data, or of an empty migrated database. */
export async function startTestServer({
  from = 'demo',
  feed = {},
  sockets = {},
  http = {},
  gate = {},
  keys = null,
  corsOrigins = [],
  clock = demoClock(),
  graphiql = false,
  onLog = null,
}: {
  from?: 'demo' | 'empty';
  feed?: Partial<FeedConfig>;
  sockets?: Partial<SocketConfig>;
  http?: Partial<HttpConfig>;
  gate?: Partial<GateConfig>;
  /** Where the server's keys come from; its own by itself. */
  keys?: AuthConfig['keys'] | null;
  corsOrigins?: string[];
  clock?: Clock;
  /** Whether there is GraphiQL, still without logins and examples: `config.graphiql` takes them. */
  graphiql?: boolean;
  /** Told of every line of the log. */
  onLog?: ((line: string) => void) | null;
} = {}): Promise<TestServer> {
  const database = await createTestDatabase({ from });
  const key: LocalKey = await openLocalKey(DEMO_ISSUER, AUDIENCE);
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    database: { url: database.url, directUrl: database.url, poolSize: 5 },
    auth: { issuer: DEMO_ISSUER, audience: AUDIENCE, keys: keys ?? { kind: 'local', jwks: key.jwks } },
    corsOrigins,
    graphiql: graphiql ? { logins: [], tabs: async () => [] } : null,
    offeredLogins: [],
    logLevel: 'silent',
    feed: { ...defaultFeedConfig, ...feed },
    sockets: { ...defaultSocketConfig, ...sockets },
    http: { ...defaultHttpConfig, ...http },
    // GraphiQL asks for the schema.
    gate: { ...defaultGateConfig, introspection: graphiql, ...gate },
  };
  const level = process.env.TEST_LOG ?? 'silent';
  const log = onLog === null ? openLog(level) : openLog('debug', { write: onLog });
  const start = (): Promise<App> => startApp(config, { log, clock });
  const app = await start();
  const ends: (() => unknown)[] = [];
  const sign = async (subject: string, forSeconds = 3600): Promise<string> => {
    // Token times follow the server's clock.
    const shiftSeconds = Math.round((clock.now() - Date.now()) / 1000);
    return key.sign(subject, forSeconds + shiftSeconds);
  };
  return {
    app,
    url: `${app.url}/graphql`,
    database,
    config,
    key,
    token: sign,
    async grant(subject, role, committeeId) {
      await app.services.database.prisma.accessGrant.create({
        data: { subject, role, committeeId, grantedBy: 'test', validFrom: new Date(0) },
      });
    },
    async ask(subject, query, variables = {}) {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(subject === null ? {} : { authorization: `Bearer ${await sign(subject)}` }),
        },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, ...((await response.json()) as object) } as never;
    },
    async ws(subject) {
      const authorization = `Bearer ${await sign(subject)}`;
      const client = createWsClient({
        url: `${app.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { authorization },
        retryAttempts: 0,
      });
      ends.push(() => client.dispose());
      return client;
    },
    async sse(subject) {
      const client = createSseClient({
        url: `${app.url}/graphql`,
        headers: { authorization: `Bearer ${await sign(subject)}` },
        retryAttempts: 0,
      });
      ends.push(() => client.dispose());
      return client;
    },
    async node() {
      const node = await start();
      ends.push(() => node.stop());
      return node;
    },
    async stop() {
      for (const end of ends.reverse()) await end();
      await app.stop();
      await database.drop();
    },
  };
}
