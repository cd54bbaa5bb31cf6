import type { IncomingMessage, ServerResponse } from 'node:http';

/** How long a client may go on sending what was refused before its connection ends, ms. */
const LINGER_MS = 5_000;

/** Reads a body whole; null as soon as it is larger than `most` bytes. Rejects when the client has gone before its end. */
export function readBody(request: IncomingMessage, most: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    request.on('data', (piece: Buffer) => {
      length += piece.length;
      if (length > most) {
        pieces.length = 0;
        resolve(null);
      } else pieces.push(piece);
    });
    request.once('end', () => resolve(Buffer.concat(pieces)));
    request.once('error', reject);
    const gone = (): void => reject(new Error('the client has gone'));
    request.once('close', gone);
    if (request.destroyed) gone();
  });
}

/**
 * Refuses a body before it has come whole. The answer is sent at once and the connection ends a little later: closed
 * while the client still sends, it would be reset, and most clients would lose the answer.
 */
export function refuseBody(request: IncomingMessage, response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    connection: 'close',
  });
  response.write(text);
  const end = (): void => void response.end();
  const timer = setTimeout(end, LINGER_MS);
  response.once('close', () => clearTimeout(timer));
  request.once('end', end);
  request.resume();
}
