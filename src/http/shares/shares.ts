import type { ShareConfig } from '../../config/share-config.ts';
import { currentOperation } from '../../db/operation.ts';
import type { FeedClock } from '../../feed/ports.ts';
import { type BudgetLeft, Budgets } from './budgets.ts';
import { LiveBoards } from './live-boards.ts';
import { LiveShare } from './live-share.ts';
import { OwingLine } from './owing-line.ts';
import { ReadingShare } from './reading-share.ts';
import { counted, newCounts, type ShareCounts } from './share-counts.ts';
import { refuseLate, tooCostlyNow, tooManyBoards, tooManyRows } from './too-many-operations.ts';
import { type EndTurn, NoTurn, TurnQueue } from './turn-queue.ts';
import type { Viewer } from './viewer.ts';

/** What opening a live board costs by itself; a frame that is made for it costs more. */
const OPENING_COST = 1;

/** What an operation costs: `requested` may grow while it runs. */
export interface Cost {
  readonly requested: number;
  /** The most that one may cost. */
  readonly limit: number;
}

/** A board somebody wants to watch. */
export interface WantedBoard {
  /** Of board and document together. */
  name: string;
  /** How many it has now. */
  rows: number;
  /** What a frame with all of them costs. */
  cost: number;
}

/** What each viewer may have of this node, so that none of them takes it from the others. */
export class Shares {
  readonly counts: ShareCounts = newCounts();
  /** Has documents read that this node has not seen. */
  readonly reading: ReadingShare;
  readonly #config: ShareConfig;
  readonly #clock: FeedClock;
  readonly #turns: TurnQueue;
  readonly #budgets: Budgets;
  readonly #boards: LiveBoards;
  readonly #owing: OwingLine;

