import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { startEmbeddedPostgres } from '../../tools/embedded-postgres/embedded-postgres.ts';
import { EmbeddedPostgresError } from '../../tools/embedded-postgres/embedded-postgres-error.ts';
import { today, yearOf } from '../calendar.ts';
import { DEMO_ISSUER } from '../config/auth-config.ts';
import { defaultDatabaseConfig } from '../config/database-config.ts';
import { ConfigError } from '../config/setting.ts';
import { readSharedConfig, type SharedConfig } from '../config.ts';
import { type App, startApp } from '../http/app.ts';
import { listen } from '../http/listen.ts';
import { openLog } from '../http/open-log.ts';
import { StartError } from '../http/start-error.ts';
import { stopOnSignal } from '../http/stop-on-signal.ts';
import { prepareDemoDatabase } from './demo-database.ts';
import { demoTabs } from './demo-examples.ts';
import { openDemoKey } from './demo-key.ts';
import { readDemoLogins } from './demo-logins.ts';
import { type DemoOptions, readDemoOptions } from './demo-options.ts';
import { keepTokens } from './demo-tokens.ts';
import { welcome } from './demo-welcome.ts';
import { replay } from './replay.ts';

// `npm run demo`: everything the product needs, in one folder and one process. Not for production.

const AUDIENCE = 'ketnap';
const TOKEN_SECONDS = 30 * 24 * 3600;
const HOST = '127.0.0.1';
const REPLAY_YEAR = 2023;
/** Who records the admissions of the replay. */
const REPLAY_LOGIN = 'demo-district';

/** What the demo has where the environment says nothing: its own lines stay readable, and GraphiQL asks for the schema. */
const USUAL = { LOG_LEVEL: 'warn', KETNAP_INTROSPECTION: 'on' };

/** What has to be undone when the demo ends, in the order in which it came about. */
type Steps = (() => Promise<void>)[];

async function run(): Promise<void> {
  const options = readDemoOptions(process.argv.slice(2));
  const shared = readSharedConfig(process.env, USUAL);
  shared.corsOrigins.push(...options.corsOrigins);
  const log = openLog(shared.logLevel);
  // Whoever reads our output may go away before us; the database is not to be abandoned for that.
  process.stdout.on('error', () => {});
  const stopping = new AbortController();
  const steps: Steps = [];
  let running: Promise<void> = Promise.resolve();
  stopOnSignal(async () => {
    stopping.abort();
    // A step that is under way is finished first; why the next one did not begin is known.
    await running.catch(() => {});
    await undo(steps);
  }, log);

  try {
    running = runUntil(stopping.signal, { ...options, shared, log }, steps);
    await running;
  } catch (error) {
    // A signal ends whatever is under way; its handler takes it from there.
    if (stopping.signal.aborted) return;
    await undo(steps);
    throw error;
  }
}

/** Starts everything and, if asked to, replays the year; then the server goes on by itself. */
async function runUntil(
  signal: AbortSignal,
  { shared, log, ...options }: DemoOptions & { shared: SharedConfig; log: Logger },
  steps: Steps,
): Promise<void> {
  // The replay writes what nobody wants to keep. A place of its own lets the next one clear away a killed one's.
  const folder = options.replay ? join(options.data, 'replay') : options.data;
  const postgres = await startEmbeddedPostgres({ dataFolder: folder, onNotice: (line) => console.log(line) });
  if (options.replay) steps.push(() => rm(postgres.dataFolder, { recursive: true, force: true }));
  steps.push(() => postgres.stop());
  signal.throwIfAborted();

  await refuseTakenPort(options.port);
  const url = postgres.url('ketnap');
  const { data, clock } = await prepareDemoDatabase(url, {
    fresh: options.fresh || options.replay,
    replay: options.replay,
    startsAtMs: options.startsAtMs,
    signal,
  });
  signal.throwIfAborted();

  const key = await openDemoKey(postgres.dataFolder, DEMO_ISSUER, AUDIENCE, clock);
  const offered = await readDemoLogins(url);
  const logins = await Promise.all(
    offered.logins.map(async (login) => ({ ...login, token: await key.sign(login.subject, TOKEN_SECONDS) })),
  );
  const year = options.replay ? REPLAY_YEAR : yearOf(today(clock));
  const tabs = () => demoTabs(app.services.database.prisma, today(clock), year);
  const app: App = await startApp(
    {
      ...shared,
      host: HOST,
      port: options.port,
      database: { ...defaultDatabaseConfig, url, directUrl: url },
      auth: { issuer: DEMO_ISSUER, audience: AUDIENCE, keys: { kind: 'local', jwks: key.jwks } },
      graphiql: { logins, tabs },
      offeredLogins: logins.map(({ committeeId: _, ...login }) => login),
      endedLogins: [...offered.ended],
    },
    { log, clock },
  );
  steps.push(() => app.stop());
  signal.throwIfAborted();

  const tokenFolder = join(postgres.dataFolder, 'tokens');
  await keepTokens(tokenFolder, logins);
  console.log(
    welcome(app.publicUrl, logins, {
      ended: offered.ended,
      listensAt: app.url,
      dataFolder: postgres.dataFolder,
      tokenFolder,
      tokens: options.tokens,
      year: options.replay ? year : null,
      day: clock.aheadMs === 0 ? null : today(clock),
    }),
  );
  const token = logins.find(({ subject }) => subject === REPLAY_LOGIN)?.token;
  if (!options.replay || !data || token === undefined) return;
  await replay({ url: app.url, token, admissions: data.replayAdmissions, seconds: options.replaySeconds, signal });
}

/** Before anything is written, lest `--fresh` remove data for a start that cannot succeed. */
async function refuseTakenPort(port: number): Promise<void> {
  const probe = createServer();
  await listen(probe, HOST, port);
  await new Promise((resolve) => probe.close(resolve));
}

/** Undoes the last step first, and every one whatever becomes of the others. */
async function undo(steps: Steps): Promise<void> {
  const last = steps.pop();
  if (last === undefined) return;
  try {
    await last();
  } finally {
    await undo(steps);
  }
}

try {
  await run();
} catch (error) {
  const known = error instanceof StartError || error instanceof ConfigError || error instanceof EmbeddedPostgresError;
  console.error(known ? withoutOtherWays(error.message) : error);
  process.exitCode = 1;
}

/** Messages of the database recommend a server of one's own. That is the production way, which the demo is not. */
function withoutOtherWays(message: string): string {
  if (!message.includes('DATABASE_URL')) return message;
  return `${message} (DATABASE_URL is for npm run db:migrate and npm start; the demo does not read it.)`;
}
