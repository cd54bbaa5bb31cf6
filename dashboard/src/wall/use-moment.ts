import { useEffect, useRef, useState } from 'react';

/** How long the newest admission is told of, ms. */
const MOMENT_MS = 12_000;

/** What is needed of a row. */
interface Counted {
  id: string;
  name: string;
  admitted: number;
}

/** An admission as it happens: how many, and in which committee; never who. */
export interface Moment {
  key: number;
  name: string;
  count: number;
}

/** The newest admission of a board, for a while. What the board begins with is no news. */
export function useMoment(rows: readonly Counted[]): Moment | null {
  const known = useRef(new Map<string, number>());
  const [moment, setMoment] = useState<Moment | null>(null);
  useEffect(() => {
    // A parent stands before those below it: the last one that grew says most.
    const grown = rows.findLast(({ id, admitted }) => admitted > (known.current.get(id) ?? Number.POSITIVE_INFINITY));
    const before = known.current.get(grown?.id ?? '') ?? 0;
    known.current = new Map(rows.map(({ id, admitted }) => [id, admitted]));
    if (grown === undefined) return;
    setMoment((last) => ({ key: (last?.key ?? 0) + 1, name: grown.name, count: grown.admitted - before }));
  }, [rows]);
  useEffect(() => {
    if (moment === null) return;
    const timer = setTimeout(() => setMoment(null), MOMENT_MS);
    return () => clearTimeout(timer);
  }, [moment]);
  return moment;
}
