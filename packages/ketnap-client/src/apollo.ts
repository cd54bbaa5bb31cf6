// Live boards and lists over Apollo Client: subscriptions go over a line, and on after their last frame.
import { ApolloLink, Observable } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { print } from '@apollo/client/utilities';
import type { Line } from './line.ts';

/** Sends subscriptions over a line, asking for `after` anew whenever that is opened. Ends a chain of links. */
export class LiveLink extends ApolloLink {
  readonly #line: Line;

  constructor(line: Line) {
    super();
    this.#line = line;
  }

  override request({ query, variables, operationName }: ApolloLink.Operation): Observable<ApolloLink.Result> {
    const operation = { query: print(query), variables, ...(operationName === undefined ? {} : { operationName }) };
    return new Observable((observer) =>
      this.#line.subscribe(operation, {
        next: (result) => observer.next(result as ApolloLink.Result),
        error: (error) => observer.error(Array.isArray(error) ? new CombinedGraphQLErrors({ errors: error }) : error),
        complete: () => observer.complete(),
      }),
    );
  }
}
