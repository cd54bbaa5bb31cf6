import { Connection, type ConnectionOptions, type Sink } from './connection.ts';
import { type Operation, Subscription } from './subscription.ts';

/** Boards do not all come to the next server in the same moment, ms. */
const SPREAD_MS = 400;

/**
 * The line over which boards and lists are kept live: mostly one connection. Where that one is to end (the server says that it goes, the
 * token runs out, nothing comes any more), the next is opened beside it, and what is live moves over, each after its own cursor; only
 * then the old one is left.
 */
export class Line {
  #current: Connection;
  #next: Connection | null = null;
  #move: ReturnType<typeof setTimeout> | undefined;
  /** The connection whose server has said that it goes. */
  #going: Connection | null = null;
  #closed = false;
  readonly #options: ConnectionOptions;
  readonly #live = new Set<Subscription>();
  readonly #lost = new Set<(reason: string) => void>();

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#current = this.#open();
  }

  /** Keeps an operation up until it ends or is ended. @returns what ends it */
  subscribe(operation: Operation, sink: Sink): () => void {
    const subscription = new Subscription(operation, {
      ...sink,
      error: (error) => {
        this.#live.delete(subscription);
        sink.error(error);
      },
      complete: () => {
        this.#live.delete(subscription);
        sink.complete();
      },
    });
    this.#live.add(subscription);
    subscription.openOn(this.#current);
    if (this.#next !== null) subscription.openOn(this.#next);
    return () => {
      this.#live.delete(subscription);
      subscription.end();
    };
  }

  /** Tells when the line is lost, until it is forgotten. What was live goes on where it stood when there is another. */
  onLost(listener: (reason: string) => void): () => void {
    this.#lost.add(listener);
    return () => this.#lost.delete(listener);
  }

  /** Opens the next connection, with the newest token, and then leaves this one. Nothing is missed, and nothing stands still. */
  renew(): void {
    if (this.#closed || this.#next !== null || this.#live.size === 0) return;
    // One that waits to be opened comes by itself, and asks for the newest token: two would come of it.
    if (!this.#current.isConnected) return;
    this.#next = this.#open();
    for (const subscription of this.#live) subscription.openOn(this.#next);
  }

  /** Ends all of it. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#move);
    for (const subscription of this.#live) subscription.end();
    this.#live.clear();
    this.#current.end();
    this.#next?.end();
  }

  #open(): Connection {
    const connection = new Connection(this.#options, {
      connected: () => {
        if (connection === this.#next) this.#goOver();
      },
      closed: (code, reason) => {
        if (connection === this.#next) this.#giveUpNext();
        if (connection !== this.#current || code === 1000) return;
        // The next one is on its way already.
        if (this.#next !== null) this.#goOver();
        for (const listener of [...this.#lost]) listener(`${code ?? ''} ${reason}`.trim());
      },
      goingAway: () => {
        this.#going = connection;
        this.#moveLater();
      },
      tokenEnds: () => void this.#renewToken(connection),
    });
    return connection;
  }

  #moveLater(): void {
    clearTimeout(this.#move);
    this.#move = setTimeout(() => this.#going === this.#current && this.renew(), Math.random() * SPREAD_MS);
  }

  /** It could not be opened: what there is is used as long as it lasts. */
  #giveUpNext(): void {
    const next = this.#next as Connection;
    this.#next = null;
    for (const subscription of this.#live) subscription.leave(next);
    next.end();
    if (this.#going === this.#current) this.#moveLater();
  }

  /** In the same moment the old one is no more heard and the new one is told where each board stands. */
  #goOver(): void {
    const old = this.#current;
    this.#current = this.#next as Connection;
    this.#next = null;
    for (const subscription of this.#live) subscription.leave(old);
    old.end();
  }

  /** Another connection is of use only with another token. */
  async #renewToken(connection: Connection): Promise<void> {
    try {
      const token = await this.#options.token(null);
      if (connection === this.#current && token !== connection.token) this.renew();
    } catch {
      // The server says when it does not take the old one any more, and then it is asked for again.
    }
  }
}
