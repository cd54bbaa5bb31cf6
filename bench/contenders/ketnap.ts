// Ketnap as it is shipped, with a signing key of its own.
import { openLocalKey } from '../../src/access/local-key.ts';
import {
  DEMO_ISSUER,
  defaultFeedConfig,
  defaultGateConfig,
  defaultHttpConfig,
  defaultSocketConfig,
} from '../../src/config.ts';
import { startApp } from '../../src/http/app.ts';
import { openLog } from '../../src/http/open-log.ts';
import { answerCommands } from '../child-commands.ts';
import { benchClock } from '../fixed-day.ts';

const AUDIENCE = 'ketnap-bench';
const TOKEN_SECONDS = 24 * 3600;

const url = process.env.DATABASE_URL as string;
const heartbeatMs = Number(process.env.BENCH_HEARTBEAT_MS) || defaultFeedConfig.heartbeatMs;
const clock = benchClock();
const key = await openLocalKey(DEMO_ISSUER, AUDIENCE);
const app = await startApp(
  {
    host: '127.0.0.1',
    port: 0,
    database: { url, directUrl: url, poolSize: 10 },
    auth: { issuer: DEMO_ISSUER, audience: AUDIENCE, keys: { kind: 'local', jwks: key.jwks } },
    corsOrigins: [],
    graphiql: null,
    offeredLogins: [],
    logLevel: 'warn',
    feed: { ...defaultFeedConfig, heartbeatMs },
    // All its readers may be one viewer.
    sockets: { ...defaultSocketConfig, socketsPerViewer: 1_000_000 },
    http: defaultHttpConfig,
    gate: defaultGateConfig,
  },
  { log: openLog('warn'), clock },
);

answerCommands({
  port: () => Number(new URL(app.url).port),
  tokens(subjects: string[]): Promise<string[]> {
    // Token times follow the server's clock.
    const shiftSeconds = Math.round((clock.now() - Date.now()) / 1000);
    return Promise.all(subjects.map((subject) => key.sign(subject, TOKEN_SECONDS + shiftSeconds)));
  },
});
