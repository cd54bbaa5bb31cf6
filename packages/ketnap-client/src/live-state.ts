import type { GraphqlError, Refusal } from './refusal.ts';

/**
 * What becomes of something live. LOADING: nothing is shown yet. LIVE: frames arrive. RECONNECTING: the line is lost, or silent, and what
 * is shown may be old. GONE: hidden or missing, also after a role was ended. FAILED: the first answer did not come; it is asked for again.
 */
export type LivePhase = 'LOADING' | 'LIVE' | 'RECONNECTING' | 'GONE' | 'FAILED';

/** What is known of something live beside its rows. */
export interface LiveState {
  phase: LivePhase;
  /** Up to when what is shown is known to be complete, by the server's clock. */
  asOf: string | null;
  /** When the last frame came, by this machine's `performance.now()`; null before the first one. */
  lastFrameAt: number | null;
  frames: number;
  /** How often the line was lost and it went on where it stood. */
  resumes: number;
  /** How often it had to start anew, and why the last time: as the server says, or because a frame did not fit. */
  resets: number;
  resetReason: string | null;
  /** What was refused last; null while all is well. */
  refusal: Refusal | null;
}

/** What every frame has. */
export interface LiveFrame {
  kind: 'SNAPSHOT' | 'DELTA' | 'HEARTBEAT' | 'RESET';
  cursor: string;
  asOf?: string | null;
  reason?: string | null;
}

/** What comes of following something. */
export interface FrameSink<Frame> {
  frame(frame: Frame): void;
  /** It was refused, and is over. */
  refused(errors: readonly GraphqlError[]): void;
  /** It ended without a word. */
  ended(): void;
}

/** How something live is reached: over a `Line`, or through the client of a page. */
export interface Way<Frame> {
  /** Begins, or goes on after a cursor. @returns what ends it */
  follow(after: string | null, sink: FrameSink<Frame>): () => void;
  /** Tells when the line is lost. @returns what forgets the listener */
  onLost?(listener: () => void): () => void;
  /** Nothing has come for long: opens another line. */
  renew?(): void;
}

/** How patient something live is. */
export interface LiveOptions {
  /** After how long a line that brings nothing is given up, ms. A server brings a frame at least every ten seconds, unless it is set otherwise. */
  silentMs?: number;
}

/** What is shown before the first answer. */
export const START: LiveState = {
  phase: 'LOADING',
  asOf: null,
  lastFrameAt: null,
  frames: 0,
  resumes: 0,
  resets: 0,
  resetReason: null,
  refusal: null,
};
