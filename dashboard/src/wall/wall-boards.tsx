import type { Ketnap } from 'ketnap-client';
import { useEffect, useState } from 'react';
import { useToday, yearOfDay } from '../app/today.ts';
import { type FirstRow, WallBoard } from './wall-board.tsx';

/** Figures of a year, by the id of the committee. */
export interface FirstFigures {
  year: number;
  rows: ReadonlyMap<string, FirstRow | null>;
}

interface WallBoardsProps {
  ketnap: Ketnap;
  committees: readonly string[];
  /** The figures that are known before the boards are. */
  first: FirstFigures | null;
  /** Null for the year that runs. */
  year: number | null;
  /** How long each stands there, s; null shows all at once. */
  rotate: number | null;
  isRefused: boolean;
}

/** The boards of a wall, one after the other or as a mosaic. Those that wait for their turn are kept live as well. */
export function WallBoards({ ketnap, committees, first, year, rotate, isRefused }: WallBoardsProps) {
  const { today, hear } = useToday();
  const shownYear = year ?? yearOfDay(today);
  const turn = useTurn(committees.length, rotate);
  const isMosaic = rotate === null && committees.length > 1;
  // As near to squares as there are boards: two beside each other, four in two lines.
  const columns = isMosaic ? Math.ceil(Math.sqrt(committees.length)) : 1;
  return (
    <main className="wall" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {committees.map((committeeId, index) => (
        <section key={committeeId} className="wall-tile" hidden={rotate !== null && index !== turn}>
          <WallBoard
            ketnap={ketnap}
            committeeId={committeeId}
            first={first?.year === shownYear ? (first.rows.get(committeeId) ?? null) : null}
            year={shownYear}
            today={today}
            isRefused={isRefused}
            isMosaic={isMosaic}
            hear={hear}
          />
        </section>
      ))}
    </main>
  );
}

/** Whose turn it is. */
function useTurn(count: number, seconds: number | null): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (seconds === null || count < 2) return;
    const timer = setInterval(() => setTurn((before) => before + 1), seconds * 1_000);
    return () => clearInterval(timer);
  }, [count, seconds]);
  return turn % Math.max(1, count);
}
