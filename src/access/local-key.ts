import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { type Clock, systemClock } from '../calendar.ts';

const ALGORITHM = 'ES256';

/** A signing key of our own: for the demo and for tests. Production takes its keys from an identity provider. */
export interface LocalKey {
  /** The private key, to be kept. */
  jwk: JWK;
  /** What checks its tokens. */
  jwks: { keys: JWK[] };
  /** Signs a token for a subject, good for `forSeconds`. */
  sign(subject: string, forSeconds: number): Promise<string>;
}

/**
 * Takes up a kept key, or makes a new one.
 * @param clock - by which its tokens run out
 */
export async function openLocalKey(
  issuer: string,
  audience: string,
  kept?: JWK,
  clock: Clock = systemClock,
): Promise<LocalKey> {
  const jwk = kept ?? (await exportJWK((await generateKeyPair(ALGORITHM, { extractable: true })).privateKey));
  const key = await importJWK(jwk, ALGORITHM);
  const { d: _private, ...open } = jwk;
  return {
    jwk,
    jwks: { keys: [{ ...open, alg: ALGORITHM, use: 'sig', kid: 'local' }] },
    sign: (subject, forSeconds) => {
      const now = Math.floor(clock.now() / 1000);
      return new SignJWT({})
        .setProtectedHeader({ alg: ALGORITHM, kid: 'local' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt(now)
        .setExpirationTime(now + forSeconds)
        .sign(key);
    },
  };
}
