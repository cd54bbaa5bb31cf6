import { createRemoteJWKSet, customFetch, type FetchImplementation, type RemoteJWKSet } from 'jose';
import type { Logger } from 'pino';
import type { KeySource } from '../config/auth-config.ts';
import { readKeyFile } from './key-file.ts';
import { parseKeySet } from './parse-key-set.ts';
import { usableKeys } from './usable-keys.ts';

/** Keys are read again this often, ms: one that was withdrawn counts no longer than this. */
const REREAD_MS = 5 * 60_000;
/** Time an address has to answer, ms: less than a WebSocket has to say who it is. */
const ANSWER_MS = 3_000;
/** While keys cannot be read the log says so this often, ms. */
const WARN_AGAIN_MS = 60_000;

/** Nobody can say whether a token is good: its key is not known here, and the keys cannot be read just now. */
export class KeysUnavailable extends Error {
  override name = 'KeysUnavailable';
}

/** `last known`: they cannot be read just now, and those read before go on. `none`: no token can be checked. */
export type KeyStanding = 'current' | 'last known' | 'none';

/**
 * The keys that tokens are checked with. They are read at the start, every five minutes, and when a token needs one that
 * is not known; never more often than the source says, whatever tokens come and whatever the source answers. While they
 * cannot be read, the last ones go on for as long as the source says.
 */
export class KeySet {
  readonly #source: KeySource;
  readonly #log: Logger;
  readonly #keys: RemoteJWKSet;
  #askedAtMs = Number.NEGATIVE_INFINITY;
  #warnedAtMs = Number.NEGATIVE_INFINITY;
  #failingSinceMs: number | null = null;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  private constructor(source: KeySource, log: Logger) {
    this.#source = source;
    this.#log = log;
    const { refetchMs, keptMs } = timesOf(source);
    this.#keys = createRemoteJWKSet(addressOf(source), {
      timeoutDuration: ANSWER_MS,
      cooldownDuration: refetchMs,
      cacheMaxAge: keptMs,
      [customFetch]: (_url, options) => this.#read(options),
    });
  }

  /**
   * Opens the keys. An address that does not answer is asked again later; a file must be there.
   * @throws Error when a file cannot be read, or holds what are no public keys
   */
  static async open(source: KeySource, log: Logger): Promise<KeySet> {
    const set = new KeySet(source, log);
    try {
      await set.#keys.reload();
    } catch (error) {
      if (source.kind !== 'url') throw (error as Error).cause;
    }
    return set;
  }

  /**
   * Finds the key of a token; reads the keys anew where it is not known.
   * @throws KeysUnavailable where that fails
   */
  get find(): RemoteJWKSet {
    return this.#keys;
  }

  get standing(): KeyStanding {
    if (!this.#keys.fresh) return 'none';
    return this.#failingSinceMs === null ? 'current' : 'last known';
  }

  /** How many keys are known. */
  get count(): number {
    return this.#keys.fresh ? (this.#keys.jwks()?.keys.length ?? 0) : 0;
  }

  /** Time since the first of the attempts to read the keys that have failed without a break, ms; 0 when they are current. */
  get failingMs(): number {
    return this.#failingSinceMs === null ? 0 : performance.now() - this.#failingSinceMs;
  }

  /**
   * Reads the keys anew, unless that was done a moment ago. True when it was done.
   * @throws KeysUnavailable
   */
  async renew(): Promise<boolean> {
    if (this.#keys.coolingDown) return false;
    await this.#keys.reload();
    return true;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  /** Fails at once where the last attempt was a moment ago: a failure does not make for more questions. */
  async #read(options: Parameters<FetchImplementation>[1]): Promise<Response> {
    const nowMs = performance.now();
    if (nowMs - this.#askedAtMs < timesOf(this.#source).refetchMs) throw new KeysUnavailable('the keys were asked for');
    this.#askedAtMs = nowMs;
    try {
      const keys = usableKeys(await readSource(this.#source, options));
      if (this.#failingSinceMs !== null) this.#log.info('the keys that tokens are checked with can be read again');
      this.#failingSinceMs = null;
      this.#warnedAtMs = Number.NEGATIVE_INFINITY;
      return Response.json(keys);
    } catch (cause) {
      this.#failingSinceMs ??= nowMs;
      this.#warn(cause);
      throw new KeysUnavailable('the keys cannot be read', { cause });
    } finally {
      this.#readLater();
    }
  }

  #warn(err: unknown): void {
    const nowMs = performance.now();
    if (nowMs - this.#warnedAtMs < WARN_AGAIN_MS) return;
    this.#warnedAtMs = nowMs;
    const { standing } = this;
    const consequence = standing === 'none' ? 'no token can be checked' : 'the last known ones go on for now';
    const failingSeconds = Math.round(this.failingMs / 1000);
    this.#log.warn(
      { err, keys: standing, failingSeconds },
      `the keys that KETNAP_JWKS names cannot be read: ${consequence}`,
    );
  }

  #readLater(): void {
    clearTimeout(this.#timer);
    if (this.#closed || this.#source.kind === 'local') return;
    const waitMs = this.#failingSinceMs === null ? REREAD_MS : timesOf(this.#source).refetchMs;
    this.#timer = setTimeout(() => {
      // What went wrong has been said.
      void this.#keys.reload().catch(() => this.#readLater());
    }, waitMs).unref();
  }
}

/** The demo's own key neither changes nor gets lost. */
function timesOf(source: KeySource): { refetchMs: number; keptMs: number } {
  return source.kind === 'local' ? { refetchMs: Infinity, keptMs: Infinity } : source;
}

/** The library keeps keys of an address; what is near has one that says so. */
function addressOf(source: KeySource): URL {
  return new URL(source.kind === 'url' ? source.url : `urn:ketnap:${source.kind}`);
}

async function readSource(
  source: KeySource,
  options: Parameters<FetchImplementation>[1],
): Promise<{ keys: unknown[] }> {
  switch (source.kind) {
    case 'url': {
      const response = await fetch(source.url, options);
      if (response.status !== 200) throw new Error(`the address answers with the status ${response.status}`);
      return parseKeySet(await response.text(), 'the answer');
    }
    case 'file':
      return readKeyFile(source.path);
    case 'local':
      return source.jwks;
  }
}
