import {
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLError,
  getOperationAST,
  type OperationTypeNode,
} from 'graphql';
import { RequestError } from '../schema/request-error.ts';
import type { Present } from './presenter.ts';
import type { ConnectionContext, Yoga } from './yoga.ts';

/** What a client sends on any transport. */
export interface OperationParams {
  query?: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
  extensions?: Record<string, unknown> | null;
}

/** An operation that may be executed. */
export interface Operation {
  kind: OperationTypeNode;
  args: ExecutionArgs & { document: DocumentNode };
  execute: ReturnType<Yoga['getEnveloped']>['execute'];
}

/**
 * Parses and checks an operation by the same gate as one that comes over plain HTTP.
 * Resolves with the errors when it may not be executed.
 */
export async function prepareOperation(
  yoga: Yoga,
  connection: ConnectionContext,
  params: OperationParams,
  present: Present,
): Promise<Operation | GraphQLError[]> {
  const enveloped = yoga.getEnveloped({ ...connection, params } as never);
  try {
    const document: DocumentNode = enveloped.parse(params.query);
    const { schema, execute } = enveloped;
    const errors: readonly unknown[] = enveloped.validate(schema, document);
    if (errors.length > 0) return errors.map((error) => present(error, connection.caller));
    const kind = getOperationAST(document, params.operationName)?.operation;
    if (kind === undefined) {
      throw new RequestError('BAD_REQUEST', (texts) => texts.whichOperation);
    }
    return {
      kind,
      execute,
      args: {
        schema,
        document,
        operationName: params.operationName,
        variableValues: params.variables,
        contextValue: await enveloped.contextFactory(),
      },
    };
  } catch (error) {
    return [present(error, connection.caller)];
  }
}
