import type { ResultOf } from 'gql.tada';
import type { Section } from './route.ts';
import type { ViewerDocument } from './viewer-operations.ts';

/** A role of somebody on a committee. */
export type Grant = NonNullable<ResultOf<typeof ViewerDocument>['viewer']>['grants'][number];

/** A committee that somebody has a role for. */
export interface Top {
  id: string;
  name: string;
  foundedOn: string;
}

/** Everything there is to open, in the order of the tabs. Whoever has work begins with it. */
const ORDER: readonly Section[] = [
  'WORK',
  'BOARD',
  'CASES',
  'QUOTAS',
  'CLASSES',
  'INSPECTIONS',
  'REPORTS',
  'GRANTS',
  'LOG',
];

/** What each role opens. */
const SECTIONS_OF: Record<Grant['role'], readonly Section[]> = {
  CELL_SECRETARY: ['WORK', 'BOARD', 'CASES', 'REPORTS'],
  GRASSROOTS_COMMITTEE: ['WORK', 'BOARD', 'CASES', 'QUOTAS', 'CLASSES', 'INSPECTIONS', 'REPORTS', 'GRANTS'],
  SUPERIOR_COMMITTEE: ['WORK', 'BOARD', 'CASES', 'QUOTAS', 'CLASSES', 'INSPECTIONS', 'REPORTS', 'GRANTS'],
  DASHBOARD: ['BOARD'],
  INSPECTOR: ['WORK', 'INSPECTIONS', 'BOARD'],
  TRAINING_CENTRE: ['WORK', 'CLASSES', 'BOARD'],
  AUDITOR: ['LOG'],
};

/** The sections that grants open, the one to begin with first. */
export function sectionsOf(grants: readonly Grant[]): Section[] {
  const opened = new Set(grants.flatMap(({ role }) => SECTIONS_OF[role] ?? []));
  return ORDER.filter((section) => opened.has(section));
}

/** The committees of a section, each once. */
export function topsOf(grants: readonly Grant[], section: Section): Top[] {
  const seen = grants.filter(({ role }) => SECTIONS_OF[role]?.includes(section)).map(({ committee }) => committee);
  return [...new Map(seen.map(({ id, name, foundedOn }) => [id, { id, name, foundedOn }])).values()];
}
