/** What an address puts on a wall: `/wall?committee=A,B&year=2026&lang=vi&theme=dark&rotate=30`. */
export interface WallAddress {
  /** Ids of committees; none for those of the role. */
  committees: readonly string[];
  /** Null for the year that runs, over New Year too. */
  year: number | null;
  /** Null as the system has it. */
  theme: 'light' | 'dark' | null;
  /** How long each committee stands there, s; null shows all of them at once. */
  rotate: number | null;
}

/** Nobody reads a board in less, s. */
const SHORTEST_S = 3;

/** Reads the address of a wall. What it does not know is as if it were left out. */
export function readWallAddress(search: string): WallAddress {
  const asked = new URLSearchParams(search);
  const year = Number(asked.get('year'));
  const theme = asked.get('theme');
  const rotate = Number(asked.get('rotate'));
  return {
    committees: [...new Set(asked.getAll('committee').flatMap((ids) => ids.split(',').filter(Boolean)))],
    year: year >= 1930 && year <= 2100 ? year : null,
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    rotate: rotate > 0 ? Math.max(SHORTEST_S, rotate) : null,
  };
}
