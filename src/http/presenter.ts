import { randomUUID } from 'node:crypto';
import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { presentError } from '../schema/errors.ts';
import { loggableError } from './loggable-error.ts';

/** What a line of the log belongs to. */
export type Origin = { requestId: string } | { connectionId: string };

/** Says how an error looks to a client. What was presented already stays as it is. */
export type Present = (error: unknown, origin?: Origin) => GraphQLError;

/** How errors look to clients of all transports. What is unexpected goes to the log under an id, with its origin. */
export function errorPresenter(log: Logger): Present {
  return (error, origin) =>
    presentError(error, (cause) => {
      const errorId = randomUUID();
      log.error({ errorId, ...origin, err: loggableError(cause) }, 'an operation failed unexpectedly');
      return errorId;
    });
}
