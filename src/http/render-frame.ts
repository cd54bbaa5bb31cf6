import type { ExecutionResult, GraphQLError } from 'graphql';
import type { Frame } from '../feed/frame.ts';
import { framePlan } from './frame-plan.ts';
import { RenderedFrame } from './rendered-frame.ts';
import { executeFor, type RowSlice, type RowsSurroundings, rowSlices } from './row-slices.ts';

/** Rows that are executed with the rest of their frame: to share so few costs more than to make them. */
const FEW_ROWS = 16;

/** What a frame is made with. */
export interface FrameSurroundings extends Omit<RowsSurroundings, 'plan'> {
  /** How an error looks to a client. */
  present(error: unknown): GraphQLError;
}

/**
 * Makes a frame for the readers of an operation, a slice of its rows at a time, and joins the bytes of the slices: of a
 * large board no more than a slice is in memory as objects.
 */
export async function renderFrame(frame: Frame, around: FrameSurroundings): Promise<RenderedFrame> {
  const { args, present } = around;
  const whole = ({ data = null, errors }: ExecutionResult): RenderedFrame =>
    new RenderedFrame([bytes(errors ? { data, errors: errors.map(present) } : { data })], frame.cursor);
  if (frame.rows.length <= FEW_ROWS) return whole(await executeFor(frame, frame.rows, around));

  const rest = await executeFor(frame, [], around);
  if (!rest.data) return whole(rest);
  const plan = framePlan(args);
  const errors: GraphQLError[] = [];
  const slices: RowSlice[] = [];
  for await (const slice of rowSlices(frame, { ...around, plan })) {
    if (slice.lists === null) return whole({ errors: slice.errors });
    slices.push(slice);
    errors.push(...slice.errors.map(present));
  }
  return new RenderedFrame(joined(rest.data, plan.lists, slices, errors), frame.cursor);
}

/**
 * @param data - the result without any rows.
 * @param rows - the names of the lists of rows in it.
 */
function* joined(
  data: Record<string, unknown>,
  rows: ReadonlySet<string>,
  slices: readonly RowSlice[],
  errors: readonly GraphQLError[],
): Generator<Buffer> {
  // A subscription has one field.
  const [[root, board] = ['', {}]] = Object.entries(data) as [string, Record<string, unknown>][];
  let before = `{"data":{${JSON.stringify(root)}:{`;
  for (const [name, value] of Object.entries(board)) {
    yield Buffer.from(`${before}${JSON.stringify(name)}:`);
    if (rows.has(name)) yield* list(slices.map(({ lists }) => lists?.[name] as Buffer));
    else yield bytes(value);
    before = ',';
  }
  yield Buffer.from(errors.length === 0 ? '}}}' : `}},"errors":${JSON.stringify(errors)}}`);
}

const [OPEN, COMMA, CLOSE] = [Buffer.from('['), Buffer.from(','), Buffer.from(']')];

function* list(parts: readonly Buffer[]): Generator<Buffer> {
  yield OPEN;
  for (const [index, part] of parts.entries()) {
    if (index > 0) yield COMMA;
    yield part;
  }
  yield CLOSE;
}

function bytes(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
