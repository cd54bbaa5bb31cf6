import type { CommitteeKind } from '../../db/generated/enums.ts';
import { dated } from '../../rules/dated.ts';
import { CHARTER } from '../../rules/regulations.ts';

/** Official members without whom there is no cell of its own. */
export const LEAST_OFFICIAL = dated([{ by: CHARTER, point: 'Điều 24.1', value: 3 }]);

/** Members with whom a grassroots organisation is a committee with cells and not a cell. */
export const LEAST_OF_COMMITTEE = dated([{ by: CHARTER, point: 'Điều 21.2', value: 30 }]);

/** Kinds that are counted by their official members. */
export const CELLS: readonly CommitteeKind[] = ['CELL', 'GRASSROOTS_CELL'];
