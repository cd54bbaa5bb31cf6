import { expect, it } from 'vitest';
import { type LineState, lineState } from '../../dashboard/src/board/line-state.ts';
import type { LivePhase } from '../../packages/ketnap-client/src/live-state.ts';

it.each<[phase: LivePhase, isRefused: boolean, ageSeconds: number, word: LineState]>([
  ['LIVE', false, 0, 'live'],
  // Two of the frames that come every ten seconds may be late.
  ['LIVE', false, 25, 'live'],
  ['LIVE', false, 26, 'stale'],
  ['RECONNECTING', false, 1, 'reconnecting'],
  ['RECONNECTING', true, 1, 'signedOut'],
  ['LIVE', true, 1, 'signedOut'],
  ['LOADING', false, 0, 'loading'],
  ['FAILED', false, 0, 'loading'],
  ['GONE', true, 90, 'gone'],
])('a board that is %s (token refused: %s, last frame %i s ago) is called %s', (phase, isRefused, ageSeconds, word) => {
  expect(lineState(phase, isRefused, ageSeconds)).toBe(word);
});
