// The floor: a WebSocket server that encodes each change once and sends the same bytes to everybody concerned. No
// GraphQL, no access control, no continuation after an interruption.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { type WebSocket, WebSocketServer } from 'ws';
import type { BoardFrame, NextMessage } from '../board.ts';
import { answerCommands } from '../child-commands.ts';
import { type Admission, insertAndNotify } from '../plain-admission.ts';
import { followFigures } from './figures.ts';

const watchers = new Map<string, Set<WebSocket>>();
const snapshots = new Map<string, Promise<Buffer>>();

const figures = await followFigures(
  process.env.DATABASE_URL as string,
  (committeeId) => watchers.has(committeeId),
  (committeeId, frame) => {
    snapshots.delete(committeeId);
    const bytes = encode(frame);
    for (const socket of watchers.get(committeeId) ?? []) socket.send(bytes, { binary: false });
  },
);

const server = createServer(async (request, response) => {
  await insertAndNotify(figures.pool, (await json(request)) as Admission);
  response.end('{}');
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  socket.once('message', async (committeeId) => {
    const id = String(committeeId);
    const others = watchers.get(id) ?? new Set();
    watchers.set(id, others);
    if (!snapshots.has(id)) snapshots.set(id, figures.snapshot(id).then(encode));
    socket.send((await snapshots.get(id)) as Buffer, { binary: false });
    others.add(socket);
    socket.on('close', () => others.delete(socket));
  });
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');

answerCommands({ port: () => (server.address() as AddressInfo).port });

function encode(frame: BoardFrame): Buffer {
  const message: NextMessage = { id: '1', type: 'next', payload: { data: { quotaBoard: frame } } };
  return Buffer.from(JSON.stringify(message));
}
