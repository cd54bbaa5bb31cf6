import pg from 'pg';
import type { Lease } from './lease.ts';

declare module 'pg' {
  interface Client {
    /** What the client says about its session when it connects. The driver has it without naming it in its types. */
    getStartupConf(): Record<string, string>;
    /** The number of the server process, as it was told when the client connected. */
    readonly processID: number | null;
  }
}

/**
 * What every session needs, whatever role and database are set to: Prisma's adapter drops the offset of a timestamptz,
 * and days are read as text. Written as the server reports them, so that a pooler finds them equal.
 */
const ALWAYS = { TimeZone: 'UTC', DateStyle: 'ISO, MDY' };

/**
 * Longest wait for a connection to be made, ms. It is made in milliseconds where the network is well; where it swallows
 * everything, whoever tries again after this finds it well soon. Waiting for a free place of a pool has its own limit.
 */
export const CONNECT_MS = 5_000;

/** A connection whose session is its own: what it asks for when it connects holds until it ends. */
export class SessionClient extends pg.Client {
  /** While a transaction has it: its statements pass there one by one. */
  lease: Lease | null = null;
  readonly #statementMs: number;

  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECT_MS });
    this.#statementMs = Number(config?.statement_timeout) || 0;
    // Somebody always hears that it is lost. Between a pool and whoever takes a connection from it there are moments in which nobody
    // else does, and an event that nobody hears ends the process. A lost connection says so to its next statement, and no pool keeps it.
    this.on('error', () => {});
  }

  override query(...statement: unknown[]): never {
    const send = () => Reflect.apply(super.query, this, statement);
    return (this.lease === null ? send() : this.lease.send(statement[0], send)) as never;
  }

  override getStartupConf(): Record<string, string> {
    return {
      ...super.getStartupConf(),
      ...ALWAYS,
      // Our statements are short, and what a recursion is thought to bring makes the server compile them, which takes ten times as
      // long as they run.
      jit: 'off',
      // Writers must see what was committed before them.
      default_transaction_isolation: 'read committed',
      // None where none is asked for: a step of the feed, or a migration, may take minutes.
      statement_timeout: String(this.#statementMs),
    };
  }
}

/**
 * A connection to a pooler, which may give every transaction to another session. It asks for nothing but what poolers
 * carry to each session: the rest is said at the beginning of every transaction. Statements are not prepared by name,
 * since another session would not know the name.
 */
export class PooledSessionClient extends SessionClient {
  readonly #begin: string;

  constructor(config?: pg.ClientConfig) {
    super(config);
    const { lock_timeout = 0, idle_in_transaction_session_timeout = 0, statement_timeout } = config ?? {};
    this.#begin = [
      'BEGIN ISOLATION LEVEL READ COMMITTED',
      `SET LOCAL TimeZone = '${ALWAYS.TimeZone}'`,
      'SET LOCAL jit = off',
      `SET LOCAL lock_timeout = ${Number(lock_timeout)}`,
      `SET LOCAL statement_timeout = ${Number(statement_timeout) || 0}`,
      `SET LOCAL idle_in_transaction_session_timeout = ${Number(idle_in_transaction_session_timeout)}`,
    ].join('; ');
  }

  override getStartupConf(): Record<string, string> {
    const {
      lock_timeout: _,
      idle_in_transaction_session_timeout: __,
      default_transaction_isolation: ___,
      statement_timeout: ____,
      jit: _____,
      ...rest
    } = super.getStartupConf();
    return rest;
  }

  override query(first: unknown, ...others: unknown[]): never {
    return super.query(this.#fit(first), ...others);
  }

  /** A statement as a pooler can take it. */
  #fit(statement: unknown): unknown {
    if (typeof statement === 'string') return this.#fitText(statement);
    if (!isConfig(statement)) return statement;
    return { ...statement, name: undefined, text: this.#fitText(statement.text) };
  }

  #fitText(text: string): string {
    return text.replace(/^BEGIN(?=;|$)/, this.#begin);
  }
}

/** A way to open a session: its own, or one behind a pooler. */
export type SessionClientClass = typeof SessionClient;

function isConfig(statement: unknown): statement is pg.QueryConfig {
  return typeof statement === 'object' && statement !== null && 'text' in statement && !('submit' in statement);
}
