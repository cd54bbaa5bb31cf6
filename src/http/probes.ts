import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Feed } from '../feed/feed.ts';
import type { Metrics } from './metrics.ts';

/** A node that has not been known to show everything for this long is not ready, ms. */
const MOST_LAG_MS = 5_000;

/** What the probes look at. */
export interface Probed {
  feed: Feed;
  metrics: Metrics;
  draining: boolean;
}

/**
 * Answers `/health` (the process runs), `/ready` (it can serve: the feed follows the database, and it is not stopping)
 * and `/metrics`. True when the request was one of them.
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

function answerReady(response: ServerResponse, { feed, draining }: Probed): true {
  let status = 'ready';
  if (draining) status = 'draining';
  else if (feed.brokenSinceMs !== null) status = 'database unreachable';
  else if (feed.lagMs > MOST_LAG_MS) status = 'the feed is behind';
  return answer(response, status === 'ready' ? 200 : 503, { status, asOf: feed.asOf.toISOString() });
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
