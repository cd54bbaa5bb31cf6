import type { GraphQLInputType } from 'graphql';
import { parseDay } from '../calendar.ts';
import {
  type UnreadDay,
  type UnreadId,
  type UnreadMoment,
  unreadDay,
  unreadId,
  unreadMoment,
} from '../resolvers/unread.ts';
import { idOfType } from './global-id.ts';
import { type Leaf, mapLeaves } from './input-leaves.ts';
import type { SentDay, SentId } from './sent.ts';

/** A form as operations take it: what must be read is unread, whatever the client wrote. */
export type UnreadForm<Form> = Form extends SentDay
  ? UnreadDay
  : Form extends SentId
    ? UnreadId
    : Form extends Date
      ? UnreadMoment
      : Form extends readonly (infer One)[]
        ? UnreadForm<One>[]
        : Form extends object
          ? { [Field in keyof Form]: UnreadForm<Form[Field]> }
          : Form;

/** Of which type the ids in a field of a form are: `t.id({ extensions: idOf(CandidateNode) })`. */
export function idOf({ name }: { name: string }): { idOf: string } {
  return { idOf: name };
}

/** Hands on a form that came as an argument of that type. */
export function unreadForm(type: GraphQLInputType, form: object): object {
  return mapLeaves(type, form, unreadLeaf) as object;
}

function unreadLeaf({ type, value, path, field }: Leaf): unknown {
  if (type.name === 'Day') return unreadDay(path, parseDay(value as string));
  if (type.name === 'DateTime') {
    const moment = value as Date;
    return unreadMoment(path, Number.isNaN(moment.getTime()) ? null : moment);
  }
  if (type.name !== 'ID') return value;
  const typename = field?.extensions.idOf;
  if (typeof typename !== 'string') throw new Error(`${path.join('.')} says not of what it is the id`);
  return unreadId(path, idOfType(value as string, typename));
}
