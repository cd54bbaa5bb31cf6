import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { catalogues } from '../messages/catalogues.ts';
import type { RequestCode } from '../messages/error-codes.ts';
import type { Language } from '../messages/language.ts';
import { isExportPath } from './export-request.ts';
import { GRAPHQL_PATH } from './yoga.ts';

/** Largest body of a request, bytes; the same as a message on a WebSocket. */
export const MOST_BODY_BYTES = 64 * 1024;

/**
 * GraphQL takes JSON by POST, and GET for GraphiQL's page and for event streams; exports take GET. Everything else that
 * is not the live board's page is answered here.
 */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { graphiql, corsOrigins, language }: { graphiql: boolean; corsOrigins: string[]; language: Language },
): boolean {
  const texts = catalogues[language];
  const { method = '', headers, url = '/' } = request;
  const pathname = pathOf(url);
  const refuse = (status: number, message: string, code: RequestCode = 'BAD_REQUEST'): true => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
    return true;
  };
  // Yoga makes an address of it, and would answer with what its parser has to say.
  if (!URL.canParse(`http://${headers.host ?? ''}`)) return refuse(400, texts.badHost);
  if (!isOriginAllowed(headers, corsOrigins)) {
    return refuse(403, texts.originNotAllowed, 'ORIGIN_NOT_ALLOWED');
  }
  if (isExportPath(pathname)) {
    if (method === 'GET' || method === 'OPTIONS') return false;
    response.setHeader('allow', 'GET, OPTIONS');
    return refuse(405, texts.getOnly);
  }
  if (pathname !== GRAPHQL_PATH) return refuse(404, texts.nothingHere(GRAPHQL_PATH));
  const accept = headers.accept ?? '';
  if (method === 'GET' && (isEventStream(request) || (graphiql && accept.includes('text/html')))) return false;
  if (method === 'OPTIONS') return false;
  if (method !== 'POST') return refuse(405, texts.postOnly);
  // A form could be sent by any page on the web without the browser asking first.
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return refuse(415, texts.jsonOnly);
  // Every client of JSON over HTTP knows the length; a body without one would have to be read to be measured.
  if (headers['content-length'] === undefined) return refuse(411, texts.lengthNeeded);
  if (Number(headers['content-length']) > MOST_BODY_BYTES) {
    return refuse(413, texts.bodyTooLarge(MOST_BODY_BYTES));
  }
  return false;
}

/** Whether a page may ask, by where it is from. Browsers say so; other clients need not. */
export function isOriginAllowed({ origin, host }: IncomingHttpHeaders, corsOrigins: string[]): boolean {
  if (origin === undefined || corsOrigins.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** The path a request asks for. Cut, not parsed: a URL parser throws at what a hostile client can send. */
export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}

/** Whether the client wants server-sent events. */
export function isEventStream({ headers }: IncomingMessage): boolean {
  return (headers.accept ?? '').includes('text/event-stream');
}
