import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Feed } from '../feed/feed.ts';

/**
 * Answers `/health` (the process runs) and `/ready` (it can serve: the feed follows the database, and it is not
 * stopping). True when the request was one of them.
 */
export function answerProbe(
  request: IncomingMessage,
  response: ServerResponse,
  { feed, draining }: { feed: Feed; draining: boolean },
): boolean {
  if (request.method !== 'GET') return false;
  if (request.url === '/health') return answer(response, 200, { status: 'ok' });
  if (request.url !== '/ready') return false;
  const ready = !draining && feed.brokenSinceMs === null;
  return answer(response, ready ? 200 : 503, {
    status: ready ? 'ready' : draining ? 'draining' : 'database unreachable',
    asOf: feed.asOf.toISOString(),
  });
}

function answer(response: ServerResponse, status: number, body: object): true {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
  return true;
}
