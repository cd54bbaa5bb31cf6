import { candidatePages } from './rows/candidate-pages.ts';
import { curves } from './rows/curves.ts';
import { grantsLoop } from './rows/grants-loop.ts';
import { honestViewers } from './rows/honest-viewers.ts';
import { hugeBoard } from './rows/huge-board.ts';
import { otherAliases } from './rows/other-aliases.ts';
import { rename } from './rows/rename.ts';
import { reorganise } from './rows/reorganise.ts';
import { sevenBoards } from './rows/seven-boards.ts';
import { walls } from './rows/walls.ts';
import type { SiegeRow } from './siege-row.ts';

/** All rows in full size, in the order in which they are carried out. */
export const siegeRows: SiegeRow[] = [
  hugeBoard(1),
  hugeBoard(20),
  sevenBoards('root', 1),
  sevenBoards('district', 20),
  honestViewers(20),
  curves(20, 5_000),
  grantsLoop(200, 10_000, 4_000),
  otherAliases(20, 100),
  otherAliases(100, 100),
  candidatePages(8, 10_000),
  rename,
  reorganise,
  walls(1_000),
];
