import { useSyncExternalStore } from 'react';

/** What the page shows: the board, or one committee. It stands behind `#`, so that going back works. */
export type Route = { page: 'BOARD' } | { page: 'COMMITTEE'; committeeId: string };

/** The address of a committee's page. */
export function committeeAddress(committeeId: string): string {
  return `#/committee/${committeeId}`;
}

/** The address of the board. */
export const BOARD_ADDRESS = '#/';

/** The page of an address; the board for what it does not know. */
export function routeOf(hash: string): Route {
  const [, committeeId] = /^#\/committee\/([\w-]+)$/.exec(hash) ?? [];
  return committeeId === undefined ? { page: 'BOARD' } : { page: 'COMMITTEE', committeeId };
}

/** The page of the address as it is now. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
    () => location.hash,
  );
  return routeOf(hash);
}
