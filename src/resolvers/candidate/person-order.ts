import type { Order } from '../ranges.ts';

/** How people are sorted: as offices do, or by the family name that a full name begins with. */
export type PersonOrder = 'GIVEN_NAME' | 'FAMILY_NAME';

/** The orders of people in the columns of a candidate. A person who was erased has no name and stands at the end. */
export const personOrders = {
  GIVEN_NAME: {
    name: 'GIVEN_NAME',
    keys: [
      { field: 'givenName', direction: 'asc' },
      { field: 'fullName', direction: 'asc' },
    ],
    nullable: true,
  },
  FAMILY_NAME: { name: 'FAMILY_NAME', keys: [{ field: 'fullName', direction: 'asc' }], nullable: true },
} as const satisfies Record<PersonOrder, Order>;

/** The same orders of records that each belong to a candidate. */
export function orderOfCandidates(order: PersonOrder): Order {
  const { name, keys, nullable } = personOrders[order];
  return { name, nullable, keys: keys.map(({ field, direction }) => ({ field: ['candidate', field], direction })) };
}
