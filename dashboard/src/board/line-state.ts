import type { LivePhase, LiveState } from 'ketnap-client';

/** The server sends a frame at least every ten seconds: after two that did not come, nobody may call it live. */
const STALE_AFTER_S = 25;

/** What is said of the line of a board. */
export type LineOfBoard = Pick<
  LiveState,
  'phase' | 'asOf' | 'lastFrameAt' | 'frames' | 'resumes' | 'resets' | 'resetReason'
>;

/** A board that nothing is known of yet. */
export const NOT_YET: LineOfBoard = {
  phase: 'LOADING',
  asOf: null,
  lastFrameAt: null,
  frames: 0,
  resumes: 0,
  resets: 0,
  resetReason: null,
};

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
