/** Where people reach the server: a proxy may stand in front of it, and the server lie under a path of that. */
export interface PublicAddress {
  /** Scheme, host and port, such as `https://board.example`. */
  origin: string;
  /** With a slash at both ends: `/`, or `/ketnap/`. */
  path: string;
}

/** Plain signs, since proxies write all others in ways of their own. */
const PATH = /^\/(?:[\w.~-]+\/)*$/;

/** What the server answers by itself at its root: a path that begins with one of them could mean two things. */
const TAKEN = ['graphql', 'export', 'assets', 'health', 'ready', 'metrics', 'logins.json', 'favicon.svg'];

/** Reads an address such as `https://board.example/ketnap/`; the slash at its end may be left out. Null when it is none. */
export function publicAddressOf(text: string): PublicAddress | null {
  if (!/^https?:\/\/[^?#@\\]+$/i.test(text) || !URL.canParse(text)) return null;
  const { origin, pathname } = new URL(text);
  const path = pathname.endsWith('/') ? pathname : `${pathname}/`;
  const [, first = ''] = path.split('/');
  return PATH.test(path) && !TAKEN.includes(first) ? { origin, path } : null;
}
