import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import type { KeySource } from '../config.ts';
import { readKeyFile } from './key-file.ts';

/** Signature algorithms; never a shared secret, so that no API node could make a token. */
export const ALGORITHMS = ['ES256', 'EdDSA', 'Ed25519', 'RS256', 'PS256'];

/** What a key is for that does not say so itself. Otherwise an RSA key would be good for several algorithms. */
const USUAL_ALGORITHM: Record<string, string> = { RSA: 'RS256', 'EC P-256': 'ES256', 'OKP Ed25519': 'EdDSA' };

/**
 * Opens the keys that tokens are checked with. Keys at an address are fetched when they are needed, again when a token
 * names an unknown one, and never more often than the source says, whatever tokens come and whatever the address answers.
 * @throws Error when a file cannot be read, or holds what are no public keys
 */
export async function openKeySet(source: KeySource): Promise<JWTVerifyGetKey> {
  switch (source.kind) {
    case 'url':
      return createRemoteJWKSet(new URL(source.url), {
        cooldownDuration: source.refetchMs,
        [customFetch]: seldom(source.refetchMs),
      });
    case 'file':
      return createLocalJWKSet(usableKeys(await readKeyFile(source.path)));
    case 'local':
      return createLocalJWKSet(usableKeys(source.jwks));
  }
}

/** Fetches keys, and fails at once where it was asked a moment ago: a failure does not make for more questions. */
function seldom(everyMs: number): typeof fetch {
  let askedAtMs = Number.NEGATIVE_INFINITY;
  return async (url, options) => {
    if (performance.now() - askedAtMs < everyMs) throw new Error('the keys were asked for a moment ago');
    askedAtMs = performance.now();
    const response = await fetch(url, options);
    return response.ok ? Response.json(usableKeys(await response.json())) : response;
  };
}

/** Public keys for signatures, each with the one algorithm it is for. What else is in the set is left out. */
function usableKeys(set: unknown): JSONWebKeySet {
  const { keys } = set as { keys: JWK[] };
  return {
    keys: keys.flatMap((key) => {
      const alg = key.alg ?? USUAL_ALGORITHM[[key.kty, key.crv].filter(Boolean).join(' ')];
      if (alg === undefined || !ALGORITHMS.includes(alg) || (key.use ?? 'sig') !== 'sig') return [];
      const { d, p, q, dp, dq, qi, oth, k, ...open } = key;
      return [{ ...open, alg }];
    }),
  };
}
