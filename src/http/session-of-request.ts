import type { GraphQLError } from 'graphql';
import type { RefusedTokens } from '../access/refused-tokens.ts';
import { InvalidToken, type Session, type Sessions } from '../access/session.ts';

/**
 * Who sends a request or opens a connection, by its Authorization header; null without one.
 * @throws InvalidToken
 * @throws KeysUnavailable when it cannot be told just now
 */
export type SessionOfRequest = (authorization: string | undefined) => Promise<Session | null>;

/** Checks Authorization headers, and counts those that are refused. */
export function sessionOfRequest(sessions: Sessions, refused: RefusedTokens): SessionOfRequest {
  return async (authorization) => {
    if (authorization === undefined) return null;
    try {
      return await sessions.verify(bearer(authorization));
    } catch (error) {
      refused.add(error);
      throw error;
    }
  };
}

/** Time after which a client may ask again, seconds. */
const RETRY_AFTER_S = 10;

const invalidToken = { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } };
const unavailable = { status: 503, headers: { 'retry-after': String(RETRY_AFTER_S) } };

/**
 * What HTTP has to say of a request that did not come to its operation: the token is bad (RFC 6750, 3), or it cannot be
 * told just now, or its viewer has too much under way. Null where it is something else.
 */
export function refusalOf({ extensions }: GraphQLError): { status: number; headers: Record<string, string> } | null {
  switch (extensions.code) {
    case 'UNAUTHENTICATED':
    case 'TOKEN_EXPIRED':
      return invalidToken;
    case 'UNAVAILABLE':
      return unavailable;
    case 'TOO_MANY_OPERATIONS':
      return { status: 429, headers: { 'retry-after': String(extensions.retryAfter ?? RETRY_AFTER_S) } };
    default:
      return null;
  }
}

/**
 * The token in an Authorization header (RFC 6750, 2.1; the scheme in any case, RFC 9110, 11.1).
 * @throws InvalidToken when it is no bearer token
 */
function bearer(header: string): string {
  const [, token] = /^Bearer +([\w.~+/-]+=*) *$/i.exec(header) ?? [];
  if (token === undefined) throw new InvalidToken('no_bearer_token');
  return token;
}
