/** Scheme, host and perhaps a port, and nothing else. */
const ORIGIN = /^https?:\/\/[^\s/?#@\\]+$/i;

/**
 * An origin in the form in which two can be compared: in lower case, without the port that its scheme has anyhow, and
 * without the dot that may end a full name (`https://Board.example.:443` is `https://board.example`). Null for what is
 * none, such as `null` or an address with a path.
 */
export function originOf(text: string): string | null {
  if (!ORIGIN.test(text) || !URL.canParse(text)) return null;
  const { protocol, hostname, port } = new URL(text);
  return `${protocol}//${hostname.replace(/\.$/, '')}${port === '' ? '' : `:${port}`}`;
}
