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

/** What each role opens, its daily work first. */
const SECTIONS_OF: Record<Grant['role'], readonly Section[]> = {
  CELL_SECRETARY: ['BOARD'],
  GRASSROOTS_COMMITTEE: ['BOARD'],
  SUPERIOR_COMMITTEE: ['BOARD'],
  DASHBOARD: ['BOARD'],
  INSPECTOR: ['INSPECTIONS', 'BOARD'],
  TRAINING_CENTRE: ['CLASSES', 'BOARD'],
  AUDITOR: ['LOG'],
};

/** The sections that grants open, the one to begin with first. Whoever leads a committee begins with its board. */
export function sectionsOf(grants: readonly Grant[]): Section[] {
  const opened = grants.map(({ role }) => SECTIONS_OF[role] ?? []);
  const leads = opened.some(([first]) => first === 'BOARD');
  return [...new Set<Section>([...(leads ? (['BOARD'] as const) : []), ...opened.flat()])];
}

/** The committees of a section, each once. */
export function topsOf(grants: readonly Grant[], section: Section): Top[] {
  const seen = grants.filter(({ role }) => SECTIONS_OF[role]?.includes(section)).map(({ committee }) => committee);
  return [...new Map(seen.map(({ id, name, foundedOn }) => [id, { id, name, foundedOn }])).values()];
}
