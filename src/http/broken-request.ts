import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { catalogues } from '../messages/catalogues.ts';
import { languages } from '../messages/language.ts';

/** Node's codes of a head that is too large, and of a request that took too long. */
const TOO_LARGE = 'HPE_HEADER_OVERFLOW';
const TOO_SLOW = 'ERR_HTTP_REQUEST_TIMEOUT';

/**
 * Answers what cannot be read as a request, and so comes to no handler: in words, and in both languages, since nobody
 * knows which one was asked for. The connection ends.
 * @param mostHeadBytes - what the server takes as a head; a proxy or an identity provider may have made it larger
 */
export function answerBrokenRequests(server: Server, mostHeadBytes: number): void {
  const latest = new WeakMap<Socket, ServerResponse>();
  server.prependListener('request', (request, response) => void latest.set(request.socket, response));
  server.on('clientError', (error: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket;
    const response = latest.get(socket);
    // Nothing can follow the part of an answer.
    const amidAnswer = response?.headersSent === true && !response.writableFinished;
    if (socket.writable && !amidAnswer) socket.write(answerTo(error.code, mostHeadBytes));
    socket.destroySoon();
  });
}

function answerTo(code: string | undefined, mostHeadBytes: number): string {
  const [status, message] =
    code === TOO_LARGE
      ? ['431 Request Header Fields Too Large', say((texts) => texts.headTooLarge(mostHeadBytes))]
      : code === TOO_SLOW
        ? ['408 Request Timeout', say((texts) => texts.requestTooSlow)]
        : ['400 Bad Request', say((texts) => texts.brokenRequest)];
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  const head = ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`, 'connection: close'];
  return `HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\n\r\n${body}`;
}

function say(message: (texts: (typeof catalogues)['en']) => string): string {
  return languages.map((language) => message(catalogues[language])).join(' / ');
}
