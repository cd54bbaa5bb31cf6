import type { VariablesOf } from 'gql.tada';
import {
  type BoardFrame,
  type Depth,
  LiveBoard,
  type QueriedBoard,
  Refusal,
  type LiveBoardState as StateOf,
} from 'ketnap-client';
import type { AnyVariables, DocumentInput } from 'urql';
import type { Api } from '../api/client.ts';
import { errorsOf, wayThrough } from '../api/way.ts';
import {
  BoardDocument,
  type BoardView,
  HeadDocument,
  type HeadRow,
  LiveBoardDocument,
  LiveHeadDocument,
  type QuotaRow,
} from './board-operations.ts';

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
  return liveThrough<QuotaRow>(api, board, { query: BoardDocument, subscription: LiveBoardDocument }, 'SUBTREE');
}

/** The row at the top alone, and how its year may end. */
export function liveHead(api: Pick<Api, 'client' | 'line'>, board: BoardOf): LiveBoard<HeadRow> {
  return liveThrough<HeadRow>(api, board, { query: HeadDocument, subscription: LiveHeadDocument }, 'SELF');
}

/** How the rows of a board are asked for. */
interface Documents<Row extends QuotaRow> {
  query: DocumentInput<{ quotaBoard: QueriedBoard<Row> | null }, BoardVariables>;
  subscription: DocumentInput<Record<string, BoardFrame<Row>>, BoardVariables>;
}

type BoardVariables = VariablesOf<typeof BoardDocument>;

function liveThrough<Row extends QuotaRow>(
  api: Pick<Api, 'client' | 'line'>,
  board: BoardOf,
  { query, subscription }: Documents<Row>,
  depth: Depth,
): LiveBoard<Row> {
  return new LiveBoard<Row>(
    (depth) => {
      // The same words find what is known of it: rows in the cache, and frames.
      const asked = { ...board, depth };
      return {
        ...wayThrough(api, subscription as DocumentInput<Record<string, BoardFrame<Row>>, AnyVariables>, asked),
        async load() {
          const queried = api.client.query(query, asked, { requestPolicy: 'network-only' });
          const { data, error } = await queried.toPromise();
          if (error) throw new Refusal(errorsOf(error));
          return data?.quotaBoard ?? null;
        },
      };
    },
    { depth },
  );
}
