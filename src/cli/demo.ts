import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pino from 'pino';
import { demoLogins } from '../../prisma/seed/grants.ts';
import type { DemoData } from '../../prisma/seed/rows.ts';
import { seedDemoData } from '../../prisma/seed/seed-demo-data.ts';
import { systemClock, today, yearOf } from '../calendar.ts';
import { type Config, DEMO_ISSUER, defaultFeedConfig } from '../config.ts';
import { createDatabaseIfMissing } from '../db/create-database.ts';
import { dropDatabase } from '../db/drop-database.ts';
import { EmbeddedPostgresError } from '../db/embedded/embedded-postgres-error.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../db/embedded-postgres.ts';
import { isEmpty } from '../db/is-empty.ts';
import { migrate } from '../db/migrate.ts';
import { MigrationError } from '../db/migration-error.ts';
import { type App, StartError, startApp } from '../http/app.ts';
import { stopOnSignal } from '../http/stop-on-signal.ts';
import { demoExamples } from './demo-examples.ts';
import { openDemoKey } from './demo-key.ts';
import { welcome } from './demo-welcome.ts';
import { replay } from './replay.ts';

// `npm run demo`: everything the product needs, in one folder and one process. Not for production.

const AUDIENCE = 'ketnap';
const TOKEN_SECONDS = 30 * 24 * 3600;
const HOST = '127.0.0.1';

interface DemoOptions {
  port: number;
  fresh: boolean;
  replay: boolean;
}

function readOptions(): DemoOptions {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '4000' },
        fresh: { type: 'boolean', default: false },
        replay: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port must be a number up to 65535`);
    return { ...values, port };
  } catch (error) {
    throw new StartError(`${(error as Error).message}\nusage: npm run demo -- [--port 4000] [--fresh] [--replay]`);
  }
}

async function prepareDatabase(
  postgres: EmbeddedPostgres,
  options: DemoOptions,
): Promise<{ url: string; data: DemoData | null }> {
  const url = postgres.url('ketnap');
  if (options.fresh) await dropDatabase(url);
  await createDatabaseIfMissing(url);
  await migrate(url);
  if (!(await isEmpty(url))) return { url, data: null };
  console.log('Đang nạp dữ liệu mẫu… / Loading the demo data…');
  return { url, data: await seedDemoData(url, { today: today(systemClock), replay: options.replay }) };
}

async function run(): Promise<void> {
  const options = readOptions();
  // The replay writes what nobody wants to keep.
  const folder = options.replay
    ? join(tmpdir(), `ketnap-replay-${randomBytes(4).toString('hex')}`)
    : fileURLToPath(new URL('../../.data', import.meta.url));
  const postgres = await startEmbeddedPostgres({ dataFolder: folder, onNotice: (line) => console.log(line) });
  const undo: (() => Promise<void>)[] = [async () => postgres.stop()];
  if (options.replay) undo.unshift(() => rm(postgres.dataFolder, { recursive: true, force: true }));
  const stopping = new AbortController();
  const stop = async (): Promise<void> => {
    stopping.abort();
    for (const step of undo.splice(0).reverse()) await step();
  };
  const log = pino({ level: 'warn' });
  stopOnSignal(stop, log);

  try {
    const { url, data } = await prepareDatabase(postgres, options);
    const key = await openDemoKey(postgres.dataFolder, DEMO_ISSUER, AUDIENCE);
    const logins = await Promise.all(
      demoLogins.map(async (login) => ({ ...login, token: await key.sign(login.subject, TOKEN_SECONDS) })),
    );
    const year = options.replay ? 2023 : yearOf(today(systemClock));
    const graphiql: Config['graphiql'] = { logins, tabs: [] };
    const app: App = await startApp(
      {
        host: HOST,
        port: options.port,
        database: { url, directUrl: url, poolSize: 10 },
        auth: { issuer: DEMO_ISSUER, audience: AUDIENCE, keys: { kind: 'local', jwks: key.jwks } },
        corsOrigins: [],
        graphiql,
        logLevel: 'warn',
        feed: defaultFeedConfig,
      },
      { log, clock: systemClock },
    );
    undo.push(() => app.stop());
    graphiql.tabs.push(...(await demoExamples(app.services.database.prisma, today(systemClock), year)));
    console.log(welcome(app.url, logins, postgres.dataFolder));
    if (options.replay && data) {
      const token = logins.find(({ subject }) => subject === 'demo-district')?.token ?? '';
      await replay(app.url, token, data.replayAdmissions, stopping.signal);
    }
  } catch (error) {
    // A signal ends whatever is under way; the handler takes it from there.
    if (stopping.signal.aborted) return;
    await stop();
    throw error;
  }
}

try {
  await run();
} catch (error) {
  const known =
    error instanceof StartError || error instanceof EmbeddedPostgresError || error instanceof MigrationError;
  console.error(known ? error.message : error);
  process.exitCode = 1;
}
