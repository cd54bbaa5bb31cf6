import type { LiveFrame, LiveOptions, LiveState, Way } from './live-state.ts';
import { Refusal } from './refusal.ts';

const SILENT_MS = 30_000;

/** Waits before something that was refused is asked for again, ms. */
const FIRST_WAIT_MS = 3_000;
const LONGEST_WAIT_MS = 60_000;

/** Errors after which there is nothing to be seen any more. */
const OVER = ['NOT_FOUND', 'COMMITTEE_ENDED'];

/**
 * Something live: a state that listeners are told of, kept up while there are any. Each frame is proved to continue the one before; one
 * that does not fit begins it anew.
 */
export abstract class LiveView<Frame extends LiveFrame, State extends LiveState> {
  #state: State;
  #lineWasLost = false;
  #refusals = 0;
  #running = false;
  /** Which beginning this is: what an earlier one still brings is not taken. */
  #beginnings = 0;
  #stopFrames: (() => void) | null = null;
  #forgetLine: (() => void) | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  readonly #silentMs: number;
  readonly #listeners = new Set<() => void>();

  constructor(start: State, { silentMs = SILENT_MS }: LiveOptions = {}) {
    this.#state = start;
    this.#silentMs = silentMs;
  }

  /** What is to be shown now: another object whenever something has changed. */
  get state(): State {
    return this.#state;
  }

  /** Tells when the state has changed. It is kept up as long as somebody listens. @returns what forgets the listener */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (!this.#running) this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  /** How it is reached. */
  protected abstract get way(): Way<Frame>;
  /** Where it stands; null at the beginning. */
  protected abstract get cursor(): string | null;
  /** Takes a frame over, and says what has changed with it. @throws Error when it does not continue what is shown */
  protected abstract take(frame: Frame): Partial<State>;
  /** Forgets what was taken. */
  protected abstract forget(): void;
  /** Whether an error is one that a frame causes which does not fit. */
  protected abstract isBroken(error: unknown): boolean;
  /** What a refusal says beside that it is over. */
  protected over(_refusal: Refusal): Partial<State> {
    return {};
  }
  /** Asks in another way where what was asked for is refused. @returns whether it does */
  protected askOtherwise(_refusal: Refusal): boolean {
    return false;
  }
  /** Comes before frames are followed; resolves with what takes it over, or null where there is nothing to be seen. */
  protected load(): Promise<(() => Partial<State>) | null> | undefined {
    return undefined;
  }

  #start(): void {
    this.#running = true;
    this.#forgetLine = this.way.onLost?.(() => this.#lost());
    this.#lineWasLost = this.cursor !== null;
    if (this.#state.phase === 'LIVE') this.set({ phase: 'RECONNECTING' } as Partial<State>);
    this.#begin();
  }

  #stop(): void {
    this.#running = false;
    clearTimeout(this.#again);
    clearTimeout(this.#silence);
    this.#forgetLine?.();
    this.#stopFollowing();
  }

  #begin(): void {
    this.#stopFollowing();
    const loading = this.cursor === null ? this.load() : undefined;
    if (loading === undefined) this.#follow();
    else void this.#loaded(loading);
  }

  async #loaded(loading: Promise<(() => Partial<State>) | null>): Promise<void> {
    this.#beginnings += 1;
    const beginning = this.#beginnings;
    const isOver = (): boolean => !this.#running || beginning !== this.#beginnings;
    try {
      const take = await loading;
      if (isOver()) return;
      if (take === null) return this.set({ phase: 'GONE' } as Partial<State>);
      this.set({ ...take(), phase: 'LIVE', lastFrameAt: performance.now(), refusal: null });
      this.#follow();
    } catch (error) {
      if (!isOver()) this.#refused(error instanceof Refusal ? error : new Refusal([{ message: String(error) }]));
    }
  }

  #follow(): void {
    this.#watch();
    let isOver = false;
    const stop = this.way.follow(this.cursor, {
      frame: (frame) => isOver || this.#take(frame),
      refused: (errors) => isOver || this.#refused(new Refusal(errors)),
      ended: () => isOver || this.#askAgain(),
    });
    this.#stopFrames = () => {
      isOver = true;
      stop();
    };
  }

  #stopFollowing(): void {
    this.#stopFrames?.();
    this.#stopFrames = null;
  }

  #take(frame: Frame): void {
    this.#watch();
    let change: Partial<State>;
    try {
      change = this.take(frame);
    } catch (error) {
      if (!this.isBroken(error)) throw error;
      console.warn(`it starts anew: ${(error as Error).message}`);
      this.#noteReset('DID_NOT_FIT');
      this.forget();
      this.#begin();
      return;
    }
    const resumed = this.#lineWasLost && frame.kind !== 'RESET';
    this.#lineWasLost = false;
    this.#refusals = 0;
    if (frame.kind === 'RESET') this.#noteReset(frame.reason ?? 'DID_NOT_FIT');
    const { frames, resumes } = this.#state;
    this.set({
      phase: 'LIVE',
      asOf: frame.asOf ?? this.#state.asOf,
      lastFrameAt: performance.now(),
      frames: frames + 1,
      resumes: resumes + (resumed ? 1 : 0),
      refusal: null,
      ...change,
    });
  }

  #noteReset(resetReason: string): void {
    this.set({ resets: this.#state.resets + 1, resetReason } as Partial<State>);
  }

  /** The line was lost. What is shown stays, and is no longer called live. */
  #lost(): void {
    this.#lineWasLost = true;
    if (this.#state.phase === 'LIVE') this.set({ phase: 'RECONNECTING' } as Partial<State>);
  }

  /** Nothing comes any more, whatever the line says of itself. */
  #watch(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#lost();
      this.way.renew?.();
      this.#watch();
    }, this.#silentMs);
  }

  #refused(refusal: Refusal): void {
    this.#stopFollowing();
    clearTimeout(this.#silence);
    if (refusal.errors.some(({ extensions }) => OVER.includes(String(extensions?.code)))) {
      this.forget();
      this.set({ phase: 'GONE', refusal, ...this.over(refusal) } as Partial<State>);
    } else if (this.askOtherwise(refusal)) {
      this.#begin();
    } else {
      this.set({ refusal } as Partial<State>);
      this.#askAgain(Number(refusal.detail('retryAfter')) * 1_000 || 0);
    }
  }

  #askAgain(leastMs = 0): void {
    this.#stopFollowing();
    clearTimeout(this.#again);
    clearTimeout(this.#silence);
    const { phase, frames } = this.#state;
    if (phase === 'LIVE') this.#lost();
    else if (frames === 0 && phase === 'LOADING') this.set({ phase: 'FAILED' } as Partial<State>);
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** this.#refusals, LONGEST_WAIT_MS);
    this.#refusals += 1;
    this.#again = setTimeout(() => this.#begin(), Math.max(waitMs, leastMs));
  }

  protected set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
