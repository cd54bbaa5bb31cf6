import type { Day } from '../calendar.ts';

declare const sentAs: unique symbol;

/** A day that a client sent. In arguments of queries it is one; forms hand it on unread (`unread.ts`). */
export type SentDay = Day & { readonly [sentAs]: 'Day' };

/** An id that a client sent, with the name of its type in it. Forms hand it on unread. */
export type SentId = string & { readonly [sentAs]: 'ID' };
