import type { AskedOrder, Orders } from '../resolvers/order.ts';
import { builder } from './builder.ts';

const OrderDirectionEnum = builder.enumType('OrderDirection', {
  description: 'Which end of an order comes first. Rows without a value stand at the end either way.',
  values: {
    ASC: { value: 'asc', description: 'Upwards: A before Z, the earliest day first (tăng dần).' },
    DESC: { value: 'desc', description: 'Downwards: Z before A, the latest day first (giảm dần).' },
  } as const,
});

/**
 * The input by which every list of a type is sorted: one of its orders, with a direction.
 * @param words - what each order sorts by.
 */
export function orderInput<Known extends Orders>(name: string, words: { readonly [Name in keyof Known]: string }) {
  return builder.inputRef<AskedOrder<Known>>(name).implement({
    isOneOf: true,
    description:
      'What a list is sorted by: exactly one of these. Rows that are equal in it stand in an order that stays.',
    fields: (t) =>
      Object.fromEntries(
        Object.entries<string>(words).map(([order, description]) => [
          order,
          t.field({ type: OrderDirectionEnum, description }),
        ]),
      ) as never,
  });
}
