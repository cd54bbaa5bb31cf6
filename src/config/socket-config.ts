import { z } from 'zod';
import { milliseconds, setting, whole } from './setting.ts';

/** Limits of WebSocket connections. */
export const socketSettings = z.object({
  pingMs: setting(
    'KETNAP_PING_MS',
    milliseconds(100, 12_000),
    'How often a WebSocket is asked whether it is still there. It is cut when it has not answered by the next time, or as much later as what it was sent since its last answer takes at 16 KiB a second.',
  ),
  operationsPerSocket: setting(
    'KETNAP_OPERATIONS_PER_SOCKET',
    whole(1, 10_000, 100),
    'Operations one WebSocket may have at once.',
  ),
  socketsPerViewer: setting(
    'KETNAP_SOCKETS_PER_VIEWER',
    whole(1, 1_000_000, 1_000),
    'WebSockets and event streams of one viewer on one server; those without a token are one viewer.',
  ),
  messagesPerSecond: setting(
    'KETNAP_MESSAGES_PER_SECOND',
    whole(1, 10_000, 50),
    "Messages of one WebSocket; four seconds' worth may come at once.",
  ),
  initMs: setting(
    'KETNAP_INIT_MS',
    milliseconds(100, 5_000),
    'Time a WebSocket has to say who it is, the check of its token included.',
  ),
});

/** What the WebSocket side is told. */
export type SocketConfig = z.output<typeof socketSettings>;

/** Limits used where nothing else is said. */
export const defaultSocketConfig: SocketConfig = socketSettings.parse({});
