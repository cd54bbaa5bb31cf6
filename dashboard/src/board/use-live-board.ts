import { useLive } from 'ketnap-client/react';
import { useMemo } from 'react';
import { useQuery } from 'urql';
import type { Api } from '../api/client.ts';
import { BoardDocument, type BoardView, HeadDocument, type HeadRow, type QuotaRow } from './board-operations.ts';
import { type LiveBoardState, liveBoard, liveHead } from './live-board.ts';

/** A board that moves. */
export interface BoardInUse {
  /** The rows as the cache has them, a parent before its children; empty when there is nothing (any more) to be seen. */
  rows: readonly QuotaRow[];
  live: LiveBoardState;
  /** What the committee at the top is called, also when it may not be seen any more; null before it was. */
  name: string | null;
  /** Whether it is that of a committee that was not there yet, made of those whom it followed. */
  isOfPredecessors: boolean;
}

const NOTHING: readonly QuotaRow[] = [];

/** Keeps the board of a committee and a year live while it is in use. */
export function useLiveBoard(api: Api, committeeId: string, year: number, view: BoardView): BoardInUse {
  const live = useLive(useMemo(() => liveBoard(api, { committeeId, year, view }), [api, committeeId, year, view]));
  const [{ data }] = useQuery({
    query: BoardDocument,
    variables: { committeeId, year, view, depth: live.depth },
    requestPolicy: 'cache-only',
  });
  const rows = live.phase === 'GONE' || live.phase === 'LOADING' ? NOTHING : (data?.quotaBoard?.rows ?? NOTHING);
  const name = data?.quotaBoard?.rows[0]?.name ?? null;
  return { rows, live, name, isOfPredecessors: view === 'SUCCESSORS' };
}

/** Keeps the row at the top live; undefined while it is not there. */
export function useLiveHead(api: Api, committeeId: string, year: number, view: BoardView): HeadRow | undefined {
  const live = useLive(useMemo(() => liveHead(api, { committeeId, year, view }), [api, committeeId, year, view]));
  const [{ data }] = useQuery({
    query: HeadDocument,
    variables: { committeeId, year, view, depth: 'SELF' },
    requestPolicy: 'cache-only',
  });
  return live.phase === 'GONE' || live.phase === 'LOADING' ? undefined : data?.quotaBoard?.rows[0];
}
