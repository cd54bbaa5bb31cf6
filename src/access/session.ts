import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose';
import type { Clock } from '../calendar.ts';
import type { AuthConfig } from '../config.ts';
import { readKeyFile } from './key-file.ts';

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
/** Signature algorithms; never a shared secret, so that no API node could make a token. */
const ALGORITHMS = ['ES256', 'EdDSA', 'RS256', 'PS256'];

/** Checks tokens against the configured keys, issuer and audience; `exp` and `sub` are required. */
export async function openSessions({ issuer, audience, keys }: AuthConfig, clock: Clock): Promise<Sessions> {
  const keySet = await keySetOf(keys);
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
        // A list of issuers or audiences, or an empty subject, is nobody.
        if (typeof payload.sub !== 'string' || payload.sub === '' || typeof payload.aud !== 'string') {
          throw new InvalidToken('INVALID');
        }
        return { subject: payload.sub, expiresAtMs: ((payload.exp ?? 0) + CLOCK_SKEW_S) * 1000 };
      } catch (error) {
        throw new InvalidToken(error instanceof errors.JWTExpired ? 'EXPIRED' : 'INVALID');
      }
    },
  };
}

async function keySetOf(source: AuthConfig['keys']): Promise<JWTVerifyGetKey> {
  switch (source.kind) {
    case 'url':
      return createRemoteJWKSet(new URL(source.url), { cooldownDuration: 10_000 });
    case 'file':
      return createLocalJWKSet(await readKeyFile(source.path));
    case 'local':
      return createLocalJWKSet(source.jwks as JSONWebKeySet);
  }
}
