import { bodyOf } from '../../src/access/policy.ts';
import type { Day } from '../../src/calendar.ts';
import type { DecidingBody } from '../../src/db/generated/client.ts';
import { DECIDING_PART } from '../../src/resolvers/committee/authority.ts';
import type { Leaf } from './committees.ts';
import { demoIds } from './demo-ids.ts';
import { DISTRICTS_ENDED } from './new-communes.ts';

/** Which bodies have to do with the case of a cell on a day. */
export interface Bodies {
  /** The grassroots organisation that the cell belongs to. */
  grassrootsOf(leaf: Leaf, day: Day): string;
  /** Who decides, by which part, and how its papers are signed: 12-QĐ/HU. */
  deciderOf(leaf: Leaf, day: Day): { id: string; body: DecidingBody; sign: string };
  /** Who writes it down. */
  recordedBy(day: Day): string;
}

/** In a district its standing committee decides. */
export const bodiesOfDistrict: Bodies = {
  grassrootsOf: (leaf) => leaf.organisationId,
  deciderOf: () => ({ id: demoIds.lucYen, body: 'STANDING', sign: 'HU' }),
  recordedBy: () => 'demo-district',
};

/**
 * The same until the districts ended. From then on a committee directly below the province decides itself, and the
 * province for cells that stand there alone.
 * @param after - the organisation of each cell since then.
 */
export function bodiesThroughTheEnd(after: ReadonlyMap<string, string>): Bodies {
  const grassrootsOf = (leaf: Leaf, day: Day): string =>
    day < DISTRICTS_ENDED ? leaf.organisationId : (after.get(leaf.id) ?? leaf.organisationId);
  return {
    grassrootsOf,
    deciderOf(leaf, day) {
      if (day < DISTRICTS_ENDED) return bodiesOfDistrict.deciderOf(leaf, day);
      const kind = leaf.kind === 'GRASSROOTS_CELL' ? leaf.kind : 'GRASSROOTS_COMMITTEE';
      return bodyOf(kind, 'PROVINCE', day) === 'SUPERIOR'
        ? { id: grassrootsOf(leaf, day), body: DECIDING_PART.on(day).value, sign: 'ĐU' }
        : { id: demoIds.laoCai, body: 'STANDING', sign: 'TU' };
    },
    recordedBy: (day) => (day < DISTRICTS_ENDED ? bodiesOfDistrict.recordedBy(day) : 'demo-province'),
  };
}
