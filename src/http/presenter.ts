import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { presentError } from '../schema/errors.ts';

/** What a line of the log belongs to. */
export type Origin = { requestId: string } | { connectionId: string };

/** Says how an error looks to a client. What was presented already stays as it is. */
export type Present = (error: unknown, origin?: Origin) => GraphQLError;

/** What graphql-js adds for who has mistyped a name. */
const SUGGESTION = / Did you mean [^?]*\?/;

/**
 * How errors look to clients of all transports. What is unexpected goes to the log under an id, with its origin.
 * @param suggestions - whether a client is told names of the schema that resemble what it has sent
 */
export function errorPresenter(log: Logger, suggestions: boolean): Present {
  return (error, origin) => {
    const presented = presentError(error, (cause) => {
      const errorId = randomUUID();
      log.error({ errorId, ...origin, err: cause }, 'an operation failed unexpectedly');
      return errorId;
    });
    return suggestions || !SUGGESTION.test(presented.message) ? presented : withoutSuggestion(presented);
  };
}

function withoutSuggestion({ message, nodes, source, positions, path, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message.replace(SUGGESTION, ''), { nodes, source, positions, path, extensions });
}
