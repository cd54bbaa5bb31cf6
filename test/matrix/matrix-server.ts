import pino from 'pino';
import { type LocalKey, openLocalKey } from '../../src/access/local-key.ts';
import { type Clock, fromDay } from '../../src/calendar.ts';
import { DEMO_ISSUER } from '../../src/config/auth-config.ts';
import { defaultDatabaseConfig } from '../../src/config/database-config.ts';
import { defaultFeedConfig } from '../../src/config/feed-config.ts';
import { defaultGateConfig } from '../../src/config/gate-config.ts';
import { defaultHttpConfig } from '../../src/config/http-config.ts';
import { defaultShareConfig } from '../../src/config/share-config.ts';
import { defaultSocketConfig } from '../../src/config/socket-config.ts';
import { type App, startApp } from '../../src/http/app.ts';
import { mutationsAsked, USED_BEFORE } from './mutation-probes.ts';
import { plantWorld, subjects, type World, YEAR } from './world.ts';

const AUDIENCE = 'ketnap-matrix';
const HOUR_S = 3_600;

/** A real server over the world of the matrix. */
export interface MatrixServer {
  app: App;
  world: World;
  clock: Clock;
  key: LocalKey;
  /** A token that is good for an hour, or ran out an hour ago. */
  token(subject: string, expired?: boolean): Promise<string>;
  stop(): Promise<void>;
}

/** Starts it over an empty migrated database. */
export async function startMatrixServer(databaseUrl: string): Promise<MatrixServer> {
  // Noon of a day of the world's year; goes on with real time.
  const shiftMs = fromDay(`${YEAR}-11-23`).getTime() + 5 * HOUR_S * 1000 - Date.now();
  const clock: Clock = { now: () => Date.now() + shiftMs };
  const key = await openLocalKey(DEMO_ISSUER, AUDIENCE);
  const app = await startApp(
    {
      host: '127.0.0.1',
      port: 0,
      database: { ...defaultDatabaseConfig, url: databaseUrl, directUrl: databaseUrl, poolSize: 5 },
      auth: { issuer: DEMO_ISSUER, audience: AUDIENCE, keys: { kind: 'local', jwks: key.jwks } },
      publicAddress: null,
      corsOrigins: [],
      graphiql: null,
      offeredLogins: [],
      endedLogins: [],
      logLevel: 'silent',
      feed: defaultFeedConfig,
      // Many rows are asked in one operation, one operation after the other: the limits are the business of other tests.
      sockets: { ...defaultSocketConfig, messagesPerSecond: 10_000 },
      // It asks for everything, as few people.
      shares: {
        ...defaultShareConfig,
        costPerSecond: 1_000_000,
        costAtOnce: 100_000_000,
        readMsAtOnce: 600_000,
      },
      http: defaultHttpConfig,
      gate: { ...defaultGateConfig, limits: { ...defaultGateConfig.limits, aliases: 1_000, cost: 100_000 } },
    },
    { log: pino({ level: process.env.TEST_LOG ?? 'silent' }), clock },
  );
  const world = await plantWorld(app.services.database);
  await plantUsedKeys(app.services);
  await app.services.feed.settle();
  return {
    app,
    world,
    clock,
    key,
    token: (subject, expired = false) => key.sign(subject, (expired ? -HOUR_S : HOUR_S) + Math.round(shiftMs / 1000)),
    stop: () => app.stop(),
  };
}

/** Everybody has done everything before, under one key. */
async function plantUsedKeys({ database, fingerprints }: App['services']): Promise<void> {
  const ids = subjects.flatMap((subject) =>
    mutationsAsked.map((mutation) => fingerprints.of([subject, mutation, USED_BEFORE])),
  );
  await database.pool.query(
    `INSERT INTO used_key (id, input) SELECT id, sha256('another input') FROM unnest($1::bytea[]) AS id`,
    [ids],
  );
}
