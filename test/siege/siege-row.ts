import type { Outcome } from './outcome.ts';
import type { SiegeStand } from './stand.ts';

/** One thing that a single token does, and what must hold meanwhile. */
export interface SiegeRow {
  /** As `--row` takes it. */
  name: string;
  title: string;
  /** Nodes that it needs; one when left out. */
  nodes?: number;
  /** Settings of the servers that it needs. */
  env?: Record<string, string>;
  run(stand: SiegeStand): Promise<Outcome[]>;
}
