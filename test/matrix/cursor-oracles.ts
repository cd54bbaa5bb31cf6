import { getNamedType, isObjectType } from 'graphql';
import { schema } from '../../src/schema/index.ts';
import type { Probe } from './probe.ts';
import type { Reply } from './transports.ts';
import { relations, type Target, type World } from './world.ts';

/** A list that takes cursors, and the type of its rows. */
interface List {
  probe: Probe;
  rowType: string;
}

/** Every list of the schema. */
export function lists(probes: readonly Probe[]): List[] {
  return probes.flatMap((probe) => {
    const [typename = '', name = ''] = (probe.row.split(/[(,]/)[0] ?? '').split('.');
    const type = schema.getType(typename);
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    const rowType = field?.args.some((argument) => argument.name === 'after')
      ? /([A-Z]\w*)Connection$/.exec(getNamedType(field.type).name)?.[0]
      : undefined;
    return rowType === undefined ? [] : [{ probe, rowType: nodeOf(rowType) }];
  });
}

function nodeOf(connection: string): string {
  const step = (typename: string, field: string): string => {
    const type = schema.getType(typename);
    return isObjectType(type) ? getNamedType(type.getFields()[field]?.type as never as typeof type).name : '';
  };
  return step(step(connection, 'edges'), 'node');
}

/** A list of the viewer's own, from the place of some row on, or up to it. */
export async function askFrom(
  ask: (document: string) => Promise<Reply>,
  { targets }: World,
  { probe, rowType }: List,
  page: 'after' | 'before',
  place: Target,
): Promise<string> {
  const key = Buffer.from(place.ids[rowType] ?? '', 'base64url')
    .toString()
    .split(':')[1];
  const cursor = Buffer.from(`GPC:S:${key}`).toString('base64');
  const paged = `${page === 'after' ? 'first' : 'last'}: 100, ${page}: "${cursor}"`;
  const selection = probe.selection?.(targets.own) ?? '';
  const reply = await ask(`{ ${probe.root(targets.own, selection)} }`.replace('first: 100', paged));
  return JSON.stringify(reply);
}

/** Where rows stand that a viewer with a role on `own` does not see. */
export const hidden = relations.filter((relation) => relation !== 'own' && relation !== 'descendant');
