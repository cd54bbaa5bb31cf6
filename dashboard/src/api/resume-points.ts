import type { SubscribePayload } from 'graphql-ws';

/** Where each live board stands, so that every subscription, the retries included, begins after what is already shown. */
export class ResumePoints {
  readonly #cursors = new Map<string, string>();

  set(board: object, cursor: string): void {
    this.#cursors.set(JSON.stringify(board), cursor);
  }

  /** The next subscription to it begins from the beginning. */
  forget(board: object): void {
    this.#cursors.delete(JSON.stringify(board));
  }

  /** What is sent: the variables are read anew for each attempt, so that none begins where the first one began. */
  payload(query: string, variables: Record<string, unknown>): SubscribePayload {
    const cursors = this.#cursors;
    const key = JSON.stringify(variables);
    return {
      query,
      get variables() {
        return { ...variables, after: cursors.get(key) ?? null };
      },
    };
  }
}
