import { type Client, createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { BoardClient, type BoardFrame, WATCH_BOARD } from './board-client.ts';

/** Where walls hang, and what they show. */
export interface WallOptions {
  /** Addresses of GraphQL on all nodes; a wall that loses one goes to the next. */
  urls: string[];
  /** The token that all of them share. */
  token: string;
  variables: object;
}

/** A screen with a live board that comes back by itself, as the example for graphql-ws does. */
export class Wall {
  readonly board = new BoardClient();
  /** What it was told instead of a frame. */
  readonly refusals: string[] = [];
  /** Which frames did not fit. */
  readonly broken: unknown[] = [];
  /** How often it has been shown the board after it had none. */
  shown = 0;
  readonly #client: Client;

  /** @param number - of the wall, by which its first node is chosen. */
  constructor(number: number, { urls, token, variables }: WallOptions) {
    let turn = number;
    this.#client = createClient({
      url: () => (urls[turn++ % urls.length] ?? '').replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => true,
      retryWait: (retries) =>
        new Promise((resolve) => setTimeout(resolve, Math.min(250 * 2 ** retries, 5_000) * (0.5 + Math.random() / 2))),
    });
    const { board } = this;
    let isNew = true;
    this.#client.on('connected', () => {
      isNew = true;
    });
    this.#client.subscribe<{ quotaBoard: BoardFrame }>(
      {
        query: WATCH_BOARD,
        get variables() {
          return { ...variables, after: board.cursor };
        },
      },
      {
        next: ({ data, errors }) => {
          this.refusals.push(...(errors ?? []).map(({ message }) => message));
          try {
            if (data) board.take(data.quotaBoard);
            if (data && isNew) this.shown += 1;
            isNew = false;
          } catch (error) {
            this.broken.push(error);
          }
        },
        error: (error) => this.refusals.push(JSON.stringify(error)),
        complete: () => {},
      },
    );
  }

  takeDown(): void {
    // One that is connecting at that moment rejects.
    Promise.resolve(this.#client.dispose()).catch(() => {});
  }
}

/** Hangs so many walls, in turn on all nodes. */
export function hangWalls(count: number, options: WallOptions): Wall[] {
  return Array.from({ length: count }, (_, number) => new Wall(number, options));
}
