import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { NOTHING } from '../feed/subtree-size.ts';
import { hiddenSizes, visibleSizes } from '../resolvers/visible-sizes.ts';
import type { Context } from './context.ts';
import { type AskedField, type CostExtensions, costOfCount, costOfFilter } from './field-cost.ts';
import { extensionsOf } from './operation-cost.ts';

/**
 * Has every field whose cost depends on the size of its place charge it before it does anything. Which committee stands
 * below a list or a relation is in no document: what an operation is found to cost before it runs leaves that out.
 */
export function chargeFields(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const says = extensionsOf(field);
      if (typeof says.cost === 'function' || says.among) chargeField(field as never, says, committeeAt[type.name]);
    }
  }
}

/** The committee that an object is of, by its type. */
const committeeAt: Record<string, ((source: Placed) => string) | undefined> = {
  Committee: ({ id }) => id,
  QuotaProgress: ({ committeeId }) => committeeId,
  QuotaReport: ({ committeeId }) => committeeId,
};

type Placed = { id: string; committeeId: string };

function chargeField(
  field: GraphQLField<Placed, Context>,
  says: CostExtensions,
  committeeOf: ((source: Placed) => string) | undefined,
): void {
  const { resolve = defaultFieldResolver } = field;
  field.resolve = (source, args: Record<string, unknown>, context, info) => {
    const sizes = visibleSizes(context);
    const at = committeeOf ? sizes.below(committeeOf(source)) : NOTHING;
    const least = { args, at: NOTHING, sizes: hiddenSizes };
    try {
      context.cost.charge(sizedCost(says, { args, at, sizes }, info) - sizedCost(says, least, info));
    } catch (error) {
      // Not thrown: the executor would leave the rows before this one to themselves, and one of them that fails later would
      // be an error that nobody handles, which ends the process.
      return Promise.reject(error);
    }
    return resolve(source, args, context, info);
  };
}

/** What depends on sizes, of a field and of the count of its list. */
function sizedCost({ cost, among }: CostExtensions, asked: AskedField, info: GraphQLResolveInfo): number {
  const listed = among?.(asked) ?? 0;
  const counts = info.fieldNodes.filter(({ selectionSet }) => selectsCount(selectionSet, info)).length;
  return (
    (typeof cost === 'function' ? cost(asked) : 0) + costOfFilter(listed, asked.args) + counts * costOfCount(listed)
  );
}

/** Fields of a connection that count its list. */
const COUNTS: readonly string[] = ['totalCount', 'unseenCount'];

function selectsCount(selections: SelectionSetNode | undefined, info: GraphQLResolveInfo): boolean {
  return (selections?.selections ?? []).some((one) => {
    if (one.kind === Kind.FIELD) return COUNTS.includes(one.name.value);
    const { selectionSet } = one.kind === Kind.INLINE_FRAGMENT ? one : (info.fragments[one.name.value] ?? {});
    return selectsCount(selectionSet, info);
  });
}
