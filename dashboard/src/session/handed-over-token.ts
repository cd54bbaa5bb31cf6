/**
 * A portal opens the board as `/#token=…`, and hands over the next token by sending the same window to that address again:
 * the page is not loaded anew. What stands behind `#` reaches no server and no log; here it leaves the address, and with it
 * the history, at once, and what the page showed stands there again, or the page that the portal names: `/#token=…&page=/cases`.
 */
export function takeHandedOverToken(shown = ''): string | null {
  const found = /^#token=([\w.~+/-]+=*)(?:&page=(\/[\w/?=&,.-]*))?$/.exec(location.hash);
  if (found === null) return null;
  history.replaceState(
    null,
    '',
    location.pathname + location.search + (found[2] === undefined ? shown : `#${found[2]}`),
  );
  return found[1] ?? null;
}
