/**
 * What becomes of a live board. LOADING: nothing is shown yet. LIVE: frames arrive. RECONNECTING: the line is lost and what
 * is shown may be old. GONE: hidden or missing, also after a role was ended. FAILED: the first answer did not come.
 */
export type LiveBoardPhase = 'LOADING' | 'LIVE' | 'RECONNECTING' | 'GONE' | 'FAILED';

/** The server sends a frame at least every ten seconds: after two that did not come, nobody may call it live. */
const STALE_AFTER_S = 25;

/** How the figures on the screen stand to the truth. */
export type LineState = 'loading' | 'live' | 'stale' | 'reconnecting' | 'signedOut' | 'gone';

/**
 * Which word the badge says.
 * @param isRefused - whether the server has refused the token.
 * @param ageSeconds - time since the last frame.
 */
export function lineState(phase: LiveBoardPhase, isRefused: boolean, ageSeconds: number): LineState {
  if (phase === 'GONE') return 'gone';
  if (isRefused) return 'signedOut';
  if (phase === 'LOADING' || phase === 'FAILED') return 'loading';
  if (phase === 'RECONNECTING') return 'reconnecting';
  return ageSeconds > STALE_AFTER_S ? 'stale' : 'live';
}
