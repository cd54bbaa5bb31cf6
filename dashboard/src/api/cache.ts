import { type Cache, cacheExchange } from '@urql/exchange-graphcache';
import type { VariablesOf } from 'gql.tada';
import { keys } from 'ketnap-client/contract';
import { BoardDocument, type LiveBoardResult } from '../board/board-operations.ts';

/** Parts of an answer that have an id, which the page does not ask for: they are parts of what they came with. */
const NOT_ASKED_BY_ID = [
  'Officer',
  'AdmissionQuotaRevision',
  'Finding',
  'Remedy',
  'TrainingCentre',
  'InspectionScheme',
];

/**
 * The cache of the page. Rows of a board have the same id in queries, mutations and frames: whatever brings a row brings it
 * up to date everywhere. Only which rows a board has must be said here.
 */
export const cache = () =>
  cacheExchange({
    keys: { ...keys, ...Object.fromEntries(NOT_ASKED_BY_ID.map((name) => [name, () => null])) },
    updates: {
      Subscription: {
        quotaBoard: (result, args, store) =>
          replaceRows(result as LiveBoardResult, args as unknown as BoardArgs, store),
      },
    },
  });

type BoardArgs = VariablesOf<typeof BoardDocument>;

/** A frame that brings the whole board replaces its rows; the rows of any other frame have found their places already. */
function replaceRows(
  { quotaBoard: frame }: LiveBoardResult,
  { committeeId, year, view, depth }: BoardArgs,
  store: Cache,
): void {
  if (frame.kind !== 'SNAPSHOT' && frame.kind !== 'RESET') return;
  store.updateQuery({ query: BoardDocument, variables: { committeeId, year, view, depth } }, (data) => {
    if (data?.quotaBoard) Object.assign(data.quotaBoard, { rows: frame.rows, successors: frame.successors });
    return data;
  });
}
