import { createClient as createSseClient, type Client as SseClient } from 'graphql-sse';
import { createClient as createWsClient, type Client as WsClient } from 'graphql-ws';
import pg from 'pg';
import WebSocket from 'ws';
import { type LocalKey, openLocalKey } from '../../src/access/local-key.ts';
import { type Clock, type Day, fromDay } from '../../src/calendar.ts';
import { type AuthConfig, DEMO_ISSUER } from '../../src/config/auth-config.ts';
import { type DatabaseConfig, defaultDatabaseConfig } from '../../src/config/database-config.ts';
import { defaultFeedConfig, type FeedConfig } from '../../src/config/feed-config.ts';
import { defaultGateConfig, type GateConfig } from '../../src/config/gate-config.ts';
import { defaultHttpConfig, type HttpConfig } from '../../src/config/http-config.ts';
import { defaultShareConfig, type ShareConfig } from '../../src/config/share-config.ts';
import { defaultSocketConfig, type SocketConfig } from '../../src/config/socket-config.ts';
import type { Config } from '../../src/config.ts';
import type { Role } from '../../src/db/generated/client.ts';
import { type App, startApp } from '../../src/http/app.ts';
import { openLog } from '../../src/http/open-log.ts';
import type { PublicAddress } from '../../src/public-address.ts';
import { encodeGlobalId } from '../../src/schema/global-id.ts';
import { urlOfDatabase } from './database-url.ts';
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

/** Connections of a server behind a pooler: more than the pooler has to the database. */
const POOLED_CLIENTS = 16;

/** The way through the pooler of TEST_POOLER_URL, by which the suite's parts are run behind one; null without. */
function throughPooler(): ((databaseUrl: string) => string) | null {
  const pooler = process.env.TEST_POOLER_URL;
  return pooler ? (databaseUrl) => urlOfDatabase(pooler, new URL(databaseUrl).pathname.slice(1)) : null;
}

/** What a database in Vietnam is often set to. Sessions must not depend on it. */
async function setFarZone(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const name = pg.escapeIdentifier(new URL(databaseUrl).pathname.slice(1));
  await client.query(`ALTER DATABASE ${name} SET TimeZone = 'Asia/Ho_Chi_Minh'`);
  await client.end();
}

/** Starts a server on a clone of the demo data, or of an empty migrated database. */
export async function startTestServer({
  sampleOf,
  districtsEnd = false,
  from = sampleOf === undefined ? 'demo' : 'empty',
  feed = {},
  sockets = {},
  shares = {},
  http = {},
  gate = {},
  keys = null,
  publicAddress = null,
  corsOrigins = [],
  clock = demoClock(sampleOf),
  graphiql = false,
  onLog = null,
  through = throughPooler(),
  limits = {},
}: {
  from?: 'demo' | 'empty';
  /** The demo data as of another day, which is the server's. */
  sampleOf?: Day;
  /** Whether the districts end in it, as in `npm run demo`. */
  districtsEnd?: boolean;
  feed?: Partial<FeedConfig>;
  sockets?: Partial<SocketConfig>;
  shares?: Partial<ShareConfig>;
  http?: Partial<HttpConfig>;
  gate?: Partial<GateConfig>;
  /** Where the server's keys come from; its own by itself. */
  keys?: AuthConfig['keys'] | null;
  publicAddress?: PublicAddress | null;
  corsOrigins?: string[];
  clock?: Clock;
  /** Whether there is GraphiQL, still without logins and examples: `config.graphiql` takes them. */
  graphiql?: boolean;
  /** Told of every line of the log. */
  onLog?: ((line: string) => void) | null;
  /** The server's way to its database, where that is not the direct one. */
  through?: ((databaseUrl: string) => string) | null;
  /** What requests may take of the database. */
  limits?: Partial<DatabaseConfig>;
} = {}): Promise<TestServer> {
  const database = await createTestDatabase({ from, districtsEnd, ...(sampleOf === undefined ? {} : { sampleOf }) });
  if (through !== null) await setFarZone(database.url);
  const key: LocalKey = await openLocalKey(DEMO_ISSUER, AUDIENCE);
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    database: {
      url: through?.(database.url) ?? database.url,
      directUrl: database.url,
      ...defaultDatabaseConfig,
      poolSize: through === null ? 5 : POOLED_CLIENTS,
      ...limits,
    },
    auth: { issuer: DEMO_ISSUER, audience: AUDIENCE, keys: keys ?? { kind: 'local', jwks: key.jwks } },
    publicAddress,
    corsOrigins,
    graphiql: graphiql ? { logins: [], tabs: async () => [] } : null,
    offeredLogins: [],
    endedLogins: [],
    logLevel: 'silent',
    feed: { ...defaultFeedConfig, ...feed },
    sockets: { ...defaultSocketConfig, ...sockets },
    // In a minute one person asks here what an office asks in a day.
    shares: {
      ...defaultShareConfig,
      costPerSecond: 1_000_000,
      costAtOnce: 10_000_000,
      readMsAtOnce: 600_000,
      ...shares,
    },
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
