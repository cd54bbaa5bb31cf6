import { z } from 'zod';

/** Where signing keys come from: an address, a file, or the demo's own key. */
export type KeySource =
  /** `refetchMs`: shortest time between two questions for the keys, ms. */
  { kind: 'url'; url: string; refetchMs: number } | { kind: 'file'; path: string } | { kind: 'local'; jwks: object };

/** How tokens are checked. */
export interface AuthConfig {
  issuer: string;
  audience: string;
  keys: KeySource;
}

/** The feed's intervals. Every one has a default that suits a district as well as a country. */
export interface FeedConfig {
  /** How often a node looks for changes even if nobody has told it of any, ms. */
  pollMs: number;
  /** Longest silence on a live board, ms. */
  heartbeatMs: number;
  /** How long a mutation waits for this node to show its own change, ms. */
  settleMs: number;
  /** Shortest time between two steps of the sequencer under load, ms. */
  paceMs: number;
  /** How long a frame may take to leave before its reader is cut off, ms. */
  stallMs: number;
}

/** Limits of WebSocket connections. */
export interface SocketConfig {
  /** How often a connection is asked whether it is still there; cut when it has not answered by the next time, ms. */
  pingMs: number;
  /** Operations one connection may have at once, live boards included. */
  operationsPerSocket: number;
  /** Connections and event streams one viewer may have at once on this node; those without a token count as one viewer. */
  socketsPerViewer: number;
  /** Messages a connection may send in a second, on average; four seconds' worth may come at once. */
  messagesPerSecond: number;
  /** Time a client has to say who it is, the check of its token included, ms. */
  initMs: number;
}

/** Limits of HTTP requests. */
export interface HttpConfig {
  /** Time a client has to send the head of a request, ms. */
  headersMs: number;
  /** Time a client has to send the whole request, ms. */
  requestMs: number;
  /** Time until an answer that is no event stream has been taken, ms from the request's head. */
  answerMs: number;
}

/** Most that one operation may ask for. Fragments are counted wherever they are spread. */
export interface OperationLimits {
  /** Bytes of the document. */
  bytes: number;
  /** Tokens of the document. */
  tokens: number;
  /** Levels of fields. */
  depth: number;
  /** Fields, spreads and inline fragments. */
  selections: number;
  /** Fields of the operation itself. */
  rootFields: number;
  aliases: number;
  directives: number;
  /** Entries of one list in the arguments. */
  listItems: number;
  /** What it may cost: about as many fields of the database's rows. */
  cost: number;
}

/** What operations are let through. */
export interface GateConfig {
  limits: OperationLimits;
  /** Whether the schema can be asked for, and errors suggest names of it. */
  introspection: boolean;
  /** Folder or file with the only documents that are answered; null where any is. */
  trustedDocuments: string | null;
}

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

/** Everything the server needs to know, checked. */
export interface Config {
  host: string;
  /** 0 takes a free port. */
  port: number;
  database: {
    url: string;
    /** For LISTEN: must not lead through a pooler in transaction mode. */
    directUrl: string;
    /** Connections of the pool. */
    poolSize: number;
  };
  auth: AuthConfig;
  corsOrigins: string[];
  graphiql: GraphiqlConfig | null;
  /** For the demo; in production people come with a token of their own. */
  offeredLogins: OfferedLogin[];
  logLevel: string;
  feed: FeedConfig;
  sockets: SocketConfig;
  http: HttpConfig;
  gate: GateConfig;
}

/** Intervals used where nothing else is said. */
export const defaultFeedConfig: FeedConfig = {
  pollMs: 250,
  heartbeatMs: 10_000,
  settleMs: 2_000,
  paceMs: 20,
  stallMs: 30_000,
};

/** Limits used where nothing else is said. */
export const defaultSocketConfig: SocketConfig = {
  pingMs: 12_000,
  operationsPerSocket: 100,
  socketsPerViewer: 1_000,
  messagesPerSecond: 50,
  initMs: 5_000,
};

/** Limits used where nothing else is said. */
export const defaultHttpConfig: HttpConfig = { headersMs: 10_000, requestMs: 30_000, answerMs: 60_000 };

/** Limits used where nothing else is said. */
export const defaultGateConfig: GateConfig = {
  limits: {
    bytes: 65_536,
    tokens: 4_000,
    depth: 14,
    selections: 400,
    rootFields: 20,
    aliases: 100,
    directives: 30,
    listItems: 100,
    cost: 5_000,
  },
  introspection: false,
  trustedDocuments: null,
};

/** The issuer of demo tokens; production refuses it. */
export const DEMO_ISSUER = 'urn:ketnap:demo';

