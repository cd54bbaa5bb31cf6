import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  getVariableValues,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type SubscriptionArgs,
} from 'graphql';
import { askingForFigures, figureNames, ROW_TYPE } from './row-figures.ts';
import { countFields, type Selecting, selectedFields } from './selected-fields.ts';

/** A figure of a row under the name that a client has chosen. */
export interface Cut {
  /** The text before it in the answer: brace or comma, and its name. */
  before: string;
  /** Its place among the figures. */
  figure: number;
}

/** How frames are made for an operation. */
export interface FramePlan {
  /** The names that the operation has given to the rows of a frame. */
  lists: ReadonlySet<string>;
  /**
   * The figures that each of its lists of rows shows, by the name of the list. Null where a row has more than figures:
   * then the operation itself is executed for the rows.
   */
  cuts: Map<string, Cut[]> | null;
  /** The operation that asks for the figures of the rows. */
  asksForFigures: DocumentNode;
  /** Fields that are selected of a row and of everything below it. */
  fieldsOfRow: number;
}

const plans = new WeakMap<SubscriptionArgs, FramePlan>();

/** How frames are made for an operation; found out once. */
export function framePlan(args: SubscriptionArgs): FramePlan {
  let plan = plans.get(args);
  if (!plan) {
    plan = planFor(args);
    plans.set(args, plan);
  }
  return plan;
}

function planFor({ schema, document, operationName, variableValues }: SubscriptionArgs): FramePlan {
  const operation = getOperationAST(document, operationName) as OperationDefinitionNode;
  const { coerced = {} } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
  const selecting: Selecting = { schema, document, variables: coerced };
  const root = schema.getSubscriptionType() as GraphQLObjectType;
  const boards = [...selectedFields(selecting, root, [operation.selectionSet]).values()].flat();
  const board = boards[0] as FieldNode;
  const frameType = typeOf(root, board.name.value);
  const rowType = typeOf(frameType, 'rows');
  const lists = new Set<string>();
  const cuts = new Map<string, Cut[] | null>();
  for (const [list, fields] of selectedFields(selecting, frameType, selectionSetsOf(boards))) {
    if (fields[0]?.name.value !== 'rows') continue;
    lists.add(list);
    // Only a board has figures that many readers share.
    const selected = selectedFields(selecting, rowType, selectionSetsOf(fields));
    cuts.set(list, rowType.name === ROW_TYPE ? cutOf(schema, selected) : null);
  }
  const isCut = [...cuts.values()].every((cut) => cut !== null);
  return {
    lists,
    cuts: isCut ? (cuts as Map<string, Cut[]>) : null,
    asksForFigures: askingForFigures(schema, operation, board),
    fieldsOfRow: isCut ? 0 : countFields(document, operation.selectionSet),
  };
}

/** What a field of a type brings, without its lists. */
function typeOf(type: GraphQLObjectType, field: string): GraphQLObjectType {
  return getNamedType(type.getFields()[field]?.type) as GraphQLObjectType;
}

/** What is to be cut out of a row; null where something is asked for that is no figure. */
function cutOf(schema: GraphQLSchema, selected: ReadonlyMap<string, FieldNode[]>): Cut[] | null {
  const figures = figureNames(schema);
  const cut: Cut[] = [];
  for (const [name, [field]] of selected) {
    const figure = figures.indexOf(field?.name.value ?? '');
    if (figure < 0) return null;
    cut.push({ before: `${cut.length === 0 ? '{' : ','}${JSON.stringify(name)}:`, figure });
  }
  return cut;
}

function selectionSetsOf(fields: readonly FieldNode[]): SelectionSetNode[] {
  return fields.flatMap(({ selectionSet }) => selectionSet ?? []);
}
