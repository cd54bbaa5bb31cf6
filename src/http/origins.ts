import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config.ts';
import { originOf } from '../origin.ts';

/** Headers of answers that a page may read beside those every page may. */
const EXPOSED = 'content-disposition, etag, ketnap-position, retry-after, www-authenticate, x-request-id';

/** Which pages may ask, by where they are from. */
export class Origins {
  readonly #listed: ReadonlySet<string>;
  /** Of the public address. A proxy need not pass on the host that it was asked for. */
  readonly #own: string | null;

  constructor({ corsOrigins, publicAddress }: Pick<Config, 'corsOrigins' | 'publicAddress'>) {
    this.#listed = new Set(corsOrigins);
    this.#own = publicAddress && originOf(publicAddress.origin);
  }

  /** Whether a request may be answered: its page is on the list or from this place. Clients that are no page need not say. */
  mayAsk({ origin, host }: IncomingHttpHeaders): boolean {
    if (origin === undefined) return true;
    const from = originOf(origin);
    if (from === null) return false;
    // Whether a proxy has taken TLS away cannot be seen here: the page's own scheme says which port goes without saying.
    const [scheme] = from.split(':', 1);
    return this.#listed.has(from) || from === this.#own || from === originOf(`${scheme}://${host}`);
  }

  /** Lets a page on the list read the answer, whatever it will be, and answers its question what it may send (Fetch, 3.2). */
  letRead({ headers, method }: IncomingMessage, response: ServerResponse, allowedMethod: string): void {
    response.setHeader('vary', 'origin');
    const { origin = '' } = headers;
    if (!this.#listed.has(originOf(origin) ?? '')) return;
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-expose-headers', EXPOSED);
    if (method !== 'OPTIONS') return;
    response.setHeader('access-control-allow-methods', allowedMethod);
    response.setHeader('vary', 'origin, access-control-request-headers');
    const named = headers['access-control-request-headers'];
    if (named !== undefined) response.setHeader('access-control-allow-headers', named);
  }
}