/** Says everything that is missing or wrong in the settings, one line each. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const postgresUrl = z
  .string({ error: 'is missing: postgresql://user:password@host:5432/database' })
  .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
  .refine(
    isDatabaseAddress,
    'is no address: postgresql://user:password@host:5432/database, with signs such as @ / % in the password written as %40 %2F %25',
  );
const whole = (least: number, most: number, usual: number) =>
  z.coerce.number().int().min(least).max(most).default(usual);
const milliseconds = (least: number, usual: number) => z.coerce.number().int().min(least).max(600_000).default(usual);

const { limits } = defaultGateConfig;

/** Every setting with its meaning, range and default; docs/settings.md is made from it. */
export const settings = z.object({
  DATABASE_URL: postgresUrl.describe('The database.'),
  DATABASE_DIRECT_URL: postgresUrl
    .optional()
    .describe('The same without a pooler in transaction mode, for LISTEN; `DATABASE_URL` when left out.'),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10).describe('Connections to the database.'),
  HOST: z.string().default('127.0.0.1').describe('The address to listen on.'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000).describe('The port to listen on; 0 takes a free one.'),
  KETNAP_JWKS: z
    .string({ error: 'is missing: address or file of the keys that sign your tokens (JWKS)' })
    .min(1)
    .refine(isTrustworthy, 'must be an https address: who changes the keys on the way can sign any token')
    .describe('https address or file of the public keys that sign your tokens.'),
  KETNAP_JWT_ISSUER: z
    .string({ error: 'is missing: the exact `iss` of your tokens' })
    .min(1)
    .refine((issuer) => issuer !== DEMO_ISSUER, 'must not be the issuer of demo tokens')
    .describe('The exact `iss` of your tokens.'),
  KETNAP_JWT_AUDIENCE: z
    .string({ error: 'is missing: the exact `aud` of your tokens' })
    .min(1)
    .describe('The exact `aud` of your tokens.'),
  KETNAP_JWKS_REFETCH_MS: milliseconds(1_000, 10_000).describe(
    'Shortest time between two questions for keys at an address.',
  ),
  KETNAP_CORS_ORIGINS: z
    .string()
    .default('')
    .transform((text) =>
      text
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    )
    .refine((origins) => origins.every(isOrigin), 'must be origins as browsers send them: https://board.example, …')
    .describe('Origins of web pages elsewhere that may ask (`https://board.example`), separated by commas.'),
  KETNAP_POLL_MS: milliseconds(20, defaultFeedConfig.pollMs).describe('How often a node looks for changes unasked.'),
  KETNAP_HEARTBEAT_MS: milliseconds(100, defaultFeedConfig.heartbeatMs).describe('Longest silence on a live board.'),
  KETNAP_SETTLE_MS: milliseconds(0, defaultFeedConfig.settleMs).describe(
    'How long a mutation waits until its own server shows the change.',
  ),
  KETNAP_PACE_MS: milliseconds(0, defaultFeedConfig.paceMs).describe(
    'Shortest time between two positions of the feed under load.',
  ),
  KETNAP_STALL_MS: milliseconds(100, defaultFeedConfig.stallMs).describe(
    'How long a frame may take to leave before its reader is cut off, beside the time its size takes at 16 KiB a second.',
  ),
  KETNAP_PING_MS: milliseconds(100, defaultSocketConfig.pingMs).describe(
    'How often a WebSocket is asked whether it is still there. It is cut when it has not answered by the next time, or as much later as what it was sent since its last answer takes at 16 KiB a second.',
  ),
  KETNAP_OPERATIONS_PER_SOCKET: whole(1, 10_000, defaultSocketConfig.operationsPerSocket).describe(
    'Operations one WebSocket may have at once.',
  ),
  KETNAP_SOCKETS_PER_VIEWER: whole(1, 1_000_000, defaultSocketConfig.socketsPerViewer).describe(
    'WebSockets and event streams of one viewer on one server; those without a token are one viewer.',
  ),
  KETNAP_MESSAGES_PER_SECOND: whole(1, 10_000, defaultSocketConfig.messagesPerSecond).describe(
    "Messages of one WebSocket; four seconds' worth may come at once.",
  ),
  KETNAP_INIT_MS: milliseconds(100, defaultSocketConfig.initMs).describe(
    'Time a WebSocket has to say who it is, the check of its token included.',
  ),
  KETNAP_HEADERS_MS: milliseconds(100, defaultHttpConfig.headersMs).describe('Time to send the head of a request.'),
  KETNAP_REQUEST_MS: milliseconds(100, defaultHttpConfig.requestMs).describe('Time to send all of a request.'),
  KETNAP_ANSWER_MS: milliseconds(100, defaultHttpConfig.answerMs).describe(
    'Time until an answer that is no event stream has been taken.',
  ),
  KETNAP_MOST_BYTES: whole(1_024, 65_536, limits.bytes).describe('Bytes of one document.'),
  KETNAP_MOST_TOKENS: whole(100, 4_000, limits.tokens).describe('Tokens of one document.'),
  KETNAP_MOST_DEPTH: whole(5, 30, limits.depth).describe('Levels of one operation.'),
  KETNAP_MOST_SELECTIONS: whole(20, 1_000, limits.selections).describe(
    'Fields and fragments of one operation; fragments count wherever they are spread.',
  ),
  KETNAP_MOST_ROOT_FIELDS: whole(1, 100, limits.rootFields).describe('Fields at the root of one operation.'),
  KETNAP_MOST_ALIASES: whole(0, 1_000, limits.aliases).describe('Aliases of one operation.'),
  KETNAP_MOST_DIRECTIVES: whole(0, 1_000, limits.directives).describe('Directives of one operation.'),
  KETNAP_MOST_LIST_ITEMS: whole(1, 1_000, limits.listItems).describe('Entries of one list in the arguments.'),
  KETNAP_MOST_COST: whole(100, 100_000, limits.cost).describe(
    "What one operation may cost, in fields of the database's rows. A figure of a board counts a tenth; a board counts as 1, 50 or 400 rows by its depth.",
  ),
  KETNAP_INTROSPECTION: z
    .enum(['on', 'off'])
    .default('off')
    .describe('`on` lets clients ask for the schema, and errors suggest its names.'),
  KETNAP_TRUSTED_DOCUMENTS: z
    .string()
    .optional()
    .describe(
      'Folder of `.graphql` files, or JSON file from SHA-256 to text: nothing else is answered. Clients send the text, or its hash as `extensions.persistedQuery.sha256Hash` (over WebSocket with an empty `query`).',
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('The least that is logged.'),
});

