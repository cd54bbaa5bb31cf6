import type { IncomingMessage, ServerResponse } from 'node:http';
import { catalogues } from '../messages/catalogues.ts';
import type { RequestCode } from '../messages/error-codes.ts';
import type { Language } from '../messages/language.ts';
import { acceptedBy } from './accept.ts';
import { namesDocument } from './document-id.ts';
import { isExportPath } from './export/export-request.ts';
import type { Origins } from './origins.ts';
import type { PublicPath } from './public-path.ts';
import { refuseBody } from './request-body.ts';
import { isUploadPath } from './upload/upload-request.ts';
import { GRAPHQL_PATH } from './yoga.ts';

/** Where tickets are asked for. */
export const TICKET_PATH = '/ticket';

/** Largest body of a request, bytes; the same as a message on a WebSocket. */
export const MOST_BODY_BYTES = 64 * 1024;

/** Largest body of who is signed in and says its length beforehand, bytes: a decision about a thousand committees. */
export const MOST_LONG_BODY_BYTES = 512 * 1024;

/**
 * GraphQL takes JSON by POST, and GET for GraphiQL's page, for event streams and for documents that are named by their hash; exports take GET,
 * tickets POST, files PUT. Everything else that
 * is not the live board's page is answered here, and what pages elsewhere ask beforehand.
 */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { graphiql, origins, path, language }: { graphiql: boolean; origins: Origins; path: PublicPath; language: Language },
): boolean {
  const texts = catalogues[language];
  const { method = '', headers, url = '/' } = request;
  const pathname = pathOf(url);
  const isUpload = isUploadPath(pathname);
  const methods = isExportPath(pathname) ? 'GET' : isUpload ? 'GET, PUT' : 'POST';
  const refuse = (status: number, message: string, code: RequestCode = 'BAD_REQUEST'): true => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(bodyOf(message, code));
    return true;
  };
  origins.letRead(request, response, methods);
  // A server must refuse it (RFC 9112, 3.2).
  if (!URL.canParse(`http://${headers.host ?? ''}`)) return refuse(400, texts.badHost);
  if (!origins.mayAsk(headers)) return refuse(403, texts.originNotAllowed, 'ORIGIN_NOT_ALLOWED');
  if (!isExportPath(pathname) && !isUpload && pathname !== TICKET_PATH && pathname !== GRAPHQL_PATH)
    return refuse(404, texts.nothingHere(path.shown(GRAPHQL_PATH)));
  if (method === 'OPTIONS') {
    response.writeHead(204, { allow: `${methods}, OPTIONS` }).end();
    return true;
  }
  if (isExportPath(pathname)) {
    if (method === 'GET') return false;
    response.setHeader('allow', 'GET, OPTIONS');
    return refuse(405, texts.getOnly);
  }
  if (isUpload) {
    if (method !== 'GET' && method !== 'PUT') {
      response.setHeader('allow', 'GET, PUT, OPTIONS');
      return refuse(405, texts.putOnly);
    }
    return isForm(headers['content-type']) ? refuse(415, texts.formsNot) : false;
  }
  if (pathname === TICKET_PATH) {
    if (method === 'POST') return false;
    response.setHeader('allow', 'POST, OPTIONS');
    return refuse(405, texts.ticketByPost);
  }
  const { json, eventStream, pageFirst } = acceptedBy(request);
  if (method === 'GET' && (eventStream || (graphiql && pageFirst))) return false;
  if (method === 'GET' && json !== null && namesDocument(parametersOf(request))) return false;
  if (method !== 'POST') {
    response.setHeader('allow', 'GET, POST, OPTIONS');
    // How graphql-sse begins and ends the mode in which one stream carries many operations.
    return refuse(405, method === 'PUT' || method === 'DELETE' ? texts.oneStreamEach : texts.postOnly);
  }
  // A form could be sent by any page on the web without the browser asking first.
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) return refuse(415, texts.jsonOnly);
  if (json === null && !eventStream) return refuse(406, texts.notAcceptable);
  if (Number(headers['content-length'] ?? 0) > MOST_LONG_BODY_BYTES) {
    refuseLargeBody(request, response, language);
    return true;
  }
  return false;
}

/** Refuses a body that is too large, by what it says of itself or by what has come of it. */
export function refuseLargeBody(request: IncomingMessage, response: ServerResponse, language: Language): void {
  refuseBody(request, response, 413, bodyOf(catalogues[language].bodyTooLarge(MOST_BODY_BYTES), 'BAD_REQUEST'));
}

function isForm(type = ''): boolean {
  return /^(multipart\/|application\/x-www-form-urlencoded)/i.test(type);
}

function bodyOf(message: string, code: RequestCode): string {
  return JSON.stringify({ errors: [{ message, extensions: { code } }] });
}

/** The path a request asks for. Cut, not parsed: a URL parser throws at what a hostile client can send. */
export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}

/** The parameters in the address of a request. */
export function parametersOf({ url = '' }: IncomingMessage): URLSearchParams {
  return new URLSearchParams(url.split('?').slice(1).join('?'));
}
