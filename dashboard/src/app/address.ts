/** Values of an address; what is empty or null is taken out of it. */
export type AddressValues = Record<string, string | null>;

/**
 * Writes what a page is narrowed to behind the `#` of its address. It is no step in the history: going back leaves the page, not its
 * last letter.
 */
export function narrowAddress(values: AddressValues): void {
  const [page = '', query = ''] = location.hash.split('?');
  const next = written(query, values);
  replace(`${location.pathname}${location.search}${page || '#/'}${next && `?${next}`}`);
}

/** Writes what is chosen for every page, such as the year, into the address. */
export function chooseInAddress(values: AddressValues): void {
  const next = written(location.search, values);
  replace(`${location.pathname}${next && `?${next}`}${location.hash}`);
}

function written(query: string, values: AddressValues): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next.toString().replaceAll('%2C', ',');
}

/** The browser tells nobody of an address that is replaced. */
function replace(address: string): void {
  const oldURL = location.href;
  history.replaceState(history.state, '', address);
  if (location.href !== oldURL) dispatchEvent(new HashChangeEvent('hashchange', { oldURL, newURL: location.href }));
}
