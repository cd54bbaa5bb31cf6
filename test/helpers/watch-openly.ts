import type { BoardScope } from '../../src/feed/board.ts';
import { decodeCursor } from '../../src/feed/cursor.ts';
import type { Feed } from '../../src/feed/feed.ts';
import type { QuotaFrame } from '../../src/feed/frame.ts';

/** Watches a board of a node inside this process, as somebody who may see everything. */
export function watchOpenly(
  feed: Feed,
  scope: BoardScope,
  after: string | null = null,
): AsyncIterableIterator<QuotaFrame, undefined> {
  const everything = { key: 'everything', places: [], untilMs: Number.POSITIVE_INFINITY, viewer: null };
  const seen = after === null ? null : decodeCursor(after);
  return feed
    .watch({ scope, subject: 'everybody', after: seen, admit: async () => everything })
    [Symbol.asyncIterator]();
}
