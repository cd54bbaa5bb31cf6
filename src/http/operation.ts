import type { DocumentNode, ExecutionArgs, GraphQLError, OperationTypeNode } from 'graphql';
import type { OperationParams } from './operation-gate.ts';
import type { Present } from './presenter.ts';
import { NoTurn } from './shares/turn-queue.ts';
import type { ConnectionContext, GraphqlServer, Yoga } from './yoga.ts';

/** An operation that may be executed. */
export interface Operation {
  kind: OperationTypeNode;
  args: ExecutionArgs & { document: DocumentNode };
  execute: ReturnType<Yoga['getEnveloped']>['execute'];
}

/**
 * Prepares an operation that came over a WebSocket or for an event stream, behind the same gate as one over plain HTTP.
 * Resolves with the errors when it may not be executed.
 * @param reading - its document
 * @throws NoTurn when it has waited for too long until its document could be read
 */
export async function prepareOperation(
  { yoga, gate }: GraphqlServer,
  connection: ConnectionContext,
  params: OperationParams,
  present: Present,
  reading: Promise<DocumentNode>,
): Promise<Operation | GraphQLError[]> {
  try {
    const document = await reading;
    const cleared = gate.clear(document, params);
    if ('errors' in cleared) return cleared.errors.map((error) => present(error, connection.caller));
    const { schema, execute, contextFactory } = yoga.getEnveloped({
      ...connection,
      cleared,
    } as never);
    return {
      kind: cleared.operation.operation,
      execute,
      args: {
        schema,
        document,
        operationName: params.operationName,
        variableValues: cleared.variables,
        contextValue: await contextFactory(),
      },
    };
  } catch (error) {
    if (error instanceof NoTurn) throw error;
    return [present(error, connection.caller)];
  }
}
