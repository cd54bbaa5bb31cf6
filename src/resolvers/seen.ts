declare const guarded: unique symbol;

/**
 * A condition that leaves nothing but what a viewer may see. It is part of the query itself, never a filter afterwards.
 * Lists take no other, so that none can forget it; `asSeen` makes it.
 */
export type Seen<Where extends object> = Where & { readonly [guarded]: true };
