import { hash } from 'node:crypto';
import type { Clock } from '../calendar.ts';
import type { Session, Sessions } from './session.ts';

/** Tokens remembered at most; those checked longest ago go first. */
const REMEMBERED = 20_000;
/** Time after which a signature is checked again, ms: a key that was withdrawn counts no longer than this. */
const CHECKED_AGAIN_MS = 30_000;

interface Known {
  session: Session;
  checkedAtMs: number;
}

/**
 * Remembers for a short time which tokens were accepted: to check a signature costs more than to answer most requests.
 * Keeps digests, not tokens. What was refused is checked each time.
 */
export function rememberSessions(sessions: Sessions, clock: Clock): Sessions {
  const known = new Map<string, Known>();
  return {
    async verify(token) {
      const nowMs = clock.now();
      const key = hash('sha256', token, 'base64');
      const found = known.get(key);
      if (found && nowMs - found.checkedAtMs < CHECKED_AGAIN_MS && nowMs < found.session.expiresAtMs) {
        return found.session;
      }
      known.delete(key);
      const session = await sessions.verify(token);
      known.set(key, { session, checkedAtMs: nowMs });
      if (known.size > REMEMBERED) known.delete(known.keys().next().value as string);
      return session;
    },
  };
}
