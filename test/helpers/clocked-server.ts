import { readConfig } from '../../src/config.ts';
import { startApp } from '../../src/http/app.ts';
import { openLog } from '../../src/http/open-log.ts';
import { type ClockSetting, HeldClock } from './held-clock.ts';

// The server in a process of its own, by a clock that the test sets: as it begins by TEST_CLOCK, later by what it is told.

const config = readConfig(process.env);
const log = openLog(config.logLevel);
const clock = new HeldClock(JSON.parse(process.env.TEST_CLOCK ?? '') as ClockSetting);
process.on('message', (setting) => clock.set(setting as ClockSetting));
process.channel?.unref();
const app = await startApp(config, { log, clock });
process.once('SIGTERM', () => void app.stop());
log.info({ url: app.url }, 'serving');
