import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PublicAddress } from '../public-address.ts';

/** The path under which people reach the server, in what they ask for. */
export interface PublicPath {
  /** A path of the server as people see it. */
  shown(path: string): string;
  /** Takes the path off a request, where a proxy has not done so. */
  takeOff(request: IncomingMessage): void;
  /** Sends on who asks for the path without the slash at its end: what the page asks for begins at that slash. */
  sendOn(request: IncomingMessage, response: ServerResponse): boolean;
}

/** Both proxies that strip the path and those that do not are understood: no path of the server's own begins like it. */
export function publicPath(address: PublicAddress | null): PublicPath {
  const path = address?.path ?? '/';
  const bare = path.slice(0, -1);
  return {
    shown: (own) => bare + own,
    takeOff(request) {
      const { url = '' } = request;
      if (url.startsWith(path)) request.url = url.slice(bare.length);
    },
    sendOn({ method, url = '' }, response) {
      const [asked, ...search] = url.split('?');
      if (bare === '' || asked !== bare || (method !== 'GET' && method !== 'HEAD')) return false;
      response.writeHead(308, { location: [path, ...search].join('?') }).end();
      return true;
    },
  };
}
