import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNullableType,
  isLeafType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';

/** What a row of a board is in the schema. */
export const ROW_TYPE = 'QuotaProgress';

/** The figures of a row as JSON, in the order of `figureNames`. */
export type RowFigures = readonly string[];

const names = new WeakMap<GraphQLSchema, readonly string[]>();
const figures = new WeakMap<readonly unknown[], Map<string, Promise<readonly RowFigures[]>>>();

/** What a row has to show by itself, whatever is asked of it: every field with a plain value. */
export function figureNames(schema: GraphQLSchema): readonly string[] {
  let known = names.get(schema);
  if (!known) {
    const fields = Object.values((schema.getType(ROW_TYPE) as GraphQLObjectType).getFields());
    const plain = fields.filter(({ args, type }) => args.length === 0 && isLeafType(getNullableType(type)));
    known = ['__typename', ...plain.map(({ name }) => name)];
    names.set(schema, known);
  }
  return known;
}

/**
 * The figures of rows, made once for all documents of viewers who see the same.
 * @param rights - names what the viewer sees.
 * @param make - makes them when nobody has.
 */
export function figuresOnce(
  rows: readonly unknown[],
  rights: string,
  make: () => Promise<readonly RowFigures[]>,
): Promise<readonly RowFigures[]> {
  let byRights = figures.get(rows);
  if (!byRights) {
    byRights = new Map();
    figures.set(rows, byRights);
  }
  let made = byRights.get(rights);
  if (!made) {
    made = make();
    byRights.set(rights, made);
    // Whoever comes next tries again.
    made.catch(() => byRights.delete(rights));
  }
  return made;
}

/**
 * An operation that asks for all figures of the rows of a board, and for nothing else.
 * @param board - the field of the operation that brings the board.
 */
export function askingForFigures(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  board: FieldNode,
): DocumentNode {
  const field = (name: string, selections?: readonly FieldNode[]): FieldNode => ({
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    ...(selections && { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
  });
  const rows = field(
    'rows',
    figureNames(schema).map((name) => field(name)),
  );
  const root = { ...field(board.name.value, [rows]), arguments: board.arguments };
  const selectionSet = { kind: Kind.SELECTION_SET, selections: [root] } as const;
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }] };
}

/** What came of such an operation. */
export function figuresIn(schema: GraphQLSchema, { data, errors }: ExecutionResult): RowFigures[] {
  const [board] = Object.values(data ?? {}) as { rows: Record<string, unknown>[] }[];
  if (errors || !board) throw errors?.[0] ?? new Error('a board without figures');
  return board.rows.map((row) => figureNames(schema).map((name) => JSON.stringify(row[name])));
}
