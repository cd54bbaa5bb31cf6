import { LiveBoard, Refusal, type LiveBoardState as StateOf } from 'ketnap-client';
import type { Api } from '../api/client.ts';
import { errorsOf, wayThrough } from '../api/way.ts';
import { BoardDocument, type BoardView, LiveBoardDocument, type QuotaRow } from './board-operations.ts';

/** Which board: a committee and a year. */
export interface BoardOf {
  committeeId: string;
  year: number;
  view: BoardView;
}

/** What is known of a live board. */
export type LiveBoardState = StateOf<QuotaRow>;

/**
 * A live board through the client of the page: queried, so that it is in the cache, then followed from that answer's cursor. What the
 * page draws are the rows of the cache, which mutations reach as well.
 */
export function liveBoard(api: Pick<Api, 'client' | 'line'>, board: BoardOf): LiveBoard<QuotaRow> {
  return new LiveBoard<QuotaRow>(
    (depth) => {
      // The same words find what is known of it: rows in the cache, and frames.
      const asked = { ...board, depth };
      return {
        ...wayThrough(api, LiveBoardDocument, asked),
        async load() {
          const queried = api.client.query(BoardDocument, asked, { requestPolicy: 'network-only' });
          const { data, error } = await queried.toPromise();
          if (error) throw new Refusal(errorsOf(error));
          return data?.quotaBoard ?? null;
        },
      };
    },
    { depth: 'SUBTREE' },
  );
}
