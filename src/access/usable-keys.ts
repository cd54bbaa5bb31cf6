import type { JSONWebKeySet, JWK } from 'jose';
import { signatureAlgorithms } from '../config/auth-config.ts';

/**
 * What a key is for that does not say so itself, by its type and curve (RFC 7518, 3.4; RFC 8037, 3.1). An RSA key would
 * otherwise be good for several algorithms; RS256 is what every provider signs with that leaves `alg` out.
 */
const USUAL_ALGORITHM: Record<string, string> = {
  RSA: 'RS256',
  'EC P-256': 'ES256',
  'EC P-384': 'ES384',
  'EC P-521': 'ES512',
  'OKP Ed25519': 'EdDSA',
};

/** Two names of one algorithm (RFC 9864, 2.2): such a key is told by its curve, whatever the token calls it. */
const ED25519 = ['EdDSA', 'Ed25519'];

/**
 * The public keys for signatures, each with the one algorithm it is for. What else is in the set is left out.
 * @throws Error when nothing is left: no provider signs without a key, so that this is no answer to go by
 */
export function usableKeys({ keys }: { keys: unknown[] }): JSONWebKeySet {
  const usable = keys.flatMap((key) => {
    if (typeof key !== 'object' || key === null) return [];
    const { d, p, q, dp, dq, qi, oth, k, alg, ...open } = key as JWK;
    const algorithm = alg ?? USUAL_ALGORITHM[[open.kty, open.crv].filter(Boolean).join(' ')];
    if (algorithm === undefined || !signatureAlgorithms.includes(algorithm) || (open.use ?? 'sig') !== 'sig') return [];
    return [ED25519.includes(algorithm) ? open : { ...open, alg: algorithm }];
  });
  if (usable.length === 0) throw new Error('the set has no key for signatures of a kind that is taken here');
  return { keys: usable };
}
