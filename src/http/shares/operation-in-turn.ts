import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Context } from '../../schema/context.ts';
import { RequestError } from '../../schema/request-error.ts';
import { refusalOf } from '../session-of-request.ts';
import type { Shares } from './shares.ts';

/** Executes queries and mutations, of whichever transport, when the turn of their viewer has come. */
export function operationInTurn(shares: Shares): Plugin<Context> {
  return {
    onExecute({ executeFn, setExecuteFn }) {
      setExecuteFn(async (args: ExecutionArgs): Promise<ExecutionResult> => {
        const { viewer, cost } = args.contextValue as Context;
        try {
          const subject = viewer?.subject ?? null;
          return await shares.run<ExecutionResult>(subject, cost, () => executeFn(args));
        } catch (error) {
          if (error instanceof RequestError) return { errors: [forHttp(error)] };
          throw error;
        }
      });
    },
  };
}

/** Says the status; only plain HTTP is told of it. */
function forHttp(error: RequestError): GraphQLError {
  return new RequestError(error.code, error.say, { ...error.extensions, http: refusalOf(error) ?? undefined });
}
