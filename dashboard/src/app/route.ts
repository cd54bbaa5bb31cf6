import { useSyncExternalStore } from 'react';

/** A part of the page that somebody's roles open. */
export type Section = 'BOARD' | 'INSPECTIONS' | 'CLASSES' | 'LOG';

const SECTIONS: Record<string, Section> = {
  board: 'BOARD',
  inspections: 'INSPECTIONS',
  classes: 'CLASSES',
  log: 'LOG',
};

/**
 * What the page shows: a section, the board of a committee below one's own, or one committee. It stands behind `#`, so that going back works. Without a section it is
 * the one that a person's role begins with.
 */
export type Route =
  | { page: 'SECTION'; section: Section | null }
  | { page: 'BRANCH'; committeeId: string }
  | { page: 'COMMITTEE'; committeeId: string };

/** The address of a committee's page. */
export function committeeAddress(committeeId: string): string {
  return `#/committee/${committeeId}`;
}

/** The address of a committee's own board. */
export function branchAddress(committeeId: string): string {
  return `#/board/${committeeId}`;
}

/** The address of a section. */
export function sectionAddress(section: Section): string {
  return `#/${Object.keys(SECTIONS).find((name) => SECTIONS[name] === section)}`;
}

/** Where everybody begins. */
export const HOME_ADDRESS = '#/';

/** The page of an address; everybody's first one for what it does not know. */
export function routeOf(hash: string): Route {
  const [, committeeId] = /^#\/committee\/([\w-]+)$/.exec(hash) ?? [];
  if (committeeId !== undefined) return { page: 'COMMITTEE', committeeId };
  const [, branchId] = /^#\/board\/([\w-]+)$/.exec(hash) ?? [];
  if (branchId !== undefined) return { page: 'BRANCH', committeeId: branchId };
  const [, name = ''] = /^#\/(\w+)$/.exec(hash) ?? [];
  return { page: 'SECTION', section: (Object.hasOwn(SECTIONS, name) && SECTIONS[name]) || null };
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
