import { errors, jwtVerify } from 'jose';
import type { Clock } from '../calendar.ts';
import type { AuthConfig } from '../config.ts';
import { ALGORITHMS, openKeySet } from './key-set.ts';

/** Who holds a valid token, and until when. */
export interface Session {
  subject: string;
  /** Milliseconds since the epoch. */
  expiresAtMs: number;
}

/** Why a token was not accepted. The message never repeats the token. */
export class InvalidToken extends Error {
  override name = 'InvalidToken';
  readonly reason: 'INVALID' | 'EXPIRED';
  constructor(reason: 'INVALID' | 'EXPIRED') {
    super(reason === 'EXPIRED' ? 'the token has expired: get a new one' : 'the token is not valid here');
    this.reason = reason;
  }
}

/** Checks tokens. */
export interface Sessions {
  /** @throws InvalidToken */
  verify(token: string): Promise<Session>;
}

/** Clocks may differ by this much, seconds. */
const CLOCK_SKEW_S = 5;

/** Checks tokens against the configured keys, issuer and audience; `exp` and `sub` are required. */
export async function openSessions({ issuer, audience, keys }: AuthConfig, clock: Clock): Promise<Sessions> {
  const keySet = await openKeySet(keys);
  return {
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, keySet, {
          issuer,
          audience,
          algorithms: ALGORITHMS,
          clockTolerance: CLOCK_SKEW_S,
          requiredClaims: ['exp', 'sub'],
          currentDate: new Date(clock.now()),
        });
        const { sub, aud, exp } = payload;
        // A list of issuers or audiences, an empty subject, or an end that never comes, is nobody's.
        if (typeof sub !== 'string' || sub === '' || typeof aud !== 'string' || !Number.isFinite(exp)) {
          throw new InvalidToken('INVALID');
        }
        return { subject: sub, expiresAtMs: (Number(exp) + CLOCK_SKEW_S) * 1000 };
      } catch (error) {
        throw new InvalidToken(error instanceof errors.JWTExpired ? 'EXPIRED' : 'INVALID');
      }
    },
  };
}
