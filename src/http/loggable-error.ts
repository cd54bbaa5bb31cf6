/**
 * An error as the log may keep it: what went wrong and where. Everything else an error carries is left out, because
 * PostgreSQL repeats the row that it does not take (`detail`), and Prisma passes that on.
 */
export function loggableError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    type: name,
    message,
    ...(typeof code === 'string' ? { code } : {}),
    stack,
    ...(cause === undefined ? {} : { cause: loggableError(cause) }),
  };
}
