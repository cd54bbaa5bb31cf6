import type { WebSocket } from 'ws';

/** Groups in which connections are asked in turn, so that ten thousand are not asked in one moment. */
const TURNS = 8;

interface Watched {
  turn: number;
  asked: boolean;
}

/** Watches over connections. */
export interface KeepAlive {
  /** To be called on the `pong` of a connection. */
  heard(this: WebSocket): void;
  stop(): void;
}

/**
 * Asks every connection each `everyMs` whether it is still there, and cuts those that have not answered by the next
 * time. One timer for all.
 */
export function keepAlive(connections: Set<WebSocket>, everyMs: number): KeepAlive {
  const watched = new WeakMap<WebSocket, Watched>();
  let turn = 0;
  let next = 0;
  const timer = setInterval(() => {
    turn = (turn + 1) % TURNS;
    for (const connection of connections) {
      let state = watched.get(connection);
      if (!state) {
        next = (next + 1) % TURNS;
        state = { turn: next, asked: false };
        watched.set(connection, state);
      }
      if (state.turn !== turn || connection.readyState !== connection.OPEN) continue;
      if (state.asked) {
        connection.terminate();
      } else {
        state.asked = true;
        connection.ping();
      }
    }
  }, everyMs / TURNS);
  return {
    heard() {
      const state = watched.get(this);
      if (state) state.asked = false;
    },
    stop: () => clearInterval(timer),
  };
}
