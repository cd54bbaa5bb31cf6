import type { Direction, Order } from './ranges.ts';

/** The orders that a list can be asked for, by the names that clients know them by. */
export interface Orders {
  readonly [name: string]: Pick<Order, 'keys' | 'nullable'>;
}

/** One of these orders, with its direction. The schema lets nobody name two. */
export type AskedOrder<Known extends Orders> = { readonly [Name in keyof Known]?: Direction | null };

/**
 * The order of a list.
 * @param usual - the one where none is asked for.
 */
export function orderOf<Known extends Orders>(
  known: Known,
  asked: AskedOrder<Known> | null | undefined,
  usual: AskedOrder<Known>,
): Order {
  const [[name, direction] = []] = Object.entries<Direction | null | undefined>(asked ?? usual);
  const order = name === undefined ? undefined : known[name];
  if (name === undefined || !order || !direction) throw new Error('an order was asked for that the list does not have');
  return { ...order, name, direction };
}