  /** @param cpuMs - time that this process has worked, ms. */
  constructor(config: ShareConfig, clock: FeedClock, cpuMs: () => number) {
    const factorOf = (viewer: Viewer): number => this.factorOf(viewer);
    this.#config = config;
    this.#clock = clock;
    const waitingOfViewer = (viewer: Viewer): number => config.waitingPerViewer * factorOf(viewer);
    this.#turns = new TurnQueue(
      {
        atOnce: config.operationsAtOnce,
        ofViewer: (viewer) => config.operationsPerViewer * factorOf(viewer),
        waitingOfViewer,
      },
      clock,
    );
    this.#owing = new OwingLine(waitingOfViewer, clock);
    this.#budgets = new Budgets({ perSecond: config.costPerSecond, atOnce: config.costAtOnce, factorOf }, clock);
    const { readMsPerSecond: msPerSecond, readMsAtOnce: msAtOnce, waitMs } = config;
    this.reading = new ReadingShare({ msPerSecond, msAtOnce, waitMs, waitingOfViewer, factorOf }, this.counts, {
      clock,
      cpuMs,
    });
    this.#boards = new LiveBoards({
      rowsOf: (viewer) => config.liveRowsPerViewer * factorOf(viewer),
      boardsOf: (viewer) => config.liveBoardsPerViewer * factorOf(viewer),
    });
  }

  /** Operations that run now, and those that wait for their turn. */
  get operations(): { running: number; waiting: number } {
    return { running: this.#turns.running, waiting: this.#turns.waiting };
  }

  /** Rows of all live boards, each board once for each of its viewers. */
  get liveRows(): number {
    return this.#boards.rows;
  }

  /** For how many viewers a token counts that many screens share. */
  factorOf(viewer: Viewer): number {
    return viewer === null ? 1 : (this.#config.shared.get(viewer) ?? 1);
  }

  /** What a viewer has left to spend. */
  leftOf(viewer: Viewer): BudgetLeft {
    return this.#budgets.leftOf(viewer);
  }

  /**
   * Runs an operation when the turn of its viewer has come.
   * @param cost - what it costs, as far as is known: may grow while it runs.
   * @throws RequestError TOO_MANY_OPERATIONS
   */
  async run<T>(viewer: Viewer, cost: Cost, work: () => Promise<T> | T): Promise<T> {
    const { requested, limit } = cost;
    if (!this.#budgets.take(viewer, requested)) {
      this.counts.refused.budget += 1;
      const retryAfter = Math.ceil(this.#budgets.msUntil(viewer, requested) / 1_000);
      throw tooCostlyNow(retryAfter, { requested, limit, ...this.leftOf(viewer) });
    }
    const endTurn = await this.enter(viewer).catch((error: unknown) => {
      this.#budgets.giveBack(viewer, requested);
      throw error;
    });
    try {
      return await work();
    } finally {
      endTurn();
      this.#budgets.owe(viewer, cost.requested - requested);
    }
  }

  /**
   * Waits for the turn of something that costs nothing, which is given back by calling the result.
   * @throws RequestError TOO_MANY_OPERATIONS
   */
  async enter(viewer: Viewer): Promise<EndTurn> {
    const { waitMs } = this.#config;
    return this.#turn(viewer, waitMs).catch((error: unknown) => refuseLate(error, waitMs));
  }

  /**
   * Waits for the turn in which a live board is opened, and until its viewer owes nothing. Who has no turn is to be sent
   * away so that it comes back: clients do not ask again for what was answered with an error.
   * @throws NoTurn
   */
  async enterLive(viewer: Viewer): Promise<EndTurn> {
    const untilMs = this.#clock.now() + this.#config.waitMs;
    for (;;) {
      const leftMs = untilMs - this.#clock.now();
      if (leftMs <= 0) {
        this.counts.refused.waited += 1;
        throw new NoTurn('waited');
      }
      const endTurn = await this.#turn(viewer, leftMs);
      const owedMs = this.#budgets.msUntil(viewer, OPENING_COST);
      if (owedMs === 0) {
        this.#budgets.owe(viewer, OPENING_COST);
        // A reader that does not read does not keep its turn.
        const cancel = this.#clock.after(this.#config.waitMs, endTurn);
        return () => {
          cancel();
          endTurn();
        };
      }
      // Not in its turn, which others of the viewer can use.
      endTurn();
      const waitMs = Math.min(owedMs, untilMs - this.#clock.now());
      await counted(this.counts, this.#clock, () => this.#owing.wait(viewer, waitMs, whenGone()));
    }
  }

  /**
   * Takes note of a live board that is being opened in a turn, which ends when it has shown something.
   * @throws RequestError TOO_MANY_OPERATIONS
   */
  watch(viewer: Viewer, { name, rows, cost }: WantedBoard, endTurn: EndTurn): LiveShare {
    const board = this.#boards.enter(viewer, name, rows);
    if (typeof board === 'string') {
      endTurn();
      this.counts.refused[board] += 1;
      const factor = this.factorOf(viewer);
      const { liveRowsPerViewer, liveBoardsPerViewer } = this.#config;
      throw board === 'live_rows'
        ? tooManyRows(liveRowsPerViewer * factor)
        : tooManyBoards(liveBoardsPerViewer * factor);
    }
    const pay = (made: number): void => {
      // Of the frame as a whole the opening is a part.
      this.#budgets.owe(viewer, Math.max(0, Math.ceil((cost * made) / Math.max(rows, made, 1)) - OPENING_COST));
    };
    return new LiveShare(this.#boards, board, { endTurn, pay });
  }

  #turn(viewer: Viewer, waitMs: number): Promise<EndTurn> {
    if (!this.#turns.isBusy(viewer)) return this.#turns.enter(viewer, waitMs);
    return counted(this.counts, this.#clock, () => this.#turns.enter(viewer, waitMs, whenGone()));
  }
}

/** Aborted when the client of the operation has gone. Made only for who has to wait: it would be kept as long as the operation. */
function whenGone(): AbortSignal | undefined {
  return currentOperation()?.signal;
}
