import type { Logger } from 'pino';

/**
 * Ends the process on an error that nobody has caught, as Node does, but with a line of the log: Node prints everything
 * that hangs on an error, and that may be a connection with its password.
 */
export function endOnCrash(log: Logger): void {
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'crashed');
    process.exit(1);
  });
  // The executor gives up what else it has begun of an answer when one part of it is refused. Such a part may fail later:
  // nothing is left undone by that, and a document must not be able to end the process.
  process.on('unhandledRejection', (err) => log.error({ err }, 'failed after it was given up'));
}
