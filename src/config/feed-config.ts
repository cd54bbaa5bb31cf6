import { z } from 'zod';
import { milliseconds, setting, whole } from './setting.ts';

/** The feed's intervals. Every one has a default that suits a district as well as a country. */
export const feedSettings = z.object({
  pollMs: setting('KETNAP_POLL_MS', milliseconds(20, 250), 'How often a node looks for changes unasked.'),
  heartbeatMs: setting('KETNAP_HEARTBEAT_MS', milliseconds(100, 10_000), 'Longest silence on a live board.'),
  settleMs: setting(
    'KETNAP_SETTLE_MS',
    milliseconds(0, 2_000),
    'How long a mutation waits until its own server shows the change.',
  ),
  paceMs: setting('KETNAP_PACE_MS', milliseconds(0, 20), 'Shortest time between two positions of the feed under load.'),
  stallMs: setting(
    'KETNAP_STALL_MS',
    milliseconds(100, 30_000),
    'How long a frame may take to leave before its reader is cut off, beside the time its size takes at 16 KiB a second.',
  ),
  boardRows: setting(
    'KETNAP_BOARD_ROWS',
    whole(1, 20_000, 5_000),
    'Rows of the largest board that is shown whole; larger ones are opened branch by branch, or read page by page.',
  ),
});

/** What the feed is told. */
export type FeedConfig = z.output<typeof feedSettings>;

/** Intervals used where nothing else is said. */
export const defaultFeedConfig: FeedConfig = feedSettings.parse({});
