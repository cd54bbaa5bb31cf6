import { decodeProtectedHeader, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import type { Clock } from '../calendar.ts';
import { type AuthConfig, signatureAlgorithms } from '../config/auth-config.ts';
import { type KeySet, KeysUnavailable } from './key-set.ts';

/** Who holds a valid token, and until when. */
export interface Session {
  subject: string;
  /** Milliseconds since the epoch. */
  expiresAtMs: number;
}

/** What may be wrong with a token, for the log and the metrics; clients are told no more than whether it has expired. */
export const tokenFaults = [
  'no_bearer_token',
  'malformed',
  'algorithm',
  'unknown_key',
  'unusable_key',
  'signature',
  'issuer',
  'audience',
  'claims',
  'subject',
  'not_yet_valid',
  'expired',
] as const;

/** What is wrong with a token. */
export type TokenFault = (typeof tokenFaults)[number];

/** Why a token was not accepted. The message never repeats the token. */
export class InvalidToken extends Error {
  override name = 'InvalidToken';
  readonly fault: TokenFault;
  constructor(fault: TokenFault) {
    super(fault === 'expired' ? 'the token has expired: get a new one' : 'the token is not valid here');
    this.fault = fault;
  }

  get reason(): 'INVALID' | 'EXPIRED' {
    return this.fault === 'expired' ? 'EXPIRED' : 'INVALID';
  }
}

/** Checks tokens. */
export interface Sessions {
  /**
   * @throws InvalidToken
   * @throws KeysUnavailable when it cannot be told just now
   */
  verify(token: string): Promise<Session>;
}

/** Longest `sub` (OpenID Connect Core 1.0, 2), as of a grant. */
const LONGEST_SUBJECT = 255;

/** A token is good for this much longer than it says, seconds: clocks differ. */
const LATE_S = 5;
/** A token is good this much before it says, seconds: a new one must not fail because its provider's clock is ahead. */
const EARLY_S = 60;

/** Checks tokens against the configured keys, issuer and audience; `exp` and `sub` are required. */
export function openSessions({ issuer, audience }: Omit<AuthConfig, 'keys'>, keys: KeySet, clock: Clock): Sessions {
  return {
    async verify(token) {
      const options = {
        issuer,
        audience,
        algorithms: signatureAlgorithms,
        clockTolerance: EARLY_S,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(clock.now()),
      };
      try {
        const { sub, exp } = await verifyNewly(token, keys, options);
        // An empty subject, or an end that never comes, is nobody's.
        if (typeof sub !== 'string' || sub === '' || !Number.isFinite(exp)) throw new InvalidToken('claims');
        // It stands in the log of who looked at whom, and PostgreSQL takes neither NUL nor half a character.
        if (sub.length > LONGEST_SUBJECT || /[\p{Cc}\p{Cs}]/u.test(sub)) throw new InvalidToken('subject');
        const expiresAtMs = (Number(exp) + LATE_S) * 1000;
        if (expiresAtMs <= clock.now()) throw new InvalidToken('expired');
        return { subject: sub, expiresAtMs };
      } catch (error) {
        if (error instanceof InvalidToken || error instanceof KeysUnavailable) throw error;
        throw new InvalidToken(faultOf(error));
      }
    },
  };
}

/** A key may have been changed under its old name, or under none: a signature that does not fit is worth a second look. */
async function verifyNewly(token: string, keys: KeySet, options: JWTVerifyOptions): Promise<JWTPayload> {
  try {
    return await verifyWithAny(token, keys, options);
  } catch (error) {
    if (!(error instanceof errors.JWSSignatureVerificationFailed)) throw error;
    const renewed = await keys.renew().catch((unavailable: unknown) => {
      // The key it names is known and does not fit; without a name it may be one that is not known yet.
      throw decodeProtectedHeader(token).kid === undefined ? unavailable : error;
    });
    if (!renewed) throw error;
    return await verifyWithAny(token, keys, options);
  }
}

/** A token that does not say which key has signed it, or names several, is tried with each that fits. */
async function verifyWithAny(token: string, keys: KeySet, options: JWTVerifyOptions): Promise<JWTPayload> {
  try {
    return (await jwtVerify(token, keys.find, options)).payload;
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      try {
        return (await jwtVerify(token, key, options)).payload;
      } catch (mismatch) {
        // Whatever is wrong beside signature and key is so with every key.
        if (mismatch instanceof errors.JOSEError && !(mismatch instanceof errors.JWSSignatureVerificationFailed)) {
          throw mismatch;
        }
      }
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

function faultOf(error: unknown): TokenFault {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf' && error.reason === 'check_failed') return 'not_yet_valid';
    return ({ iss: 'issuer', aud: 'audience' } as const)[error.claim as 'iss'] ?? 'claims';
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'signature';
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown_key';
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) return 'algorithm';
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return 'malformed';
  return 'unusable_key';
}
