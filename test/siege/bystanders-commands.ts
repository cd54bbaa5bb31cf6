/** Asks the bystanders to open their boards; answered when each has its first frame. */
export interface Gather {
  port: number;
  /** Process of the node. */
  nodePid: number;
  /** Where they write what they then wait for. */
  databaseUrl: string;
  /** Committees whose boards are watched, each with a cell below it that admits. */
  boards: { committeeId: string; cellId: string }[];
  /** One bystander for each, dealt out over the boards in turn. */
  tokens: string[];
  /** On which they admit. */
  day: string;
  year: number;
  /** Time between two admissions, each on the next board, ms. */
  writeEveryMs: number;
  /** Time between two reads over HTTP, ms. */
  readEveryMs: number;
}

/** Asks them to forget what was, and to watch from now on. */
export interface Watch {
  /** Whether they go on admitting people meanwhile. */
  writes: boolean;
}

/** How late something came. */
export interface Lateness {
  count: number;
  p50Ms: number;
  p99Ms: number;
  /** The longest; of what has not come yet, how long it has been waited for. */
  mostMs: number;
}

/** What bystanders have seen since they were told to watch. */
export interface Watched {
  /** From the commit of an admission to a frame that shows it. */
  frames: Lateness;
  /** The same in the time in which the node was carried out: what it did first. */
  nodeTime: Lateness;
  /** Frames that were still owed at the end. */
  owed: number;
  /** Bystanders whose boards have ended, and the reasons of some. */
  lost: number;
  reasons: string[];
  /** From a question over HTTP to its answer. */
  reads: Lateness;
  /** Reads that failed, by code. */
  failed: Record<string, number>;
  /** Longest time their own process was away: it lies in their figures too. */
  awayMs: number;
}
