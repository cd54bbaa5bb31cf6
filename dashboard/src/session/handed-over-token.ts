/**
 * A portal opens the board as `/#token=…`, and hands over the next token by sending the same window to that address again:
 * the page is not loaded anew. What stands behind `#` reaches no server and no log; here it leaves the address, and with it
 * the history, at once.
 */
export function takeHandedOverToken(): string | null {
  const found = /^#token=([\w.~+/-]+=*)$/.exec(location.hash);
  if (found === null) return null;
  history.replaceState(null, '', location.pathname + location.search);
  return found[1] ?? null;
}
