import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { GRAPHQL_PATH } from './yoga.ts';

/** Largest body of a request, bytes; the same as a message on a WebSocket. */
const MOST_BODY_BYTES = 64 * 1024;

/**
 * GraphQL takes JSON by POST, and GET for GraphiQL's page and for event streams. Everything else that is not the live
 * board's page is answered here.
 */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { graphiql, corsOrigins }: { graphiql: boolean; corsOrigins: string[] },
): boolean {
  const { method = '', headers, url = '/' } = request;
  const pathname = pathOf(url);
  const refuse = (status: number, message: string, code = 'BAD_REQUEST'): true => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
    return true;
  };
  // Yoga makes an address of it, and would answer with what its parser has to say.
  if (!URL.canParse(`http://${headers.host ?? ''}`)) return refuse(400, 'the Host header is no host');
  if (!isOriginAllowed(headers, corsOrigins)) {
    return refuse(
      403,
      'pages from elsewhere may not ask: KETNAP_CORS_ORIGINS has those that may',
      'ORIGIN_NOT_ALLOWED',
    );
  }
  if (pathname !== GRAPHQL_PATH) return refuse(404, `there is nothing here: GraphQL is at ${GRAPHQL_PATH}`);
  const accept = headers.accept ?? '';
  if (method === 'GET' && (isEventStream(request) || (graphiql && accept.includes('text/html')))) return false;
  if (method === 'OPTIONS') return false;
  if (method !== 'POST') return refuse(405, 'use POST with a JSON body');
  // A form could be sent by any page on the web without the browser asking first.
  if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
    return refuse(415, 'content-type must be application/json');
  // Every client of JSON over HTTP knows the length; a body without one would have to be read to be measured.
  if (headers['content-length'] === undefined) return refuse(411, 'content-length must be given');
  if (Number(headers['content-length']) > MOST_BODY_BYTES) {
    return refuse(413, `the body is larger than ${MOST_BODY_BYTES} bytes`);
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
