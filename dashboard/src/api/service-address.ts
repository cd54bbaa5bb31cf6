/** The address of something that the page's own server offers. It lies beside the page, under whatever path that is. */
export function serviceAddress(path: string): string {
  return new URL(path, document.baseURI).href;
}
