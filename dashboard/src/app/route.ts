import { useSyncExternalStore } from 'react';

/** A part of the page that somebody's roles open. */
export type Section = 'WORK' | 'BOARD' | 'CASES' | 'QUOTAS' | 'INSPECTIONS' | 'CLASSES' | 'REPORTS' | 'GRANTS' | 'LOG';

const SECTIONS: Record<string, Section> = {
  work: 'WORK',
  board: 'BOARD',
  cases: 'CASES',
  quotas: 'QUOTAS',
  inspections: 'INSPECTIONS',
  classes: 'CLASSES',
  reports: 'REPORTS',
  roles: 'GRANTS',
  log: 'LOG',
};

/**
 * What the page shows: a section, the board of a committee below one's own, one committee, the file of one case,
 * one class, one inspection, or the form for a decision. It stands behind
 * `#`, so that going back works; what follows `?` there is the page's own, such as the filters of a list. Without a section it is the
 * one that a person's role begins with.
 */
export type Route =
  | { page: 'SECTION'; section: Section | null }
  | { page: 'BRANCH'; committeeId: string }
  | { page: 'COMMITTEE'; committeeId: string }
  | { page: 'CASE'; caseId: string }
  | { page: 'CLASS'; classId: string }
  | { page: 'INSPECTION'; inspectionId: string }
  | { page: 'REORGANISE' };

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

/** The address of the file of a case, with the form of a step open where one is named. */
export function caseAddress(caseId: string, step?: string | null): string {
  return `#/case/${caseId}${step ? `?step=${step}` : ''}`;
}

/** The address of a class. */
export function classAddress(classId: string): string {
  return `#/class/${classId}`;
}

/** The address of the file of an inspection. */
export function inspectionAddress(inspectionId: string): string {
  return `#/inspection/${inspectionId}`;
}

/** The address of the form for a decision about the hierarchy. */
export const REORGANISE_ADDRESS = '#/reorganise';

/** The address of the list of cases, with what it is narrowed to. */
export function casesAddress(narrowed: Record<string, string>): string {
  const query = new URLSearchParams(narrowed).toString();
  return `${sectionAddress('CASES')}${query && `?${query}`}`;
}

/** The address of the list of those who were admitted in a year. */
export function admittedAddress(year: number): string {
  return casesAddress({ admitted: String(year) });
}

/** Where everybody begins. */
export const HOME_ADDRESS = '#/';

/** The page of an address; everybody's first one for what it does not know. */
export function routeOf(address: string): Route {
  const [hash = ''] = address.split('?');
  const [, caseId] = /^#\/case\/([\w-]+)$/.exec(hash) ?? [];
  if (caseId !== undefined) return { page: 'CASE', caseId };
  const [, classId] = /^#\/class\/([\w-]+)$/.exec(hash) ?? [];
  if (classId !== undefined) return { page: 'CLASS', classId };
  const [, inspectionId] = /^#\/inspection\/([\w-]+)$/.exec(hash) ?? [];
  if (inspectionId !== undefined) return { page: 'INSPECTION', inspectionId };
  const [, committeeId] = /^#\/committee\/([\w-]+)$/.exec(hash) ?? [];
  if (committeeId !== undefined) return { page: 'COMMITTEE', committeeId };
  const [, branchId] = /^#\/board\/([\w-]+)$/.exec(hash) ?? [];
  if (branchId !== undefined) return { page: 'BRANCH', committeeId: branchId };
  if (hash === REORGANISE_ADDRESS) return { page: 'REORGANISE' };
  const [, name = ''] = /^#\/(\w+)$/.exec(hash) ?? [];
  return { page: 'SECTION', section: (Object.hasOwn(SECTIONS, name) && SECTIONS[name]) || null };
}

/** The section that a page belongs to; null for where a person begins. */
export function sectionOf(route: Route): Section | null {
  if (route.page === 'SECTION') return route.section;
  if (route.page === 'CLASS') return 'CLASSES';
  if (route.page === 'INSPECTION') return 'INSPECTIONS';
  return route.page === 'CASE' ? 'CASES' : 'BOARD';
}

/** The page of the address as it is now. */
export function useRoute(): Route {
  return routeOf(useHash());
}

/** What follows `?` in the address behind `#`, as it is now. */
export function useAddressQuery(): URLSearchParams {
  const [, query = ''] = useHash().split('?');
  return new URLSearchParams(query);
}

let lastShown = '';

/** The address behind `#`; what was shown before while a token stands there, which is taken out at once. */
function shownHash(): string {
  if (!location.hash.startsWith('#token=')) lastShown = location.hash;
  return lastShown;
}

function useHash(): string {
  return useSyncExternalStore((listener) => {
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  }, shownHash);
}
