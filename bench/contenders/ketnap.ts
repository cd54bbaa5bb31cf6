// Ketnap as it is shipped, with a signing key of its own.
import { openLocalKey } from '../../src/access/local-key.ts';
import { DEMO_ISSUER } from '../../src/config/auth-config.ts';
import { defaultDatabaseConfig } from '../../src/config/database-config.ts';
import { defaultFeedConfig } from '../../src/config/feed-config.ts';
import { defaultGateConfig } from '../../src/config/gate-config.ts';
import { defaultHttpConfig } from '../../src/config/http-config.ts';
import { defaultShareConfig } from '../../src/config/share-config.ts';
import { defaultSocketConfig } from '../../src/config/socket-config.ts';
import { startApp } from '../../src/http/app.ts';
import { openLog } from '../../src/http/open-log.ts';
import { answerCommands } from '../child-commands.ts';
import { benchClock } from '../fixed-day.ts';

const AUDIENCE = 'ketnap-bench';
const TOKEN_SECONDS = 24 * 3600;

const url = process.env.DATABASE_URL as string;
const heartbeatMs = Number(process.env.BENCH_HEARTBEAT_MS) || defaultFeedConfig.heartbeatMs;
// All subscribers may be one viewer, who writes as well.
const readers = ['demo-district', ...Array.from({ length: 1_000 }, (_, n) => `bench-viewer-${n}`)];
const clock = benchClock();
const key = await openLocalKey(DEMO_ISSUER, AUDIENCE);
const app = await startApp(
  {
    host: '127.0.0.1',
    port: 0,
    database: { ...defaultDatabaseConfig, url, directUrl: url },
    auth: { issuer: DEMO_ISSUER, audience: AUDIENCE, keys: { kind: 'local', jwks: key.jwks } },
    publicAddress: null,
    corsOrigins: [],
    graphiql: null,
    offeredLogins: [],
    endedLogins: [],
    logLevel: 'warn',
    feed: { ...defaultFeedConfig, heartbeatMs },
    sockets: defaultSocketConfig,
    shares: { ...defaultShareConfig, shared: new Map(readers.map((subject) => [subject, 1_000])) },
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
