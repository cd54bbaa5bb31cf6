import { type DocumentNode, type ExecutionResult, execute, GraphQLError, type SubscriptionArgs } from 'graphql';
import type { Frame } from '../feed/frame.ts';
import { inSlices } from '../feed/frames.ts';
import { forHeavyRows, type Turn } from '../feed/turns.ts';
import type { Context } from '../schema/context.ts';
import type { Cut, FramePlan } from './frame-plan.ts';
import { figuresIn, figuresOnce, type RowFigures } from './row-figures.ts';

/** Fields of a row that are taken for granted in the size of a slice. */
const USUAL_FIELDS = 20;
/** Rows that are cut in the time in which one is executed. */
const CUT_AT_ONCE = 10;

/** What the rows of a frame are made with. */
export interface RowsSurroundings {
  args: SubscriptionArgs;
  plan: FramePlan;
  contextValue: Context;
  turn: Turn;
}

/** What has come of some rows: for each list that asks for them, the bytes between its brackets. */
export interface RowSlice {
  /** By the names of the lists; null when the whole frame fails with these rows. */
  lists: Record<string, Buffer> | null;
  errors: readonly GraphQLError[];
}

/** Executes the operation of a live board for a frame with these rows. */
export async function executeFor(
  frame: Frame,
  rows: readonly unknown[],
  { args, contextValue }: Pick<RowsSurroundings, 'args' | 'contextValue'>,
  document: DocumentNode = args.document,
): Promise<ExecutionResult> {
  return execute({ ...args, document, rootValue: { ...frame, rows }, contextValue });
}

/** The rows of a frame, slice by slice, each in its turn. */
export function rowSlices(frame: Frame, around: RowsSurroundings): AsyncIterable<RowSlice> {
  const { cuts } = around.plan;
  return cuts === null ? executedSlices(frame, around) : cutSlices(frame, cuts, around);
}

/** For rows that have more than figures: the operation is executed for each slice. */
async function* executedSlices(frame: Frame, around: RowsSurroundings): AsyncGenerator<RowSlice> {
  const turn = forHeavyRows(around.turn, Math.ceil(around.plan.fieldsOfRow / USUAL_FIELDS));
  let before = 0;
  for await (const slice of inSlices(frame, turn)) {
    const { data, errors = [] } = await executeFor(frame, slice, around);
    const [board] = Object.values(data ?? {}) as Record<string, unknown>[];
    const lists: Record<string, Buffer> = {};
    for (const name of around.plan.lists) lists[name] = inner((board?.[name] ?? []) as unknown[]);
    yield { lists: board ? lists : null, errors: errors.map((error) => onWholeBoard(error, before)) };
    before += slice.length;
  }
}

/** Figures are executed once for all documents of viewers who see the same, and cut to each. */
async function* cutSlices(
  frame: Frame,
  cuts: ReadonlyMap<string, readonly Cut[]>,
  around: RowsSurroundings,
): AsyncGenerator<RowSlice> {
  if (cuts.size === 0 || frame.rows.length === 0) return;
  const { args, contextValue, plan, turn } = around;
  const figures = await figuresOnce(frame.rows, contextValue.viewer?.key ?? '', async () => {
    const made: RowFigures[] = [];
    for await (const slice of inSlices(frame, turn)) {
      made.push(...figuresIn(args.schema, await executeFor(frame, slice, around, plan.asksForFigures)));
    }
    return made;
  });
  for (let start = 0; start < figures.length; start += turn.sliceRows) {
    const slice = figures.slice(start, start + turn.sliceRows);
    await turn.take(Math.ceil(slice.length / CUT_AT_ONCE));
    const lists: Record<string, Buffer> = {};
    for (const [name, cut] of cuts) lists[name] = Buffer.from(slice.map((row) => cutOut(row, cut)).join(','));
    yield { lists, errors: [] };
  }
}

function cutOut(row: RowFigures, cut: readonly Cut[]): string {
  let text = '';
  for (const { before, figure } of cut) text += before + row[figure];
  return text === '' ? '{}' : `${text}}`;
}

function inner(list: readonly unknown[]): Buffer {
  return Buffer.from(JSON.stringify(list).slice(1, -1));
}

/** An error of a slice, where it lies on the whole board: its path leads by the field and the list to the row. */
function onWholeBoard(error: GraphQLError, before: number): GraphQLError {
  const { message, nodes, source, positions, path, originalError, extensions } = error;
  const [root = '', list = '', row, ...below] = path ?? [];
  if (typeof row !== 'number') return error;
  const moved = [root, list, row + before, ...below];
  return new GraphQLError(message, { nodes, source, positions, path: moved, originalError, extensions });
}
