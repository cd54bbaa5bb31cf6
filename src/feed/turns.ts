/** Most rows that are worked on between two turns of the event loop. */
const SLICE_ROWS = 250;
/** What a piece of work costs beside its rows, in rows. */
const PIECE_ROWS = 10;
/** Frames of one party that are made at once: what has begun takes memory, and one may wait for the database. */
const MOST_AT_ONCE = 4;

/** A piece of work that waits. */
interface Piece {
  rows: number;
  begin(): void;
}

/** Whoever must not keep the others waiting. */
interface Party {
  pieces: Piece[];
  /** Frames that are being made. */
  running: number;
  /** Frames that wait for one of these to end. */
  waiting: (() => void)[];
}

/** How the time of a process is dealt out. */
export interface TurnsOptions {
  /** Calls back when everything else that waits for this process has had its turn. */
  soon(callback: () => void): void;
  /** Told when a slice begins. */
  begun?(): void;
  /** Rows of a slice; what is usual when left out. */
  sliceRows?: number | undefined;
}

/** The right to make a frame, piece by piece. */
export interface Turn {
  /** Most rows of a piece. */
  readonly sliceRows: number;
  /** Waits until a piece of so many rows may be worked on. The picture may have moved meanwhile. */
  take(rows: number): Promise<void>;
}

/** The same for rows that are so many times more work than usual: fewer of them are a piece. */
export function forHeavyRows({ sliceRows, take }: Turn, times: number): Turn {
  return { sliceRows: Math.max(1, Math.floor(sliceRows / times)), take: (rows) => take(rows * times) };
}

/**
 * Deals out the time of this process for work on rows, which holds up everybody else while it is done. Parties take
 * turns, a piece each, and between two turns of the event loop no more is done than a slice has.
 */
export class Turns {
  /** Most rows of a piece. */
  readonly sliceRows: number;
  readonly #soon: TurnsOptions['soon'];
  readonly #begun: () => void;
  readonly #parties = new Map<string, Party>();
  /** Those with pieces that wait, in the order in which they are served. */
  readonly #ready = new Set<Party>();
  #room: number;
  #isPausing = false;
  #rows = 0;

  constructor({ soon, begun = () => {}, sliceRows = SLICE_ROWS }: TurnsOptions) {
    this.#soon = soon;
    this.#begun = begun;
    this.sliceRows = this.#room = sliceRows;
  }

  /** Rows that have been worked on. */
  get rows(): number {
    return this.#rows;
  }

  /** Waits until a party may work on a piece of so many rows. */
  async take(name: string, rows: number): Promise<void> {
    const party = this.#partyOf(name);
    await this.#take(party, rows);
    this.#tidy(name, party);
  }

  /** Makes a frame for a party, as soon as few enough of its frames are being made. */
  async run<T>(name: string, work: (turn: Turn) => Promise<T>): Promise<T> {
    const party = this.#partyOf(name);
    if (party.running < MOST_AT_ONCE) party.running += 1;
    else await new Promise<void>((begin) => void party.waiting.push(begin));
    try {
      return await work({ sliceRows: this.sliceRows, take: (rows) => this.#take(party, rows) });
    } finally {
      const next = party.waiting.shift();
      if (next) next();
      else party.running -= 1;
      this.#tidy(name, party);
    }
  }

  #take(party: Party, rows: number): Promise<void> {
    return new Promise((begin) => {
      party.pieces.push({ rows, begin });
      this.#ready.add(party);
      this.#deal();
    });
  }

  #deal(): void {
    while (this.#room > 0) {
      const [party] = this.#ready;
      if (!party) return;
      const { rows, begin } = party.pieces.shift() as Piece;
      // All others are before it now.
      this.#ready.delete(party);
      if (party.pieces.length > 0) this.#ready.add(party);
      this.#room -= rows + PIECE_ROWS;
      this.#rows += rows;
      this.#pause();
      begin();
    }
  }

  #pause(): void {
    if (this.#isPausing) return;
    this.#isPausing = true;
    this.#begun();
    this.#soon(() => {
      this.#isPausing = false;
      this.#room = this.sliceRows;
      this.#deal();
    });
  }

  #partyOf(name: string): Party {
    let party = this.#parties.get(name);
    if (!party) {
      party = { pieces: [], running: 0, waiting: [] };
      this.#parties.set(name, party);
    }
    return party;
  }

  #tidy(name: string, party: Party): void {
    if (party.running === 0 && party.pieces.length === 0 && this.#parties.get(name) === party)
      this.#parties.delete(name);
  }
}
