import type { Logger } from 'pino';

/** A terminal and npm may both pass on the same Ctrl-C: within this time it is one, ms. */
const SAME_SIGNAL_MS = 500;

/** Stops in order on the first SIGINT, SIGTERM or SIGHUP (a closed terminal); a second one does not wait. */
export function stopOnSignal(stop: () => Promise<void>, log: Logger): void {
  let sinceMs: number | null = null;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (sinceMs !== null) {
      if (Date.now() - sinceMs > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    sinceMs = Date.now();
    log.info({ signal }, 'stopping');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop in order');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
}
