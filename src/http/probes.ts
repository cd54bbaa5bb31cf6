import type { IncomingMessage, ServerResponse } from 'node:http';
import type { KeySet } from '../access/key-set.ts';
import type { Database } from '../db/client.ts';
import type { Feed } from '../feed/feed.ts';
import type { Metrics } from './metrics.ts';

/** A node that has not been known to show everything for this long is not ready, ms. */
const MOST_LAG_MS = 5_000;

/** What the probes look at. */
export interface Probed {
  database: Database;
  feed: Feed;
  keys: KeySet;
  metrics: Metrics;
  draining: boolean;
  /** How long a viewer whose live boards are owed a frame may be given none, ms. */
  unservedMs: number;
}

/**
 * Answers `/health` (the process runs), `/ready` (it can serve: the feed follows the database, requests reach it,
 * live boards get their frames, tokens can be checked, and it is not stopping) and `/metrics`. True when the request was one of them.
 */
export function answerProbe(request: IncomingMessage, response: ServerResponse, probed: Probed): boolean {
  if (request.method !== 'GET') return false;
  switch (request.url) {
    case '/health':
      return answer(response, 200, { status: 'ok' });
    case '/ready':
      return answerReady(response, probed);
    case '/metrics':
      answerMetrics(response, probed.metrics).catch(() => response.destroy());
      return true;
    default:
      return false;
  }
}

/**
 * A node that has the last known keys is ready: it serves as before. One without any is not: a node that was started
 * earlier may have them, and the proxy in front finds it.
 */
function answerReady(response: ServerResponse, { database, feed, keys, draining, unservedMs }: Probed): true {
  let status = 'ready';
  if (draining) status = 'draining';
  else if (feed.brokenSinceMs !== null) status = 'database unreachable';
  else if (database.pulse?.answers === false) status = 'DATABASE_URL does not answer';
  else if (feed.lagMs > MOST_LAG_MS) status = 'the feed is behind';
  else if (feed.unserved.viewerMs > unservedMs) status = 'live boards are not served';
  else if (keys.standing === 'none') status = 'no keys to check tokens with';
  return answer(response, status === 'ready' ? 200 : 503, {
    status,
    keys: keys.standing,
    asOf: feed.asOf.toISOString(),
  });
}

async function answerMetrics(response: ServerResponse, { contentType, text }: Metrics): Promise<void> {
  const body = await text();
  response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' });
  response.end(body);
}

function answer(response: ServerResponse, status: number, body: object): true {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
  return true;
}
