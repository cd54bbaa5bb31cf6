import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { LEAST_BYTES_PER_SECOND } from '../../feed/hub.ts';

/** Groups in which connections are asked in turn, so that ten thousand are not asked in one moment. */
const TURNS = 8;

/** Whether a connection is still there, as far as is known. */
export class Pulse {
  /** When it is asked; null before it has a turn. */
  turn: number | null = null;
  /** Turns it has left to answer; null when nothing was asked. */
  turnsLeft: number | null = null;
  /** Bytes that had been written to it when it was last asked. */
  bytesAsked = 0;
  /** Bytes that it is known to have taken: it has answered what came after them. */
  bytesTaken = 0;

  /** It has answered. */
  heard(): void {
    this.turnsLeft = null;
    this.bytesTaken = this.bytesAsked;
  }
}

/** A connection that is watched over. */
export interface Watched {
  ws: WebSocket;
  socket: Pick<Socket, 'bytesWritten'>;
  pulse: Pulse;
}

/** Watches over connections. */
export interface KeepAlive {
  stop(): void;
}

/**
 * Asks every connection each `everyMs` whether it is still there, and cuts those that have not answered by the next
 * time; later only where so much was on its way before the question that taking it takes longer. One timer for all.
 */
export function keepAlive(connections: Iterable<Watched>, everyMs: number): KeepAlive {
  const bytesPerTurn = (LEAST_BYTES_PER_SECOND * everyMs) / TURNS / 1_000;
  let turn = 0;
  let next = 0;
  // Turns are counted and not the time: after a pause of this process answers may wait that it has not read yet.
  const timer = setInterval(() => {
    turn = (turn + 1) % TURNS;
    for (const { ws, socket, pulse } of connections) {
      if (pulse.turn === null) {
        next = (next + 1) % TURNS;
        pulse.turn = next;
      }
      if (ws.readyState !== ws.OPEN) continue;
      if (pulse.turnsLeft !== null) {
        pulse.turnsLeft -= 1;
        if (pulse.turnsLeft <= 0) ws.terminate();
      } else if (pulse.turn === turn) {
        pulse.bytesAsked = socket.bytesWritten;
        pulse.turnsLeft = TURNS + Math.round((pulse.bytesAsked - pulse.bytesTaken) / bytesPerTurn);
        ws.ping();
      }
    }
  }, everyMs / TURNS);
  return { stop: () => clearInterval(timer) };
}
