import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Clock } from '../calendar.ts';
import type { Config } from '../config.ts';
import { type Database, openDatabase } from '../db/client.ts';
import { keepHouse } from '../db/housekeeping.ts';
import { Feed } from '../feed/feed.ts';
import { machineClock } from '../feed/machine-clock.ts';
import { postgresFeed } from '../feed/postgres-feed.ts';
import type { Services } from '../schema/context.ts';
import { listen } from './listen.ts';
import { type Served, serve } from './serve.ts';
import { SliceTimes } from './slice-times.ts';
import {
  checkClock,
  checkDatabase,
  checkWays,
  DIRECT,
  openDatabaseKeys,
  openKeys,
  trustedDocuments,
  unreachable,
  warmUp,
} from './start-checks.ts';

/** A running server. */
export interface App {
  /** Where it listens, without a slash at the end, for example `http://127.0.0.1:4000`. */
  url: string;
  /** Where people reach it, for example `https://board.example/ketnap`; the same where nothing else is said. */
  publicUrl: string;
  services: Services;
  /** Refuses what is new, ends what is open so that clients come back, and closes the database. */
  stop(): Promise<void>;
}

/** What a server has of its surroundings. */
interface Surroundings {
  log: Logger;
  clock: Clock;
}

/** What is to be ended, the latest first. */
type Ends = (() => Promise<void> | void)[];

/**
 * Starts the server.
 * @throws StartError when the database is not there or not migrated, the keys cannot be read, or the port is taken.
 */
export async function startApp(config: Config, surroundings: Surroundings): Promise<App> {
  const ends: Ends = [];
  const stop = async (): Promise<void> => {
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
  };
  try {
    const { server, services } = await open(config, surroundings, ends);
    await listen(server, config.host, config.port);
    const { port } = server.address() as AddressInfo;
    const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
    const { origin, path } = config.publicAddress ?? { origin: url, path: '/' };
    return { url, publicUrl: origin + path.slice(0, -1), services, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Opens one thing after the other, as each needs those before it. */
async function open(config: Config, { log, clock }: Surroundings, ends: Ends): Promise<Served> {
  await checkDatabase(config.database.directUrl);
  const database = openDatabase({
    ...config.database,
    ...(await checkWays(config.database)),
    factorOf: (viewer) => config.shares.shared.get(viewer ?? '') ?? 1,
    onConnectionError: (error) => log.warn({ err: error }, 'a database connection was lost'),
  });
  ends.push(() => database.close());
  await checkClock(database.pool, clock);
  const keys = await openKeys(config, log);
  ends.push(() => keys.close());
  const slices = new SliceTimes();
  const feed = await startFeed(config, database, slices, { log, clock });
  ends.push(() => feed.stop());
  await warmUp(database);
  const databaseKeys = await openDatabaseKeys(database);
  const trusted = await trustedDocuments(config.gate);
  ends.push(keepHouse(database.pool, (what, error) => log.warn({ err: error }, what)));
  const served = serve(config, { database, feed, keys, ...databaseKeys, trusted, slices, clock, log });
  ends.push(served.stop);
  return served;
}

async function startFeed(
  config: Config,
  { feedPool }: Database,
  slices: SliceTimes,
  { log, clock }: Surroundings,
): Promise<Feed> {
  try {
    return await Feed.start({
      database: postgresFeed(feedPool, config.database.directUrl, log),
      clock: machineClock(clock),
      turns: { soon: setImmediate, begun: () => slices.begin() },
      log,
      config: config.feed,
    });
  } catch (error) {
    throw unreachable(DIRECT, error);
  }
}
