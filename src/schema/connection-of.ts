import type { OutputType } from '@pothos/core';
import { builder } from './builder.ts';

type Types = (typeof builder)['$inferSchemaTypes'];

/** The connection of a type: one for all its lists, so that a client's fragment serves each of them. */
export function connectionOf<Type extends OutputType<Types>>(type: Type, name: string) {
  return builder.connectionObject({ type, name: `${name}Connection` }, { name: `${name}Edge` });
}
