import type { Client, CombinedError } from 'urql';
import { BoardBroken, BoardChecker } from 'ketnap-client';
import type { Api } from '../api/client.ts';
import type { ResumePoints } from '../api/resume-points.ts';
import {
  BoardDocument,
  type BoardView,
  LiveBoardDocument,
  type LiveBoardResult,
  type QuotaRow,
  type Successor,
} from './board-operations.ts';
import type { LiveBoardPhase } from './line-state.ts';

/** Which board: a committee and a year. */
export interface BoardOf {
  committeeId: string;
  year: number;
  view: BoardView;
}

type Frame = LiveBoardResult['quotaBoard'];

/** Why the board started anew: as the server says, or because a frame did not fit. */
export type ResetReason = NonNullable<Frame['reason']> | 'DID_NOT_FIT';

/** The frame that changed a row, and when it came, by this machine's `performance.now()`. */
export interface RowChange {
  frame: number;
  at: number;
}

/** How much of the tree a board shows: everything below its committee, or the branches only where that is too much. */
export type Depth = 'SUBTREE' | 'CHILDREN';

/** What is known of a live board beside its rows. */
export interface LiveBoardState {
  phase: LiveBoardPhase;
  depth: Depth;
  /** Up to when the figures are known to be complete, by the server's clock. */
  asOf: string | null;
  /** When the last frame came, by this machine's `performance.now()`; null before the first one. */
  lastFrameAt: number | null;
  frames: number;
  /** How often the line was lost and the board went on where it stood. */
  resumes: number;
  /** How often it had to start anew, and why the last time. */
  resets: number;
  resetReason: ResetReason | null;
  /** Rows by id with the frame that changed them last; those of the first answer are missing. */
  changed: ReadonlyMap<string, RowChange>;
  /** The row that a person would look at in the newest frame: the lowest committee that changed. */
  news: QuotaRow | null;
  /** Who followed the committee, where it has ended; null as long as it goes on. */
  successors: readonly Successor[] | null;
}

const START: LiveBoardState = {
  phase: 'LOADING',
  depth: 'SUBTREE',
  asOf: null,
  lastFrameAt: null,
  frames: 0,
  resumes: 0,
  resets: 0,
  resetReason: null,
  changed: new Map(),
  news: null,
  successors: null,
};

/** How long to wait before asking again after an answer that did not come, ms. */
const AGAIN_MS = 3_000;

/**
 * Keeps one board live: asks for it, subscribes after that answer's cursor, and proves of every frame that it continues
 * the one before. The rows themselves are in the client's cache.
 */
export class LiveBoard {
  #state = START;
  #checker: BoardChecker<QuotaRow> | null = null;
  #lineWasLost = false;
  #stopped = false;
  #stopFrames: (() => void) | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  readonly #client: Client;
  readonly #resumePoints: ResumePoints;
  readonly #board: BoardOf;
  readonly #listeners = new Set<() => void>();

  constructor({ client, resumePoints }: Pick<Api, 'client' | 'resumePoints'>, board: BoardOf) {
    this.#client = client;
    this.#resumePoints = resumePoints;
    this.#board = board;
  }

  get state(): LiveBoardState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Loads the board and keeps it up until it is stopped. */
  start(): void {
    this.#stopped = false;
    void this.#load();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#again);
    this.#stopFrames?.();
  }

