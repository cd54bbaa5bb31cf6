import type { Ketnap } from 'ketnap-client';
import { useEffect, useMemo, useState } from 'react';
import { type Curve, daysLeft } from '../charts/even-pace.ts';
import { LiveCurves } from '../charts/live-curves.ts';
import { WALL_CURVES } from './wall-operations.ts';

/** What is asked for once; frames bring the rest. */
interface WallCurves {
  admissionCurve: Curve | null;
  lastYear: Curve | null;
  pace: { duePercents: number[] | null } | null;
}

interface Asked {
  committeeId: string;
  year: number;
  /** Today in Vietnam. */
  today: string;
  /** How often the board began anew. */
  resets: number;
}

/** How long a wall waits before it asks again after a question that brought nothing, ms. */
const ASKS_AGAIN_AFTER_MS = 10_000;

/** The curves of a wall. Undefined until they are there, null where they may not be seen. */
export function useWallCurves(
  ketnap: Ketnap,
  asked: Asked,
  admitted: number | undefined,
): WallCurves | null | undefined {
  const { committeeId, year, today, resets } = asked;
  const [found, setFound] = useState<WallCurves | null | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what began anew may be of another history
  useEffect(() => {
    let isHere = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      try {
        const variables = { id: committeeId, year, before: year - 1 };
        const { committee } = await ketnap.ask<{ committee: WallCurves | null }>(WALL_CURVES, variables);
        if (isHere) setFound(committee);
      } catch {
        if (isHere) timer = setTimeout(() => void ask(), ASKS_AGAIN_AFTER_MS);
      }
    };
    void ask();
    return () => {
      isHere = false;
      clearTimeout(timer);
    };
  }, [ketnap, committeeId, year, resets]);
  const curve = found?.admissionCurve;
  const curves = useMemo(() => new LiveCurves(curve ? [[committeeId, curve]] : []), [committeeId, curve]);
  useEffect(() => {
    if (admitted !== undefined && daysLeft(year, today) !== null) curves.hear(committeeId, today, admitted);
  }, [curves, committeeId, year, today, admitted]);
  return found && { ...found, admissionCurve: curves.of(committeeId) ?? null };
}
