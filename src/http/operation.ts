import type { DocumentNode, ExecutionArgs, GraphQLError, OperationTypeNode } from 'graphql';
import type { OperationParams } from './operation-gate.ts';
import type { Present } from './presenter.ts';
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
 */
export async function prepareOperation(
  { yoga, gate }: GraphqlServer,
  connection: ConnectionContext,
  params: OperationParams,
  present: Present,
): Promise<Operation | GraphQLError[]> {
  try {
    const document = gate.parse(gate.textOf(params));
    const admission = gate.admit(document, params);
    if ('errors' in admission) return admission.errors.map((error) => present(error, connection.caller));
    const { schema, execute, contextFactory } = yoga.getEnveloped({
      ...connection,
      shownCost: admission.shownCost,
    } as never);
    return {
      kind: admission.operation.operation,
      execute,
      args: {
        schema,
        document,
        operationName: params.operationName,
        variableValues: admission.variables,
        contextValue: await contextFactory(),
      },
    };
  } catch (error) {
    return [present(error, connection.caller)];
  }
}