/** Whether the driver reads an address as it is meant. The host may be left out where a socket is named. */
function isDatabaseAddress(text: string): boolean {
  try {
    decodeURIComponent(text);
    return !text.includes('#') && URL.canParse(text.replace('@/', '@localhost/'));
  } catch {
    return false;
  }
}

/** Whether nobody on the way can change what an address answers. A file, and an address of this machine, are near. */
function isTrustworthy(source: string): boolean {
  if (!/^http:\/\//i.test(source)) return true;
  return URL.canParse(source) && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(source).hostname);
}

/** Scheme, host and port, and nothing else: what is compared with the header has no slash at the end and no star. */
function isOrigin(text: string): boolean {
  return /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

function check<T>(schema: z.ZodType<T>, env: NodeJS.ProcessEnv): T {
  // An empty variable means the same as none.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  // Values are not repeated: they may be secrets.
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
  throw new ConfigError(`The settings are not complete:\n${lines.join('\n')}`);
}

/**
 * Reads the production settings.
 * @throws ConfigError naming every setting that is missing or wrong.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const e = check(settings, env);
  return {
    host: e.HOST,
    port: e.PORT,
    database: {
      url: e.DATABASE_URL,
      directUrl: e.DATABASE_DIRECT_URL ?? e.DATABASE_URL,
      poolSize: e.DATABASE_POOL_SIZE,
    },
    auth: {
      issuer: e.KETNAP_JWT_ISSUER,
      audience: e.KETNAP_JWT_AUDIENCE,
      keys: /^https?:\/\//i.test(e.KETNAP_JWKS)
        ? { kind: 'url', url: e.KETNAP_JWKS, refetchMs: e.KETNAP_JWKS_REFETCH_MS }
        : { kind: 'file', path: e.KETNAP_JWKS },
    },
    corsOrigins: e.KETNAP_CORS_ORIGINS,
    graphiql: null,
    offeredLogins: [],
    logLevel: e.LOG_LEVEL,
    feed: {
      pollMs: e.KETNAP_POLL_MS,
      heartbeatMs: e.KETNAP_HEARTBEAT_MS,
      settleMs: e.KETNAP_SETTLE_MS,
      paceMs: e.KETNAP_PACE_MS,
      stallMs: e.KETNAP_STALL_MS,
    },
    sockets: {
      pingMs: e.KETNAP_PING_MS,
      operationsPerSocket: e.KETNAP_OPERATIONS_PER_SOCKET,
      socketsPerViewer: e.KETNAP_SOCKETS_PER_VIEWER,
      messagesPerSecond: e.KETNAP_MESSAGES_PER_SECOND,
      initMs: e.KETNAP_INIT_MS,
    },
    http: { headersMs: e.KETNAP_HEADERS_MS, requestMs: e.KETNAP_REQUEST_MS, answerMs: e.KETNAP_ANSWER_MS },
    gate: {
      limits: {
        bytes: e.KETNAP_MOST_BYTES,
        tokens: e.KETNAP_MOST_TOKENS,
        depth: e.KETNAP_MOST_DEPTH,
        selections: e.KETNAP_MOST_SELECTIONS,
        rootFields: e.KETNAP_MOST_ROOT_FIELDS,
        aliases: e.KETNAP_MOST_ALIASES,
        directives: e.KETNAP_MOST_DIRECTIVES,
        listItems: e.KETNAP_MOST_LIST_ITEMS,
        cost: e.KETNAP_MOST_COST,
      },
      introspection: e.KETNAP_INTROSPECTION === 'on',
      trustedDocuments: e.KETNAP_TRUSTED_DOCUMENTS ?? null,
    },
  };
}

/**
 * Reads the one setting a migration needs.
 * @throws ConfigError when DATABASE_URL is missing or is no PostgreSQL address.
 */
export function readDatabaseUrl(env: NodeJS.ProcessEnv): string {
  return check(settings.pick({ DATABASE_URL: true }), env).DATABASE_URL;
}
