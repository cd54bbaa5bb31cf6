// Live boards and lists over urql: subscriptions go over a line, and on after their last frame.
import { type Exchange, type ExecutionResult, subscriptionExchange } from '@urql/core';
import type { Line } from './line.ts';

/** Sends subscriptions over a line; stands where `subscriptionExchange` stands, behind the cache. */
export function liveExchange(line: Line): Exchange {
  return subscriptionExchange({
    forwardSubscription: ({ query = '', variables }) => ({
      subscribe: (sink) => ({
        unsubscribe: line.subscribe(
          { query, variables: variables as Record<string, unknown> },
          {
            next: (result) => sink.next(result as ExecutionResult),
            error: (error) => sink.error(error),
            complete: () => sink.complete(),
          },
        ),
      }),
    }),
  });
}
