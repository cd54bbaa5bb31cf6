import type { LivePhase } from 'ketnap-client';

/** The server sends a frame at least every ten seconds: after two that did not come, nobody may call it live. */
const STALE_AFTER_S = 25;

/** How the figures on the screen stand to the truth. */
export type LineState = 'loading' | 'live' | 'stale' | 'reconnecting' | 'signedOut' | 'gone';

/**
 * Which word the badge says.
 * @param isRefused - whether the server has refused the token.
 * @param ageSeconds - time since the last frame.
 */
export function lineState(phase: LivePhase, isRefused: boolean, ageSeconds: number): LineState {
  if (phase === 'GONE') return 'gone';
  if (isRefused) return 'signedOut';
  if (phase === 'LOADING' || phase === 'FAILED') return 'loading';
  if (phase === 'RECONNECTING') return 'reconnecting';
  return ageSeconds > STALE_AFTER_S ? 'stale' : 'live';
}
