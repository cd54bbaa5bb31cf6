import type { Frame, ResetReason } from './frame.ts';

/** What a node's feed has done since it started. For metrics. */
export interface FeedCounts {
  /** Frames made: one for all readers of a cohort that stand at the same cursor. */
  rendered: number;
  /** Frames handed over, one for each reader. */
  frames: Record<Frame['kind'], number>;
  /** Frames with the whole board in place of a continuation, by reason. */
  resets: Record<ResetReason, number>;
  /** Frames that a reader was not ready for: their changes came together with later ones. */
  conflated: number;
  /** Readers cut because nothing left for too long. */
  slowCloses: number;
  /** Readers who were asked for again, since their rights may have become others. */
  rechecks: number;
  /** Readers told that they may not see the board (any more). */
  refusals: number;
}

/** All zero. */
export function noCounts(): FeedCounts {
  return {
    rendered: 0,
    frames: { SNAPSHOT: 0, DELTA: 0, HEARTBEAT: 0, RESET: 0 },
    resets: {
      OTHER_EPOCH: 0,
      FROM_THE_FUTURE: 0,
      OTHER_HISTORY: 0,
      TREE_CHANGED: 0,
      ACCESS_CHANGED: 0,
      COMMITTEE_ENDED: 0,
    },
    conflated: 0,
    slowCloses: 0,
    rechecks: 0,
    refusals: 0,
  };
}
