import pg from 'pg';

declare module 'pg' {
  interface Client {
    readonly sslNegotiation: string;
    /** By which the server knows who may cancel. */
    readonly secretKey: number | null;
  }
  interface Connection {
    connect(port: number | string, host?: string): void;
    requestSsl(): void;
    cancel(processID: number, secretKey: number): void;
  }
}

/** Longest time the server has to take a request, ms. */
const ANSWER_MS = 5_000;

/**
 * Asks the server to cancel what a connection is doing, over one made for that alone: the way that leads through a
 * pooler too. Where nothing is being done, nothing happens.
 *
 * @returns whether the server has taken the request. It closes the connection then: what the cancelled one is asked from
 *   that moment on cannot be hit. Where it does not say so, it may.
 */
export function cancelStatement(client: pg.Client): Promise<boolean> {
  const { host, port, ssl, sslNegotiation, processID, secretKey } = client;
  if (processID === null || secretKey === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    const connection = new pg.Connection({ ssl, sslNegotiation } as pg.ConnectionConfig);
    const { stream } = connection;
    let asked = false;
    const ask = (): void => {
      asked = true;
      connection.cancel(processID, secretKey);
    };
    const refuse = (): void => {
      asked = false;
      stream.destroy();
    };
    const limit = setTimeout(refuse, ANSWER_MS);
    connection.once('connect', () => {
      if (!ssl) ask();
      else if (sslNegotiation !== 'direct') connection.requestSsl();
    });
    connection.once('sslconnect', ask);
    connection.on('error', refuse);
    connection.once('end', () => {
      clearTimeout(limit);
      resolve(asked);
    });
    if (host.startsWith('/')) connection.connect(`${host}/.s.PGSQL.${port}`);
    else connection.connect(port, host);
  });
}
