import { type Client, createClient } from 'graphql-ws';
import type { Session } from '../session/session.ts';
import { serviceAddress } from './service-address.ts';

/** The server ends a connection whose token it does not take (any longer). */
const FORBIDDEN = 4403;

/** How often the other side is asked whether it is still there, and how long it has to answer, ms. */
const PING_MS = 10_000;
const PONG_MS = 5_000;

/** Longest wait before the next attempt to connect, ms. */
const LONGEST_WAIT_MS = 5_000;

/** The line of the live boards. */
export interface LiveSocket {
  client: Client;
  /** Opens the line anew, with the newest token. */
  reconnect(): void;
}

/**
 * The one WebSocket of the page. It connects again for ever, at first at once, then ever more slowly, and waits for a new
 * token when the old one was refused.
 */
export function openLiveSocket(session: Session, onLost: () => void): LiveSocket {
  let isOpen = false;
  let usedToken: string | null = null;
  let noPong: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    // Asked before the socket is opened: the server does not wait long for a token.
    url: async () => {
      usedToken = await session.goodToken();
      return serviceAddress('graphql').replace(/^http/, 'ws');
    },
    connectionParams: () => ({ authorization: `Bearer ${usedToken}` }),
    lazyCloseTimeout: 2_000,
    keepAlive: PING_MS,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (attempt) => waitBefore(attempt),
    on: {
      opened: () => {
        isOpen = true;
      },
      closed: (event) => {
        isOpen = false;
        clearTimeout(noPong);
        if ((event as CloseEvent).code === FORBIDDEN) void session.refuse(usedToken);
        onLost();
      },
      // A cable that was pulled says nothing: the line is given up when it does not answer.
      ping: (received) => {
        if (!received) noPong = setTimeout(() => client.terminate(), PONG_MS);
      },
      pong: (received) => {
        if (received) clearTimeout(noPong);
      },
    },
  });
  return {
    client,
    // One that waits for a token comes by itself; two would come of it.
    reconnect: () => isOpen && client.terminate(),
  };
}

/** Spread out, so that a thousand boards do not come back in the same moment; cut short when the network is back. */
function waitBefore(attempt: number): Promise<void> {
  const most = Math.min(LONGEST_WAIT_MS, 250 * 2 ** attempt);
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, most / 2 + (Math.random() * most) / 2);
    addEventListener('online', go);
  });
}
