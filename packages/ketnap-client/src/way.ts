import type { Line } from './line.ts';
import type { Way } from './live-state.ts';
import type { GraphqlError } from './refusal.ts';
import type { Operation } from './subscription.ts';

/** The way over a line to the frames of a subscription, which has one field. */
export function wayOver<Frame>(line: Line, operation: Operation): Way<Frame> {
  return {
    follow: (after, { frame, refused, ended }) =>
      line.subscribe(
        { ...operation, variables: { ...operation.variables, after } },
        {
          next({ data, errors }) {
            if (errors) return refused(errors as readonly GraphqlError[]);
            for (const one of Object.values(data ?? {})) if (one) frame(one as Frame);
          },
          // The protocol's own errors are a list; a close after which nobody is to come back says so by its reason.
          error: (error) => refused(Array.isArray(error) ? error : [{ message: reasonOf(error) }]),
          complete: ended,
        },
      ),
    onLost: (listener) => line.onLost(listener),
    renew: () => line.renew(),
  };
}

function reasonOf(error: unknown): string {
  const { code, reason, message } = (error ?? {}) as { code?: number; reason?: string; message?: string };
  return reason || message || `the connection was closed (${code})`;
}
