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
}
