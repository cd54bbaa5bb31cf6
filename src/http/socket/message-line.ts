import type { RawData, WebSocket } from 'ws';
import type { Turns } from '../../feed/turns.ts';

/**
 * Deals with the messages of a socket one after the other, each when it is the turn of its party on the loop: a hundred may
 * come in one piece, on a hundred sockets in one moment. While some wait, no more are read from the connection: of each
 * socket one document waits to be read, and the others where they take no memory.
 */
export class MessageLine {
  /** Whose turn it is: the viewer, and before that is known the connection. */
  party: string;
  readonly #ws: WebSocket;
  readonly #turns: Pick<Turns, 'take'>;
  #receive: (message: RawData) => void = () => {};
  /** What the message before has to come to first. */
  #before: Promise<unknown> | null = null;
  /** Null while none waits: a socket that only watches keeps nothing here. */
  #waiting: RawData[] | null = null;

  constructor(ws: WebSocket, party: string, turns: Pick<Turns, 'take'>) {
    this.#ws = ws;
    this.party = party;
    this.#turns = turns;
  }

  /** Says what is to be done with a message. */
  onMessage(receive: (message: RawData) => void): void {
    this.#receive = receive;
  }

  /** Has the messages after this one wait for something, whatever becomes of it. */
  waitFor(work: Promise<unknown>): void {
    this.#before = work;
  }

  /** Takes a message that has come. */
  add(message: RawData): void {
    if (this.#waiting === null) {
      const waiting = [message];
      this.#waiting = waiting;
      void this.#dealWith(waiting);
      return;
    }
    this.#waiting.push(message);
    this.#ws.pause();
  }

  async #dealWith(waiting: RawData[]): Promise<void> {
    const ws = this.#ws;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await this.#turns.take(this.party, 0);
      // What still waits on a socket that is being closed is not looked at.
      if (ws.readyState !== ws.OPEN) break;
      this.#receive(next);
      await this.#before?.catch(() => {});
      this.#before = null;
    }
    this.#waiting = null;
    ws.resume();
  }
}
