/** Longest wait before the next attempt to connect, ms. */
const LONGEST_WAIT_MS = 5_000;

/** What the global object of a page has and that of Node has not. */
const page = globalThis as Partial<Pick<EventTarget, 'addEventListener' | 'removeEventListener'>>;

/**
 * Waits before an attempt to connect: ever longer, and not alike for all, so that a thousand boards do not come back in the same moment.
 * Cut short when the network is back, and when nobody wants to connect any more.
 */
export function waitBefore(attempt: number, given: AbortSignal): Promise<void> {
  const most = Math.min(LONGEST_WAIT_MS, 250 * 2 ** attempt);
  return new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      page.removeEventListener?.('online', go);
      given.removeEventListener('abort', go);
      resolve();
    };
    const timer = setTimeout(go, most / 2 + (Math.random() * most) / 2);
    page.addEventListener?.('online', go);
    given.addEventListener('abort', go);
    if (given.aborted) go();
  });
}
