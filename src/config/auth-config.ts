import { z } from 'zod';
import { milliseconds, setting, whole } from './setting.ts';

/** The issuer of demo tokens; production refuses it. */
export const DEMO_ISSUER = 'urn:ketnap:demo';

/** Signature algorithms of tokens; never a shared secret, so that no API node could make a token. */
export const signatureAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

const keyTimes = z.object({
  refetchMs: setting(
    'KETNAP_JWKS_REFETCH_MS',
    milliseconds(1_000, 10_000),
    'Shortest time between two attempts to read the keys, however many tokens name one that is not known.',
  ),
  keptMs: setting(
    'KETNAP_JWKS_KEPT_MS',
    whole(0, 604_800_000, 86_400_000),
    'How long the last known keys go on while they cannot be read; the default is a day.',
  ),
});

/** How tokens are checked. */
export const authSettings = z.object({
  source: setting(
    'KETNAP_JWKS',
    z
      .string({ error: 'is missing: address or file of the keys that sign your tokens (JWKS)' })
      .min(1)
      .refine(isTrustworthy, 'must be an https address: who changes the keys on the way can sign any token'),
    `https address or file of the public keys that sign your tokens; read again every five minutes. Taken is what the \`alg\` of a key says of ${signatureAlgorithms.join(', ')}; a key without it is for RS256, or for what its curve is for.`,
  ),
  issuer: setting(
    'KETNAP_JWT_ISSUER',
    z
      .string({ error: 'is missing: the exact `iss` of your tokens' })
      .min(1)
      .refine((issuer) => issuer !== DEMO_ISSUER, 'must not be the issuer of demo tokens'),
    'The exact `iss` of your tokens.',
  ),
  audience: setting(
    'KETNAP_JWT_AUDIENCE',
    z.string({ error: 'is missing: the `aud` of your tokens' }).min(1),
    'The `aud` of your tokens, or one of them where it is a list.',
  ),
  ...keyTimes.shape,
});

/** How keys that may change are read. */
type KeyTimes = z.output<typeof keyTimes>;

/** Where signing keys come from: an address, a file, or the demo's own key. */
export type KeySource =
  | ({ kind: 'url'; url: string } & KeyTimes)
  | ({ kind: 'file'; path: string } & KeyTimes)
  | { kind: 'local'; jwks: { keys: unknown[] } };

/** What the check of tokens is told. */
export interface AuthConfig extends Pick<z.output<typeof authSettings>, 'issuer' | 'audience'> {
  keys: KeySource;
}

/** The keys as their source says it. */
export function authConfigOf({ issuer, audience, source, ...times }: z.output<typeof authSettings>): AuthConfig {
  const keys: KeySource = isAddress(source)
    ? { kind: 'url', url: source, ...times }
    : { kind: 'file', path: source, ...times };
  return { issuer, audience, keys };
}

function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source);
}

/** Whether nobody on the way can change what an address answers. A file, and an address of this machine, are near. */
function isTrustworthy(source: string): boolean {
  if (!/^http:\/\//i.test(source)) return true;
  return URL.canParse(source) && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(source).hostname);
}
