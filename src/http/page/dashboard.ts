import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../config.ts';
import { pathOf } from '../request-gate.ts';
import { type PageFile, readPageFiles } from './page-files.ts';
import { readShapes } from './read-shapes.ts';

/** Where `npm run build` and `npm run demo` put the page; the same place seen from `src/` and from `dist/`. */
const BUILT = fileURLToPath(new URL('../../../dist/dashboard/', import.meta.url));

/** What the page asks for, as its build has written it down; the page itself is not asked for it. */
export const PAGE_OPERATIONS = join(BUILT, 'operations.json');

/** The logins that anybody may take, and those whose committee has ended: those of the demo, and an empty list in production. */
const LOGINS_PATH = '/logins.json';

/** The borders of areas that the office has given. */
const SHAPES_PATH = '/shapes.json';

const HEADERS = {
  // Nothing but what this server serves: no inline script or style, no other host, no frame around it.
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/** What is in `assets/` has a name made from its content and never changes; everything else is asked for again. */
const KEPT = 'public, max-age=31536000, immutable';

/** Answers a request for the live board's page. False when it asks for something else. */
export type ServeDashboard = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Serves the live board at `/`: the files of its build as they are now, and nothing else. */
export function serveDashboard(
  { offeredLogins, endedLogins, shapes }: Pick<Config, 'offeredLogins' | 'endedLogins' | 'shapes'>,
  folder = BUILT,
): ServeDashboard {
  const files = readPageFiles(folder);
  files.set(SHAPES_PATH, readShapes(shapes));
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = pathOf(request.url ?? '');
    const file = files.get(path);
    if (file !== undefined) return sendFile(response, file, path.startsWith('/assets/') ? KEPT : 'no-cache');
    if (path === LOGINS_PATH)
      return sendText(response, 200, 'application/json', JSON.stringify([...offeredLogins, ...endedLogins]));
    return path === '/' && sendText(response, 503, 'text/plain', 'The live board is not built: npm run build\n');
  };
}

function sendFile(response: ServerResponse, { type, etag, bodies }: PageFile, cacheControl: string): true {
  const { headers } = response.req;
  const fixed = { ...HEADERS, etag, 'cache-control': cacheControl, vary: 'accept-encoding' };
  if (headers['if-none-match'] === etag) {
    response.writeHead(304, fixed).end();
    return true;
  }
  const accepted = String(headers['accept-encoding'] ?? '');
  const encoding = (['br', 'gzip'] as const).find((name) => bodies[name] && new RegExp(`\\b${name}\\b`).test(accepted));
  const body = bodies[encoding ?? 'identity'] ?? bodies.identity;
  if (encoding !== undefined) response.setHeader('content-encoding', encoding);
  return send(response, 200, { ...fixed, 'content-type': type }, body);
}

function sendText(response: ServerResponse, status: number, type: string, text: string): true {
  const headers = { ...HEADERS, 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' };
  return send(response, status, headers, Buffer.from(text));
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: Buffer): true {
  response.writeHead(status, { ...headers, 'content-length': body.length });
  response.end(response.req.method === 'HEAD' ? undefined : body);
  return true;
}
