// Live boards and lists in React, each kept up while a component shows it.
import { useMemo, useSyncExternalStore } from 'react';
import type { CheckedRow } from './board-checker.ts';
import type { BoardAsked, BoardRow, Ketnap, ListAsked } from './ketnap.ts';
import type { LiveBoardState } from './live-board.ts';
import type { LiveListState } from './live-list.ts';

/** Something live, as a component needs it. */
export interface Live<State> {
  readonly state: State;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The state of something live, for a component that is drawn again with each change. */
export function useLive<State>(live: Live<State>): State {
  const state = (): State => live.state;
  return useSyncExternalStore(live.subscribe, state, state);
}

/** A live board. What is asked may be written where it is used: a new object that says the same is the same board. */
export function useLiveBoard<Row extends CheckedRow = BoardRow>(
  ketnap: Pick<Ketnap, 'board'>,
  asked: BoardAsked,
): LiveBoardState<Row> {
  const key = JSON.stringify(asked);
  return useLive(useMemo(() => ketnap.board<Row>(JSON.parse(key) as BoardAsked), [ketnap, key]));
}

/** A live list. `order` is a function that stays the same, such as one that stands outside of the component. */
export function useLiveList<Row extends { id: string }>(
  ketnap: Pick<Ketnap, 'list'>,
  { order, ...asked }: ListAsked<Row>,
): LiveListState<Row> {
  const key = JSON.stringify(asked);
  return useLive(
    useMemo(
      () => ketnap.list<Row>({ ...(JSON.parse(key) as ListAsked<Row>), ...(order === undefined ? {} : { order }) }),
      [ketnap, key, order],
    ),
  );
}
