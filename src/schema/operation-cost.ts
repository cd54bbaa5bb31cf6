import { type GraphQLField, GraphQLList, getNullableType } from 'graphql';
import type { Message } from '../messages/catalogue.ts';
import { PAGE_SIZE } from '../resolvers/input.ts';
import type { Context } from './context.ts';
import { RequestError } from './request-error.ts';

/** Most an operation may ask for: fields it may resolve, levels, and fields it selects. */
export const LIMITS = { complexity: 25_000, depth: 14, breadth: 400 };
/** Rows taken for granted in a board: a district has some 400, and each may lead to its committee. */
const BOARD_ROWS = 400;
/** What a connection costs beside its rows: it is a statement or two. */
const CONNECTION_COST = 5;
/** Rows taken for granted in a list that says nothing of its length. */
const USUAL_ROWS = 10;

/** Cost of a field: what is asked below it counts once for each row it may bring. */
export function costOf(
  args: Record<string, unknown>,
  _context: Context,
  field: GraphQLField<unknown, Context>,
): { field: number; multiplier: number } {
  const { first, last, ids } = args;
  const isConnection = field.args.some(({ name }) => name === 'first');
  let multiplier = getNullableType(field.type) instanceof GraphQLList ? USUAL_ROWS : 1;
  if (Array.isArray(ids)) multiplier = ids.length;
  else if (field.name === 'rows') multiplier = BOARD_ROWS;
  // The page counts at the connection, not once more at its edges.
  else if (field.name === 'edges') multiplier = 1;
  else if (isConnection) multiplier = Number(first ?? last ?? PAGE_SIZE);
  return { field: isConnection ? CONNECTION_COST : 1, multiplier };
}

/** Which limit an operation goes beyond, and by how much. */
export function tooMuch(
  kind: string,
  { depth, breadth, complexity }: Record<keyof typeof LIMITS, number>,
): RequestError {
  const messages: Record<string, Message> = {
    Depth: (texts) => texts.tooDeep(depth, LIMITS.depth),
    Breadth: (texts) => texts.tooBroad(breadth, LIMITS.breadth),
  };
  return new RequestError(
    'QUERY_TOO_COMPLEX',
    messages[kind] ?? ((texts) => texts.tooCostly(complexity, LIMITS.complexity)),
  );
}
