import type { CaseFile } from './case-operations.ts';

/** The way to membership, in order. */
export const WAY: readonly CaseFile['stage'][] = [
  'SOURCE',
  'OUTSTANDING',
  'IN_AWARENESS_CLASS',
  'AWARENESS_CERTIFIED',
  'DOSSIER',
  'VERIFYING',
  'OPINIONS',
  'CELL_REVIEW',
  'CELL_PROPOSED',
  'GRASSROOTS_PROPOSED',
  'DECIDED',
  'PROBATIONARY',
  'OFFICIAL',
];
