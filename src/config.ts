import { z } from 'zod';
import { type AuthConfig, authConfigOf, authSettings } from './config/auth-config.ts';
import { addressSettings, type DatabaseConfig, databaseSettings } from './config/database-config.ts';
import { feedSettings } from './config/feed-config.ts';
import { gateSettings } from './config/gate-config.ts';
import { httpSettings } from './config/http-config.ts';
import { readSettings, setting } from './config/setting.ts';
import { shareSettings } from './config/share-config.ts';
import { socketSettings } from './config/socket-config.ts';
import { originOf } from './origin.ts';
import { publicAddressOf } from './public-address.ts';

/** What GraphiQL starts with; null switches it off. */
export interface GraphiqlConfig {
  /** Tokens to start with, chosen by `?login=<subject>`; the first one without. */
  logins: { subject: string; token: string }[];
  /** Worked examples that open as tabs; asked for whenever the page is, since data move on. */
  tabs: () => Promise<{ query: string; variables: string }[]>;
}

/** A login that the live board's page offers to whoever opens it. */
export interface OfferedLogin {
  subject: string;
  token: string;
  role: string;
  committeeName: string;
  labelVi: string;
  labelEn: string;
}

/** A login that was offered while its committee stood: its link says who followed. */
export interface EndedLogin {
  subject: string;
  committeeName: string;
  /** Its first day without it, such as 2024-12-31. */
  endedOn: string;
  /** Names of those who followed. */
  successors: string[];
}

/** Everything the server needs to know, checked. */
export interface Config extends SharedConfig {
  host: string;
  /** 0 takes a free port. */
  port: number;
  database: DatabaseConfig & {
    url: string;
    /** For the feed: must not lead through a pooler in transaction mode. */
    directUrl: string;
  };
  auth: AuthConfig;
  graphiql: GraphiqlConfig | null;
  /** For the demo; in production people come with a token of their own. */
  offeredLogins: OfferedLogin[];
  endedLogins: EndedLogin[];
}

/** The settings of production alone. */
const ownSettings = z.object({
  database: z.object({ ...addressSettings.shape, ...databaseSettings.shape }),
  host: setting('HOST', z.string().default('127.0.0.1'), 'The address to listen on.'),
  port: setting(
    'PORT',
    z.coerce.number().int().min(0).max(65_535).default(4000),
    'The port to listen on; 0 takes a free one.',
  ),
  auth: authSettings,
});

/** Those that the demo obeys too. */
export const sharedSettings = z.object({
  publicAddress: setting(
    'KETNAP_PUBLIC_URL',
    z
      .string()
      .optional()
      .transform((text, { addIssue }) => {
        const address = text === undefined ? null : publicAddressOf(text);
        if (text !== undefined && address === null) {
          addIssue(
            'must be an address such as https://board.example/ketnap/, whose path begins like none of the server',
          );
        }
        return address;
      }),
    'Where people reach the server, when that is not where it listens: scheme, host and path (`https://board.example/ketnap/`). Nothing that a proxy says of it (`X-Forwarded-…`) is believed.',
  ),
  corsOrigins: setting(
    'KETNAP_CORS_ORIGINS',
    z
      .string()
      .default('')
      .transform((text, { addIssue }) => {
        const origins = text
          .split(',')
          .map((origin) => origin.trim())
          .filter(Boolean);
        const found = origins.map(originOf).filter((origin) => origin !== null);
        if (found.length < origins.length) addIssue('must be origins as browsers send them: https://board.example, …');
        return found;
      }),
    'Origins of web pages elsewhere that may ask (`https://board.example`), separated by commas.',
  ),
  shapes: setting(
    'KETNAP_SHAPES',
    z.string().min(1).optional(),
    'File with the borders of areas (GeoJSON: polygons, each with the official code of its area as `code`), from which boards draw their map. Without it they draw tiles.',
  ),
  feed: feedSettings,
  sockets: socketSettings,
  shares: shareSettings,
  http: httpSettings,
  gate: gateSettings,
  logLevel: setting(
    'LOG_LEVEL',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    'The least that is logged.',
  ),
});

/** What those settings say. */
export type SharedConfig = z.output<typeof sharedSettings>;

/** Every setting with its meaning, range and default; docs/settings.md is made from it. */
export const settings = z.object({ ...ownSettings.shape, ...sharedSettings.shape });

/**
 * Reads the production settings.
 * @throws ConfigError naming every setting that is missing or wrong.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { database, auth, ...said } = readSettings(settings, env);
  return {
    ...said,
    database: { ...database, directUrl: database.directUrl ?? database.url },
    auth: authConfigOf(auth),
    graphiql: null,
    offeredLogins: [],
    endedLogins: [],
  };
}

/**
 * Reads the settings that the demo obeys too; it brings the database, the keys and its place itself.
 * @param usual - what the demo has where the environment says nothing
 * @throws ConfigError naming every setting that is wrong.
 */
export function readSharedConfig(env: NodeJS.ProcessEnv, usual: NodeJS.ProcessEnv): SharedConfig {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  return readSettings(sharedSettings, { ...usual, ...given });
}

/**
 * Reads the one setting the commands of an operator need.
 * @throws ConfigError when DATABASE_URL is missing or is no PostgreSQL address.
 */
export function readDatabaseUrl(env: NodeJS.ProcessEnv): string {
  return readSettings(addressSettings.pick({ url: true }), env).url;
}

/**
 * Reads the address that leads past a pooler, for migrations.
 * @throws ConfigError when DATABASE_URL is missing, or one of the two is no PostgreSQL address.
 */
export function readDirectUrl(env: NodeJS.ProcessEnv): string {
  const { url, directUrl } = readSettings(addressSettings, env);
  return directUrl ?? url;
}
