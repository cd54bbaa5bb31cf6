import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { StandingCommittee } from '../resolvers/committee/standing-committee.ts';
import type { Context } from './context.ts';

// A query that asks nothing of committees but what lies in this node's memory needs no SQL. Fields say so in their extensions;
// where one field of a selection does not, its committees come from the database as any record does.

// biome-ignore lint/suspicious/noExplicitAny: each field has arguments of its own
type Args = any;

/** What a field of `Committee` says of a committee out of memory. */
interface OfTree {
  /** Of a field that memory answers in another way than the record does; left out, its resolver takes both. */
  resolve?: (committee: StandingCommittee, args: Args, context: Context) => unknown;
  /** Whether it is so for these arguments; for all where nothing is said. */
  answers?: (args: Args) => boolean;
  /** Where it leads to further committees. */
  leadsTo?: 'committees' | 'connection';
}

/** For the extensions of a field of `Committee` that needs nothing of its record but what memory has. */
export function ofTree(says: OfTree = {}): { ofTree: OfTree } {
  return { ofTree: says };
}

/**
 * For the extensions of a field that leads to committees: where all that is asked of them lies in memory, they are found there.
 * @param find - undefined where the database is to be asked.
 */
export function inTree<A, Parent = unknown>(
  find: (args: A, context: Context, parent: Parent) => StandingCommittee | undefined,
): { inTree: typeof find } {
  return { inTree: find };
}

type Resolver = GraphQLFieldResolver<unknown, Context, Args>;

class OfTreePlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(
    resolver: GraphQLFieldResolver<unknown, Types['Context'], object>,
    { parentType, name, ...config }: PothosOutputFieldConfig<Types>,
  ): GraphQLFieldResolver<unknown, Types['Context'], object> {
    const otherwise = resolver as Resolver;
    const extensions = config.extensions ?? {};
    if (parentType === 'Committee') return fieldOfCommittee(name, sayingOf({ extensions }), otherwise) as never;
    const find = extensions.inTree as ReturnType<typeof inTree<Args, Args>>['inTree'] | undefined;
    if (find === undefined) return resolver;
    const found: Resolver = (parent, args, context, info) =>
      (asksOfTree(info) ? find(args, context, parent) : undefined) ?? otherwise(parent, args, context, info);
    return found as never;
  }
}

function sayingOf({ extensions }: Pick<GraphQLField<unknown, unknown>, 'extensions'>): OfTree | undefined {
  return extensions.ofTree as OfTree | undefined;
}

function fieldOfCommittee(name: string, says: OfTree | undefined, otherwise: Resolver): Resolver {
  return (committee, args, context, info) => {
    if (!(committee instanceof StandingCommittee)) return otherwise(committee, args, context, info);
    if (says?.resolve) return says.resolve(committee, args, context);
    // Rather no answer than one that takes what is not there for null.
    if (says === undefined && name !== 'id')
      throw new Error(`Committee.${name} was asked of a committee out of memory`);
    return otherwise(committee, args, context, info);
  };
}

/** Whether a field of `Committee`, asked without arguments, needs no record and leads to none. */
export function mayBeOfTree(name: string, committee: GraphQLObjectType): boolean {
  const field = committee.getFields()[name];
  const says = field && sayingOf(field);
  return name === 'id' || name === '__typename' || (says !== undefined && says.leadsTo === undefined);
}

/** Whether all that is asked below a field, which leads to committees, lies in memory. */
export function asksOfTree(info: GraphQLResolveInfo): boolean {
  const committee = info.schema.getType('Committee');
  return (
    isObjectType(committee) &&
    info.fieldNodes.every(({ selectionSet }) =>
      everyField(selectionSet, info, (field) => isOfTree(field, committee, info)),
    )
  );
}

function isOfTree(node: FieldNode, committee: GraphQLObjectType, info: GraphQLResolveInfo): boolean {
  const { value: name } = node.name;
  if (name === 'id' || name === '__typename') return true;
  const field = committee.getFields()[name];
  const says = field && sayingOf(field);
  if (!field || !says) return false;
  if (says.answers && !says.answers(getArgumentValues(field, node, info.variableValues))) return false;
  const below = (one: FieldNode): boolean => isOfTree(one, committee, info);
  if (says.leadsTo === 'committees') return everyField(node.selectionSet, info, below);
  return says.leadsTo !== 'connection' || everyField(node.selectionSet, info, (part) => partOfTree(part, info, below));
}

/** Of a connection: its rows, wherever they stand, and what it says itself. */
function partOfTree(
  { name: { value: name }, selectionSet }: FieldNode,
  info: GraphQLResolveInfo,
  ofRow: (field: FieldNode) => boolean,
): boolean {
  if (name === 'nodes') return everyField(selectionSet, info, ofRow);
  if (name !== 'edges') return true;
  return everyField(
    selectionSet,
    info,
    (one) => one.name.value !== 'node' || everyField(one.selectionSet, info, ofRow),
  );
}

/** Whether something holds for all fields of a selection. What a directive may leave out counts as asked for. */
function everyField(
  selections: SelectionSetNode | undefined,
  info: GraphQLResolveInfo,
  holds: (field: FieldNode) => boolean,
): boolean {
  return (selections?.selections ?? []).every((one) => {
    if (one.kind === Kind.FIELD) return holds(one);
    const { selectionSet } = one.kind === Kind.INLINE_FRAGMENT ? one : (info.fragments[one.name.value] ?? {});
    return everyField(selectionSet, info, holds);
  });
}

declare global {
  export namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      ofTree: OfTreePlugin<Types>;
    }
  }
}

/** Name of the plugin that answers from memory. Stands behind who may see, and before how records are read. */
export const OF_TREE = 'ofTree';

SchemaBuilder.registerPlugin(OF_TREE, OfTreePlugin);
