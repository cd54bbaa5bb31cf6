import { randomUUID } from 'node:crypto';
import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import type { Language } from '../messages/language.ts';
import { presentError } from '../schema/errors.ts';

/** What a line of the log belongs to. */
export type Origin = { requestId: string } | { connectionId: string };

/** Whom an answer is for. */
export interface Caller {
  origin: Origin;
  language: Language;
}

/** Says how an error looks to a client. What was presented already stays as it is. */
export type Present = (error: unknown, caller: Caller) => GraphQLError;

/**
 * How errors look to clients of all transports. What is unexpected goes to the log under an id, with its origin.
 * @param suggestions - whether a client is told names of the schema that resemble what it has sent
 */
export function errorPresenter(log: Logger, suggestions: boolean): Present {
  return (error, { origin, language }) =>
    presentError(error, { language, suggestions }, (cause) => {
      const errorId = randomUUID();
      log.error({ errorId, ...origin, err: cause }, 'an operation failed unexpectedly');
      return errorId;
    });
}
