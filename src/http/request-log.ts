import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { pathOf } from './request-gate.ts';

/** An id that a proxy in front has given to a request. */
const REQUEST_ID = /^[\w.-]{1,64}$/;

/**
 * Gives a request its id (`x-request-id`, its proxy's or a new one) and writes a line when it is over. What is asked and
 * who asks stays out of the log.
 */
export function logRequest(request: IncomingMessage, response: ServerResponse, log: Logger): void {
  const given = request.headers['x-request-id'];
  const requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
  response.setHeader('x-request-id', requestId);
  const startedAt = performance.now();
  response.once('close', () => {
    log.info(
      {
        requestId,
        method: request.method,
        path: pathOf(request.url ?? ''),
        status: response.statusCode,
        ms: Math.round(performance.now() - startedAt),
        whole: response.writableFinished,
      },
      'request',
    );
  });
}
