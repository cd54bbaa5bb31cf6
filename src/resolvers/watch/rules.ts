import type { AreaKind } from '../../db/generated/enums.ts';
import { dated } from '../../rules/dated.ts';
import { CHARTER } from '../../rules/regulations.ts';

/** Official members with whom a cell elects a committee of its own (chi ủy). */
export const LEAST_FOR_CELL_COMMITTEE = dated([{ by: CHARTER, point: 'Điều 24', value: 9, confidence: 'SECOND_HAND' }]);

/** Areas in which people live together, each of which is to have members and a cell. */
export const VILLAGES: readonly AreaKind[] = ['HAMLET', 'VILLAGE', 'NEIGHBOURHOOD'];

/** Years without an admission, and days before the end of a term, where none are asked for: no document sets them. */
export const YEARS = { usual: 3, least: 1, most: 20 };
export const TERM_DAYS = { usual: 90, least: 0, most: 1_000 };

/** Committees that are watched together at most: those of the largest province. */
export const MOST_COMMITTEES = 40_000;
