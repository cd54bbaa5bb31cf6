import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import { NOTHING, type SubtreeSize } from '../feed/subtree-size.ts';
import type { OperationContext } from '../resolvers/operation-context.ts';
import { hiddenSizes, type Sizes, visibleSizes } from '../resolvers/visible-sizes.ts';
import {
  type AskedField,
  type AskedList,
  type CostExtensions,
  costOfFilter,
  type TypeCostExtensions,
} from './field-cost.ts';

/** What an operation costs before it has asked for anything: reading it, and finding out who asks. */
const OPERATION_COST = 20;
/** What a field of the operation itself costs: most are statements of their own. */
const ROOT_COST = 15;
/** Rows taken for granted in a list that says nothing of its length. */
const USUAL_ROWS = 10;
/** Rows taken for granted in a list of the schema itself, whose fields say nothing. */
const SCHEMA_ROWS = 100;

/** A property of the schema, which lies ready: what tools ask for may be asked once in an operation, and not twice. */
const INTROSPECTION_COST = 0.005;
const TYPENAME_COST = 0.05;

/** An operation that has been parsed and found valid, with its variables. */
export interface CostedOperation {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
}

/** What reading something of a single record costs that has to be fetched for it alone. */
const STATEMENT_COST = 25;

/** The place a field is asked at. */
interface Place {
  parent: GraphQLNamedType;
  /** Whether the records here were loaded by their ids, without what is selected: each fetches that for itself. */
  bare: boolean;
  /** Rows of the board it is in. */
  boardRows: number;
  /** How much lies below the committee that is asked; nothing where that is none, or cannot be known yet. */
  at: SubtreeSize;
  /** Rows of the page that it is in, and of the list that this is a page of. */
  page: number;
  among: number;
}

/** What an operation costs at least, whoever asks: as if everything were hidden. */
export function leastCostOf(operation: CostedOperation): number {
  return costOf(operation, hiddenSizes);
}

/** What an operation costs its viewer, by what is there for them. */
export function costFor(context: OperationContext, operation: CostedOperation): number {
  return costOf(operation, visibleSizes(context));
}

/**
 * What an operation costs, in fields of the database's rows: what is asked below a list counts once for each row it may
 * bring. Writes fragments out, so that it is only for documents whose selections are limited with fragments written out.
 */
function costOf({ schema, document, operation, variables }: CostedOperation, sizes: Sizes): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const given: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    given[name] = variables[name] === undefined && defaultValue ? valueFromASTUntyped(defaultValue) : variables[name];
  }

  const root = schema.getRootType(operation.operation);

  const ofSelections = ({ selections }: SelectionSetNode, place: Place): number => {
    let cost = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        cost += ofField(selection, place);
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      const parent = fragment?.typeCondition ? schema.getType(fragment.typeCondition.name.value) : place.parent;
      if (fragment && parent) cost += ofSelections(fragment.selectionSet, { ...place, parent });
    }
    return cost;
  };

  const ofField = (node: FieldNode, place: Place): number => {
    const { parent, at, among } = place;
    const field = fieldOf(parent, node.name.value);
    if (!field) return TYPENAME_COST;
    const args = argumentsOf(node, field, given);
    const asked = { args, at, sizes, among };
    const says = extensionsOf(field);
    const type = getNamedType(field.type);
    const listed = says.among?.(asked) ?? 0;
    const own =
      (parent === root ? ROOT_COST : 0) +
      ownCost(parent, field, asked) +
      costOfFilter(listed, args) +
      (place.bare && field.extensions.pothosPrismaSelect ? STATEMENT_COST : 0);
    if (!node.selectionSet) return own;
    const below = {
      parent: type,
      boardRows: says.boardRows?.(asked) ?? place.boardRows,
      bare: isRecord(type) && typeExtensionsOf(parent).fromMemory === true,
      at: says.leadsTo ? sizes.below(says.leadsTo(args)) : NOTHING,
      page: says.page?.(args) ?? 1,
      among: listed,
    };
    const rows = rowsOf(field, { ...asked, page: place.page, boardRows: place.boardRows }, place);
    return own + rows * ((says.rowCost ?? 0) + ofSelections(node.selectionSet, below));
  };

  if (!root) return OPERATION_COST;
  const place = { parent: root, boardRows: 1, bare: false, at: NOTHING, page: 1, among: 0 };
  return OPERATION_COST + ofSelections(operation.selectionSet, place);
}

function fieldOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  // `__schema` and `__type` stand on no type, and `__typename` is known without asking.
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

function ownCost(parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>, asked: AskedField): number {
  if (parent.name.startsWith('__')) return INTROSPECTION_COST;
  const { cost } = extensionsOf(field);
  if (cost !== undefined) return typeof cost === 'number' ? cost : cost(asked);
  return isCompositeType(getNamedType(field.type)) ? 1 : (typeExtensionsOf(parent).figureCost ?? 1);
}

/** Whether objects of a type are rows of the database. */
function isRecord(type: GraphQLNamedType): boolean {
  return type.extensions.pothosPrismaModel !== undefined;
}

/** How many rows a field may bring. */
function rowsOf(field: GraphQLField<unknown, unknown>, asked: AskedList, { parent }: Place): number {
  if (!isListType(getNullableType(field.type))) return 1;
  if (parent.name === '__Schema') return SCHEMA_ROWS;
  const { rows = USUAL_ROWS } = extensionsOf(field);
  return typeof rows === 'number' ? rows : rows(asked);
}

/** What a type says of the cost of its fields. */
function typeExtensionsOf({ extensions }: GraphQLNamedType): TypeCostExtensions {
  return extensions;
}

/** What a field says of its cost. */
export function extensionsOf({ extensions }: GraphQLField<unknown, unknown>): CostExtensions {
  return extensions;
}

function argumentsOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  variables: Record<string, unknown>,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, defaultValue } of field.args) values[name] = defaultValue;
  for (const { name, value } of node.arguments ?? []) {
    const given: unknown = valueFromASTUntyped(value, variables);
    if (given !== undefined) values[name.value] = given;
  }
  return values;
}
