import { systemClock } from './calendar.ts';
import { ConfigError } from './config/setting.ts';
import { readConfig } from './config.ts';
import { startApp } from './http/app.ts';
import { endOnCrash } from './http/end-on-crash.ts';
import { openLog } from './http/open-log.ts';
import { StartError } from './http/start-error.ts';
import { stopOnSignal } from './http/stop-on-signal.ts';

try {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel);
  endOnCrash(log);
  const app = await startApp(config, { log, clock: systemClock });
  log.info({ publicUrl: app.publicUrl, url: app.url }, 'serving');
  stopOnSignal(() => app.stop(), log);
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
