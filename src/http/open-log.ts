import pino, { type DestinationStream, type Logger } from 'pino';

const STANDARD_OUTPUT = 1;

/**
 * Opens the log: a line of JSON for each event. Of an error it takes what is wrong and where, and nothing that hangs on
 * it: PostgreSQL adds the row it refused, and the driver the connection with its keys.
 *
 * A line has left when it is written. Where lines are kept back, the last ones are written when the process ends, and it
 * never ends when whoever read them has gone.
 *
 * @param destination where the lines go; standard output when left out
 */
export function openLog(level: string, destination?: DestinationStream): Logger {
  const options = { level, serializers: { err: describe } };
  return pino(options, destination ?? pino.destination({ dest: STANDARD_OUTPUT, sync: true }));
}

/** How many causes of causes are told. */
const DEPTH = 3;

function describe(error: unknown, depth = DEPTH): object {
  if (!(error instanceof Error))
    return { message: typeof error === 'string' ? error : `not an error but ${typeof error}` };
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  return {
    type: name,
    message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack,
    ...(cause instanceof Error && depth > 0 ? { cause: describe(cause, depth - 1) } : {}),
    ...(error instanceof AggregateError && depth > 0
      ? { errors: error.errors.map((one) => describe(one, depth - 1)) }
      : {}),
  };
}
