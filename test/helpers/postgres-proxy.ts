import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** Simple query of the wire protocol, frontend to backend. */
const QUERY = 'Q'.charCodeAt(0);
/** Code of a request to cancel, where another connection says the version of the protocol. */
const CANCEL = 80_877_102;
/** Notification of the wire protocol, backend to frontend. */
const NOTIFICATION = 'A'.charCodeAt(0);

/**
 * A network between a server and its PostgreSQL that can be made bad. It reads the wire protocol, so it can also count
 * statements and swallow notifications.
 */
export interface PostgresProxy {
  /** The database's address through the proxy. */
  url: string;
  /** Statements that went through, by their text (or the name of a prepared one), while `counting`. */
  statements: Map<string, number>;
  counting: boolean;
  /** When set, notifications are swallowed; `swallowed` counts them. */
  deaf: boolean;
  swallowed: number;
  /** Bytes that were held back. */
  held: number;
  /** Where it is a list, requests to cancel wait in it to be let through. */
  cancels: (() => void)[] | null;
  /** From now on nothing comes through on connections that have said LISTEN, and none of them is closed. */
  freezeListening(): void;
  /** From now on nothing comes through any more, on open connections and new ones, and none is closed. */
  freeze(): void;
  /** From now on there are no connections: open ones end, and new ones end at once. */
  refuse(): void;
  /** New connections work again; those that were frozen stay dead, without a word. */
  thawForNew(): void;
  close(): Promise<void>;
}

/** Opens a proxy before a database on 127.0.0.1. */
export async function postgresProxy(databaseUrl: string): Promise<PostgresProxy> {
  const target = new URL(databaseUrl);
  const folder = target.searchParams.get('host');
  const port = Number(target.port || 5432);
  const dial = (): Socket => (folder === null ? connect(port, target.hostname) : connect(`${folder}/.s.PGSQL.${port}`));
  const sockets = new Set<Socket>();
  const connections = new Set<{ frozen: boolean; listens: boolean }>();
  let frozen = false;
  let refusing = false;

  const server = createServer((near) => {
    if (refusing) return void near.destroy();
    const far = dial();
    const state = { frozen, listens: false };
    connections.add(state);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
    }
    const pass = (to: Socket, bytes: Buffer): void => {
      if (state.frozen) proxy.held += bytes.length;
      else to.write(bytes);
    };
    const forth = reader(true, (bytes) => {
      if (proxy.cancels !== null && isCancel(bytes)) {
        proxy.cancels.push(() => pass(far, bytes));
        return;
      }
      if (isListen(bytes)) state.listens = true;
      if (proxy.counting) count(proxy.statements, bytes);
      pass(far, bytes);
    });
    const back = reader(false, (bytes) => {
      if (proxy.deaf && bytes[0] === NOTIFICATION) proxy.swallowed += 1;
      else pass(near, bytes);
    });
    near.on('data', forth);
    far.on('data', back);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      socket.on('close', () => {
        sockets.delete(socket);
        connections.delete(state);
        // A network that has gone silent does not pass on an end either.
        if (!state.frozen) other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const through = new URL(databaseUrl);
  through.searchParams.delete('host');
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  const proxy: PostgresProxy = {
    url: through.href,
    statements: new Map(),
    counting: false,
    deaf: false,
    swallowed: 0,
    held: 0,
    cancels: null,
    freezeListening() {
      for (const connection of connections) if (connection.listens) connection.frozen = true;
    },
    freeze() {
      frozen = true;
      for (const connection of connections) connection.frozen = true;
    },
    refuse() {
      refusing = true;
      for (const socket of sockets) socket.destroy();
    },
    thawForNew() {
      frozen = false;
      refusing = false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}

/** Cuts a stream into messages. The first of a client has no type. */
function reader(startup: boolean, take: (message: Buffer) => void): (bytes: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let first = startup;
  return (bytes) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    for (;;) {
      const typed = first ? 0 : 1;
      if (rest.length < typed + 4) return;
      const length = typed + rest.readUInt32BE(typed);
      if (rest.length < length) return;
      take(rest.subarray(0, length));
      rest = rest.subarray(length);
      first = false;
    }
  };
}

/** Whether a connection is made to cancel what another does. */
function isCancel(message: Buffer): boolean {
  return message.length === 16 && message.readUInt32BE(4) === CANCEL;
}

/** Whether a client begins to listen. */
function isListen(message: Buffer): boolean {
  return message[0] === QUERY && message.toString('latin1', 5, 12) === 'LISTEN ';
}

/** Q is a simple query; B binds a prepared statement before it is executed; its name or, unnamed, its Parse tells it. */
function count(statements: Map<string, number>, message: Buffer): void {
  const type = String.fromCharCode(message[0] ?? 0);
  const strings = message.subarray(5).toString('latin1').split('\0');
  let text: string | undefined;
  if (type === 'Q') text = strings[0];
  else if (type === 'P' && strings[0] === '') text = strings[1];
  else if (type === 'B' && strings[1] !== '') text = `prepared ${strings[1]}`;
  if (text !== undefined) statements.set(text, (statements.get(text) ?? 0) + 1);
}
