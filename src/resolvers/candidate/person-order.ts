import { type AskedOrder, type Orders, orderOf } from '../order.ts';

/** How people are sorted: as offices do, or by the family name that a full name begins with. */
export type PersonOrder = 'GIVEN_NAME' | 'FAMILY_NAME';

/** The orders of people in the columns of a candidate. A person who was erased has no name and stands at the end. */
export const personOrders = {
  givenName: { keys: ['givenName', 'fullName'], nullable: true },
  familyName: { keys: ['fullName'], nullable: true },
} satisfies Orders;

const asAsked = {
  GIVEN_NAME: { givenName: 'asc' },
  FAMILY_NAME: { familyName: 'asc' },
} as const satisfies Record<PersonOrder, AskedOrder<typeof personOrders>>;

/** The order that one of these words stands for; by the given name where there is none. */
export function askedByName(order: PersonOrder | null | undefined): AskedOrder<typeof personOrders> {
  return asAsked[order ?? 'GIVEN_NAME'];
}

/** The order of a list of people by name. */
export function byName(order: PersonOrder) {
  return orderOf(personOrders, null, askedByName(order));
}

/** The same orders of records that each belong to a candidate. */
export const ordersOfCandidates = {
  givenName: {
    keys: [
      ['candidate', 'givenName'],
      ['candidate', 'fullName'],
    ],
    nullable: true,
  },
  familyName: { keys: [['candidate', 'fullName']], nullable: true },
} satisfies Orders;
