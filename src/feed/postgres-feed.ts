import pg from 'pg';
import { readDigests, readTail, vacuumInbox } from '../db/queries/feed.ts';
import { readWhole } from '../db/queries/feed-whole.ts';
import { CONNECT_MS } from '../db/session-client.ts';
import type { FeedDatabase, FeedLog } from './ports.ts';
import { StepWatch } from './step-watch.ts';

/** Pause before a lost LISTEN connection is made anew, ms. */
const RECONNECT_MS = 250;

/** Steps of this node after which the inbox is vacuumed: about a second's under load, which autovacuum leaves for a minute. */
const STEPS_A_VACUUM = 50;

/**
 * The feed's view of PostgreSQL.
 * @param directUrl - leads to the server itself: a pooler in transaction mode loses LISTEN.
 * @param patienceMs - how long a step is waited for before it is looked after.
 */
export function postgresFeed(pool: pg.Pool, directUrl: string, log: FeedLog, patienceMs?: number): FeedDatabase {
  const steps = new StepWatch(pool, directUrl, patienceMs);
  return {
    sequence: tidySequencer(pool, steps, log),
    readWhole: (seq) => readWhole(pool, seq),
    readTail: (seq) => readTail(pool, seq),
    readDigests: (seqs) => readDigests(pool, seqs),
    listen(onNotify) {
      const listening = keepListening(directUrl, onNotify, log);
      return {
        async stop() {
          steps.stop();
          await listening.stop();
        },
      };
    },
  };
}

function tidySequencer(pool: pg.Pool, steps: StepWatch, log: FeedLog): () => Promise<number | null> {
  let last: number | null = null;
  let made = 0;
  return async () => {
    const seq = await steps.step();
    if (seq !== null && seq !== last) {
      last = seq;
      made += 1;
    }
    if (made === STEPS_A_VACUUM) {
      made = 0;
      // Beside the steps, and not needed for them to be right.
      vacuumInbox(pool).catch((err) => log.warn({ err }, 'the inbox of the feed could not be vacuumed'));
    }
    return seq;
  };
}

function keepListening(url: string, onNotify: (seq: number | null) => void, log: FeedLog): { stop(): Promise<void> } {
  let stopped = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'ketnap feed',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
    });
    client = fresh;
    let lost = false;
    const again = (error?: Error): void => {
      if (lost || stopped) return;
      lost = true;
      log.warn({ err: error }, 'the connection that listens was lost; polling covers until it is back');
      timer = setTimeout(() => void connect(), RECONNECT_MS);
      void fresh.end().catch(() => {});
    };
    fresh.on('error', again);
    fresh.on('end', () => again());
    fresh.on('notification', ({ payload }) => onNotify(Number(payload) || null));
    try {
      await fresh.connect();
      await fresh.query('LISTEN ketnap_feed');
      // What was said while nobody listened.
      onNotify(null);
    } catch (error) {
      again(error as Error);
    }
  };
  const first = connect();

  return {
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await first;
      await client?.end().catch(() => {});
    },
  };
}
