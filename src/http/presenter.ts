import { randomUUID } from 'node:crypto';
import type { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { currentOperation } from '../db/operation.ts';
import { type DatabaseTrouble, databaseTrouble } from '../db/unavailable.ts';
import type { Language } from '../messages/language.ts';
import { presentError } from '../schema/errors.ts';

/** What a line of the log belongs to. */
export type Origin = { requestId: string } | { connectionId: string };

/** Whom an answer is for. */
export interface Caller {
  origin: Origin;
  language: Language;
}

/** How often a client was told that the database did not do it, by what kept it. */
export type Troubles = Record<DatabaseTrouble, number>;

/** Nothing has happened yet. */
export function noTroubles(): Troubles {
  return { busy: 0, away: 0, cancelled: 0 };
}

/** Says how an error looks to a client. What was presented already stays as it is. */
export type Present = (error: unknown, caller: Caller) => GraphQLError;

/**
 * How errors look to clients of all transports. What is unexpected goes to the log under an id, with its origin.
 * @param suggestions - whether a client is told names of the schema that resemble what it has sent
 * @param troubles - counts those of the database
 */
export function errorPresenter(log: Logger, suggestions: boolean, troubles: Troubles): Present {
  return (error, { origin, language }) =>
    presentError(error, { language, suggestions }, (cause) => {
      const errorId = randomUUID();
      const trouble = databaseTrouble(cause);
      // What was cancelled since its client has gone is as it should be.
      if (trouble === 'cancelled' && currentOperation()?.ended === 'CLIENT_GONE') return errorId;
      if (trouble !== null) troubles[trouble] += 1;
      log.error({ errorId, ...origin, err: cause }, 'an operation failed unexpectedly');
      return errorId;
    });
}
