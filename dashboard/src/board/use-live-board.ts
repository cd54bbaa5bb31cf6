import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useQuery } from 'urql';
import type { Api } from '../api/client.ts';
import { BoardDocument, type QuotaRow } from './board-operations.ts';
import { LiveBoard, type LiveBoardState } from './live-board.ts';

/** A board that moves. */
export interface BoardInUse {
  /** The rows as the cache has them, a parent before its children; empty when there is nothing (any more) to be seen. */
  rows: readonly QuotaRow[];
  live: LiveBoardState;
}

const NOTHING: readonly QuotaRow[] = [];

/** Keeps the board of a committee and a year live while it is in use. */
export function useLiveBoard(api: Api, committeeId: string, year: number): BoardInUse {
  const board = useMemo(() => new LiveBoard(api, { committeeId, year }), [api, committeeId, year]);
  useEffect(() => {
    board.start();
    const forget = api.onLineLost(() => board.lineLost());
    return () => {
      forget();
      board.stop();
    };
  }, [api, board]);
  const live = useSyncExternalStore(board.subscribe, () => board.state);
  const [{ data }] = useQuery({
    query: BoardDocument,
    variables: { committeeId, year },
    requestPolicy: 'cache-only',
  });
  const rows = live.phase === 'GONE' || live.phase === 'LOADING' ? NOTHING : (data?.quotaBoard?.rows ?? NOTHING);
  return { rows, live };
}
