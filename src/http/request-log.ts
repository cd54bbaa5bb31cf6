import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Origin } from './presenter.ts';
import { pathOf } from './request-gate.ts';

/** An id that a proxy in front has given to a request. */
const REQUEST_ID = /^[\w.-]{1,64}$/;

/** The id of a request (`x-request-id`): its proxy's, or a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

/**
 * Gives a request its id, says it in the answer, and writes a line when it is over. What is asked and who asks stays out
 * of the log.
 */
export function logRequest(request: IncomingMessage, response: ServerResponse, log: Logger): Origin {
  const requestId = requestIdOf(request);
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
  return { requestId };
}