  /** The line was lost. What is shown stays, and is no longer called live. */
  lineLost(): void {
    this.#lineWasLost = true;
    if (this.#state.phase === 'LIVE') this.#set({ phase: 'RECONNECTING' });
  }

  async #load(): Promise<void> {
    const { data, error } = await this.#client
      .query(BoardDocument, this.#asked, { requestPolicy: 'network-only' })
      .toPromise();
    if (this.#stopped) return;
    if (error || !data) {
      if (this.#onlyBranches(error)) return;
      if (this.#state.frames === 0) this.#set({ phase: 'FAILED' });
      this.#loadAgain();
      return;
    }
    const { quotaBoard } = data;
    if (quotaBoard === null) {
      this.#set({ phase: 'GONE' });
      return;
    }
    this.#checker = new BoardChecker({ after: quotaBoard.cursor, rows: quotaBoard.rows });
    this.#resumePoints.set(this.#asked, quotaBoard.cursor);
    const { asOf, successors } = quotaBoard;
    this.#set({ phase: 'LIVE', asOf, successors, lastFrameAt: performance.now() });
    this.#follow();
  }

  #follow(): void {
    this.#stopFrames?.();
    const frames = this.#client.subscription(LiveBoardDocument, this.#asked).subscribe(({ data, error }) => {
      if (error) this.#failed(error);
      else if (data) this.#take(data.quotaBoard);
    });
    this.#stopFrames = frames.unsubscribe;
  }

  #take(frame: Frame): void {
    try {
      this.#checker?.take(frame);
    } catch (error) {
      if (!(error instanceof BoardBroken)) throw error;
      console.warn(`the board starts anew: ${error.message}`);
      this.#noteReset('DID_NOT_FIT');
      this.#stopFrames?.();
      void this.#load();
      return;
    }
    this.#resumePoints.set(this.#asked, frame.cursor);
    const resumed = this.#lineWasLost && frame.kind !== 'RESET';
    this.#lineWasLost = false;
    if (frame.kind === 'RESET') this.#noteReset(frame.reason ?? 'DID_NOT_FIT');
    this.#set({
      phase: 'LIVE',
      asOf: frame.asOf,
      lastFrameAt: performance.now(),
      frames: this.#state.frames + 1,
      resumes: this.#state.resumes + (resumed ? 1 : 0),
      ...(frame.kind === 'DELTA' ? this.#changes(frame.rows) : {}),
      ...(frame.kind === 'RESET' ? { successors: frame.successors } : {}),
    });
  }

  #changes(rows: readonly QuotaRow[]): Pick<LiveBoardState, 'changed' | 'news'> {
    const changed = new Map(this.#state.changed);
    const change = { frame: this.#state.frames + 1, at: performance.now() };
    for (const { id } of rows) changed.set(id, change);
    // A parent stands before its children: the last one is the lowest.
    return { changed, news: rows.at(-1) ?? null };
  }

  #noteReset(resetReason: ResetReason): void {
    this.#set({ resets: this.#state.resets + 1, resetReason });
  }

  #failed(error: CombinedError): void {
    this.#stopFrames?.();
    const end = error.graphQLErrors.find(({ extensions }) => extensions?.code === 'COMMITTEE_ENDED');
    if (end) this.#set({ phase: 'GONE', successors: (end.extensions?.successors ?? []) as Successor[] });
    else if (codesOf(error).includes('NOT_FOUND')) this.#set({ phase: 'GONE' });
    else if (!this.#onlyBranches(error)) this.#loadAgain();
  }

  /** Goes on with the branches where the whole is more than the server shows at once. */
  #onlyBranches(error: CombinedError | undefined): boolean {
    if (this.#state.depth === 'CHILDREN' || !codesOf(error).includes('BOARD_TOO_LARGE')) return false;
    this.#set({ depth: 'CHILDREN' });
    void this.#load();
    return true;
  }

  /** What the server is asked for. The same words find what is known of it: rows in the cache, and its cursor. */
  get #asked(): BoardOf & { depth: Depth } {
    return { ...this.#board, depth: this.#state.depth };
  }

  #loadAgain(): void {
    if (this.#state.phase === 'LIVE') this.#set({ phase: 'RECONNECTING' });
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.#load(), AGAIN_MS);
  }

  #set(change: Partial<LiveBoardState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}

function codesOf(error: CombinedError | undefined): unknown[] {
  return (error?.graphQLErrors ?? []).map(({ extensions }) => extensions?.code);
}
