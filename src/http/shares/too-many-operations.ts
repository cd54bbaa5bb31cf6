import type { Message } from '../../messages/catalogue.ts';
import { RequestError } from '../../schema/request-error.ts';
import type { BudgetLeft } from './budgets.ts';
import { NoTurn } from './turn-queue.ts';

/**
 * Too much that a viewer has asked for is under way.
 * @param retryAfter - when it is worth asking again, seconds; HTTP says it as Retry-After
 */
export function tooManyAtOnce(retryAfter: number): RequestError {
  return tooMany((texts) => texts.tooManyAtOnce(retryAfter), { retryAfter });
}

/**
 * Says of what had no turn when it is worth asking again.
 * @param waitMs - for how long it may have waited
 */
export function refuseLate(error: unknown, waitMs: number): never {
  throw error instanceof NoTurn ? tooManyAtOnce(Math.ceil(waitMs / 1_000)) : error;
}

/** A viewer has spent what it may in this time. */
export function tooCostlyNow(
  retryAfter: number,
  cost: BudgetLeft & { requested: number; limit: number },
): RequestError {
  return tooMany((texts) => texts.tooCostlyNow(retryAfter), { retryAfter, cost });
}

/** The time in which this node reads a viewer's new documents is over. */
export function tooMuchToRead(retryAfter: number): RequestError {
  return tooMany((texts) => texts.tooMuchToRead(retryAfter), { retryAfter });
}

/** The live boards of a viewer have all the rows that they may have. */
export function tooManyRows(most: number): RequestError {
  return tooMany((texts) => texts.tooManyLiveRows(most));
}

/** A viewer watches all the boards that it may. */
export function tooManyBoards(most: number): RequestError {
  return tooMany((texts) => texts.tooManyLiveBoards(most));
}

function tooMany(say: Message, extensions = {}): RequestError {
  return new RequestError('TOO_MANY_OPERATIONS', say, extensions);
}
