import type { Logger } from 'pino';
import { KeysUnavailable } from './key-set.ts';
import { InvalidToken, type TokenFault, tokenFaults } from './session.ts';

/** Why somebody was not let in. */
export type TokenRefusal = TokenFault | 'keys_unavailable';

/** The log names each reason this often at most, ms, whatever is sent. */
const SAID_AGAIN_MS = 60_000;

/** Counts the tokens that were refused, and says why in the log: with a reason and a number, and nothing of the token. */
export class RefusedTokens {
  readonly counts: Record<TokenRefusal, number>;
  readonly #log: Logger;
  readonly #said = new Map<TokenRefusal, { atMs: number; count: number }>();

  constructor(log: Logger) {
    this.#log = log;
    const reasons: TokenRefusal[] = [...tokenFaults, 'keys_unavailable'];
    this.counts = Object.fromEntries(reasons.map((reason) => [reason, 0])) as Record<TokenRefusal, number>;
  }

  /** Counts what the check of a token has failed with. */
  add(error: unknown): void {
    if (error instanceof InvalidToken) this.#addFor(error.fault);
    else if (error instanceof KeysUnavailable) this.#addFor('keys_unavailable');
  }

  #addFor(reason: TokenRefusal): void {
    this.counts[reason] += 1;
    const said = this.#said.get(reason);
    const nowMs = performance.now();
    if (said !== undefined && nowMs - said.atMs < SAID_AGAIN_MS) return;
    const count = this.counts[reason];
    this.#said.set(reason, { atMs: nowMs, count });
    this.#log.warn({ reason, refused: count - (said?.count ?? 0) }, 'tokens were refused');
  }
}
