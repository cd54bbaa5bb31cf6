import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type GraphQLError,
  locatedError,
  type SubscriptionArgs,
} from 'graphql';
import type { Context } from '../schema/context.ts';

/**
 * graphql-js' subscribe with one difference: every frame is executed with a context of its own. With the usual one
 * context for life, whatever it remembers (who may see what, loaded rows) would stay as it was when the client
 * subscribed.
 */
export async function subscribePerFrame(
  args: SubscriptionArgs,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> {
  const source = await createSourceEventStream(args);
  return Symbol.asyncIterator in source ? executeFrames(source, args) : source;
}

function executeFrames(source: AsyncIterable<unknown>, args: ExecutionArgs): AsyncIterableIterator<ExecutionResult> {
  const frames = source[Symbol.asyncIterator]();
  const context = args.contextValue as Context;
  let failed = false;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      if (failed) return { done: true, value: undefined };
      try {
        const { done, value } = await frames.next();
        if (done) return { done: true, value: undefined };
        const result = await execute({ ...args, rootValue: value, contextValue: await context.renew() });
        return { done: false, value: result };
      } catch (error) {
        // The client is told why it ends, by a last result; an exception would end a whole WebSocket.
        failed = true;
        await frames.return?.();
        return { done: false, value: { errors: [locate(error)] } };
      }
    },
    async return() {
      await frames.return?.();
      return { done: true, value: undefined };
    },
  };
}

function locate(error: unknown): GraphQLError {
  return locatedError(error, undefined);
}
