/**
 * A portal opens the board as `/#token=…`, and hands over the next token by sending the same window to that address again:
 * the page is not loaded anew. What stands behind `#` reaches no server and no log; here it leaves the address, and with it
 * the history, at once, and what the page showed stands there again.
 */
export function takeHandedOverToken(shown = ''): string | null {
  const found = /^#token=([\w.~+/-]+=*)$/.exec(location.hash);
  if (found === null) return null;
  history.replaceState(null, '', location.pathname + location.search + shown);
  return found[1] ?? null;
}
