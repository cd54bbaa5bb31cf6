import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import { runOperation } from '../../db/operation.ts';
import type { Services } from '../../schema/context.ts';
import { RequestError } from '../../schema/request-error.ts';
import { LiveBoard, openLiveBoard } from '../live-board.ts';
import { type Operation, prepareOperation } from '../operation.ts';
import type { OperationParams } from '../operation-gate.ts';
import type { Present } from '../presenter.ts';
import type { Shares } from '../shares/shares.ts';
import { tooManyAtOnce } from '../shares/too-many-operations.ts';
import { NoTurn } from '../shares/turn-queue.ts';
import type { GraphqlServer } from '../yoga.ts';
import { BoardStream, type Wire } from './board-stream.ts';
import { TRY_AGAIN_LATER } from './close-codes.ts';
import type { Connection } from './connection.ts';

/** Time after which a client that was sent away comes back, s. */
const COME_BACK_S = 10;

/** What operations of a socket need. */
export interface SocketOperationOptions {
  graphql: GraphqlServer;
  services: Services;
  shares: Shares;
  present: Present;
  /** Operations one socket may have at once. */
  operationsPerSocket: number;
  /** Longest time until an operation that ends is answered, ms. */
  answerMs: number;
}

/** An operation as graphql-ws keeps it. */
export type SocketOperation = ExecutionArgs & { run?: (() => Promise<unknown>) | undefined };

/**
 * Prepares an operation that a socket has sent. Errors are returned and not thrown: a syntax error must end its own
 * operation, and not the socket with its siblings.
 */
export async function prepareSocketOperation(
  connection: Connection,
  id: string,
  payload: OperationParams,
  options: SocketOperationOptions,
): Promise<SocketOperation | GraphQLError[]> {
  const { graphql, present, operationsPerSocket, answerMs } = options;
  const { wire, session } = connection;
  if (connection.operations >= operationsPerSocket) {
    return [
      wire.present(new RequestError('TOO_MANY_OPERATIONS', (texts) => texts.tooManyOperations(operationsPerSocket))),
    ];
  }
  connection.operations += 1;
  connection.begun += 1;
  const asked = wire.operations.begin(id, session, answerMs);
  const reading = graphql.reader.read(session?.subject ?? null, payload, 'WAITS');
  wire.line.waitFor(reading);
  const operation = await runOperation(asked, () =>
    prepareOperation(graphql, { session, resumeAfter: null, caller: wire.caller }, payload, present, reading),
  ).catch((error: unknown) => [comeBackLater(wire, error)]);
  // The protocol keeps the message for as long as the operation runs.
  Object.assign(payload, { query: '', variables: undefined, extensions: undefined });
  if (Array.isArray(operation)) {
    connection.operations -= 1;
    wire.operations.answered(id);
    return operation;
  }
  const { schema, document, operationName } = operation.args;
  const run = (): Promise<unknown> => runOperation(asked, () => runSocketOperation(operation, wire, id, options));
  return { schema, document, operationName, run };
}

/** Lets go of everything the operation was started with: the protocol keeps its arguments for as long as it runs. */
export async function runOnce(args: SocketOperation): Promise<ExecutionResult> {
  const { run } = args;
  args.run = undefined;
  if (!run) throw new Error('this operation was not prepared');
  return (await run()) as ExecutionResult;
}

async function runSocketOperation(
  { kind, args, execute }: Operation,
  wire: Wire,
  id: string,
  { services, shares }: SocketOperationOptions,
): Promise<unknown> {
  try {
    if (kind !== 'subscription') return await execute(args);
    const board = await openLiveBoard(args, services, shares, wire.caller.language, wire.present).catch(
      (error: unknown): ExecutionResult => ({ errors: [comeBackLater(wire, error)] }),
    );
    return board instanceof LiveBoard ? new BoardStream(wire, id, board) : board;
  } finally {
    wire.operations.answered(id);
  }
}

/** Closes the socket of what had no turn. A client comes back after that, and would not after an error. */
function comeBackLater(wire: Wire, error: unknown): GraphQLError {
  if (!(error instanceof NoTurn)) throw error;
  wire.ws.close(TRY_AGAIN_LATER, 'Too many operations');
  return wire.present(tooManyAtOnce(COME_BACK_S));
}
