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
import { LARGEST_PAGE, PAGE_SIZE } from '../resolvers/input.ts';

/** What a connection costs beside its rows: it is a statement or two. */
const CONNECTION_COST = 5;
/** Rows taken for granted in a list that says nothing of its length. */
const USUAL_ROWS = 10;
/** Rows taken for granted in a board: those of a district. */
const BOARD_ROWS: Record<string, number> = { SELF: 1, CHILDREN: 50, SUBTREE: 400 };
/** A figure of a row that lies in this node's memory: reading it takes a tenth of what a column of the database does. */
const FIGURE_COST = 0.1;
const FIGURES = 'QuotaProgress';
/** A property of the schema, which lies ready: what tools ask for may be asked once in an operation, and not twice. */
const INTROSPECTION_COST = 0.005;

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
}

/**
 * What an operation costs, in fields of the database's rows: what is asked below a list counts once for each row it may
 * bring. Writes fragments out, so that it is only for documents whose selections are limited with fragments written out.
 */
export function costOfOperation({ schema, document, operation, variables }: CostedOperation): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const given: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    given[name] = variables[name] === undefined && defaultValue ? valueFromASTUntyped(defaultValue) : variables[name];
  }

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

  const ofField = (node: FieldNode, { parent, boardRows, bare }: Place): number => {
    const field = fieldOf(parent, node.name.value);
    if (!field) return INTROSPECTION_COST;
    const args = argumentsOf(node, field, given);
    const type = getNamedType(field.type);
    const own = ownCost(parent, field, type) + (bare && field.extensions.pothosPrismaSelect ? STATEMENT_COST : 0);
    if (!node.selectionSet) return own;
    const place = {
      parent: type,
      boardRows: BOARD_ROWS[String(args.depth)] ?? boardRows,
      bare: isRecord(type) && leadsFromMemory(parent),
    };
    return own + rowsOf(parent, field, args, boardRows) * ofSelections(node.selectionSet, place);
  };

  const root = schema.getRootType(operation.operation);
  return root ? Math.ceil(ofSelections(operation.selectionSet, { parent: root, boardRows: 1, bare: false })) : 0;
}

function fieldOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  // `__schema` and `__type` stand on no type, and `__typename` is known without asking.
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

function ownCost(parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>, type: GraphQLNamedType): number {
  if (parent.name.startsWith('__')) return INTROSPECTION_COST;
  // What a field says of itself.
  if (typeof field.extensions.cost === 'number') return field.extensions.cost;
  if (isConnection(field)) return CONNECTION_COST;
  return parent.name === FIGURES && !isCompositeType(type) ? FIGURE_COST : 1;
}

/** Whether objects of a type are rows of the database. */
function isRecord(type: GraphQLNamedType): boolean {
  return type.extensions.pothosPrismaModel !== undefined;
}

/** Whether objects of a type are made by us, so that a record they lead to is one that was loaded by its id. */
function leadsFromMemory({ name }: GraphQLNamedType): boolean {
  return name === FIGURES || name === 'ViewerGrant';
}

/** How many rows a field may bring. */
function rowsOf(
  parent: GraphQLNamedType,
  field: GraphQLField<unknown, unknown>,
  { first, last, ids }: Record<string, unknown>,
  boardRows: number,
): number {
  if (isConnection(field)) return pageOf(first ?? last ?? PAGE_SIZE);
  // The page counts at the connection, not once more at its edges.
  if (field.name === 'edges' || !isListType(getNullableType(field.type))) return 1;
  if (Array.isArray(ids)) return ids.length;
  if (field.name === 'rows') return boardRows;
  if (parent.name === '__Schema') return 100;
  return USUAL_ROWS;
}

/** A page of a size that is out of range, or no number, is refused by the field itself. */
function pageOf(size: unknown): number {
  return Math.min(Math.max(Number(size) || 0, 1), LARGEST_PAGE);
}

function isConnection(field: GraphQLField<unknown, unknown>): boolean {
  return field.args.some(({ name }) => name === 'first');
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
