import type { Seat } from './seat.ts';

/** How long readers who could take something have been given nothing, ms; 0 when everybody has been served. */
export interface Unserved {
  /** The reader who has waited longest. */
  boardMs: number;
  /** The viewer who has waited longest for anything at all: one whose boards wait for each other is served meanwhile. */
  viewerMs: number;
}

/** Looks for who is owed a frame: a place, or what has changed on the board. */
export function findUnserved(seats: Iterable<Seat>, nowMs: number): Unserved {
  let boardMs = 0;
  const viewers = new Map<string, { owedMs: number; servedMs: number }>();
  for (const { group, unplacedSinceMs, request, joining } of seats) {
    const since = group === null ? unplacedSinceMs : group.busySinceMs;
    const owedMs = since === null || !joining.reader.ready() ? 0 : nowMs - since;
    const servedMs = group?.position.at === 'cursor' ? nowMs - group.servedAtMs : Number.POSITIVE_INFINITY;
    boardMs = Math.max(boardMs, owedMs);
    const viewer = viewers.get(request.subject);
    if (viewer) {
      viewer.owedMs = Math.max(viewer.owedMs, owedMs);
      viewer.servedMs = Math.min(viewer.servedMs, servedMs);
    } else viewers.set(request.subject, { owedMs, servedMs });
  }
  let viewerMs = 0;
  for (const { owedMs, servedMs } of viewers.values()) viewerMs = Math.max(viewerMs, Math.min(owedMs, servedMs));
  return { boardMs, viewerMs };
}
