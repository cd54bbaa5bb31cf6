import { z } from 'zod';
import { sharedViewersOf } from '../shared-viewers.ts';
import { milliseconds, setting, whole } from './setting.ts';

/** What one viewer may have of this server: one `sub`, and all without a token together. */
export const shareSettings = z.object({
  operationsAtOnce: setting(
    'KETNAP_OPERATIONS_AT_ONCE',
    whole(1, 10_000, 100),
    'Operations of all viewers that run at once on one server, exports and the opening of live boards included. Beyond it viewers are taken in turn.',
  ),
  operationsPerViewer: setting(
    'KETNAP_OPERATIONS_PER_VIEWER',
    whole(1, 10_000, 6),
    'Operations of one viewer that run at once on one server, over all its connections; those without a token are one viewer.',
  ),
  waitingPerViewer: setting(
    'KETNAP_WAITING_PER_VIEWER',
    whole(0, 100_000, 200),
    'Operations of one viewer that wait for their turn; one more is refused with `TOO_MANY_OPERATIONS` (HTTP 429).',
  ),
  waitMs: setting(
    'KETNAP_WAIT_MS',
    milliseconds(100, 10_000),
    'How long an operation waits for its turn before it is refused with `TOO_MANY_OPERATIONS` (HTTP 429).',
  ),
  costPerSecond: setting(
    'KETNAP_COST_PER_SECOND',
    whole(100, 100_000_000, 4_000),
    'How much of the budget of a viewer comes back in a second, in costs of operations (`extensions.cost`).',
  ),
  costAtOnce: setting(
    'KETNAP_COST_AT_ONCE',
    whole(1_000, 100_000_000, 40_000),
    'The budget of a viewer when it is full. Beyond it: `TOO_MANY_OPERATIONS` (HTTP 429); live boards wait.',
  ),
  readMsPerSecond: setting(
    'KETNAP_READ_MS_PER_SECOND',
    whole(1, 1_000, 100),
    'Time of one viewer that comes back in a second, in which a server reads documents that it has not seen before.',
  ),
  readMsAtOnce: setting(
    'KETNAP_READ_MS_AT_ONCE',
    whole(10, 600_000, 500),
    'That time when it is full. Beyond it: `TOO_MANY_OPERATIONS` (HTTP 429); a WebSocket waits. Documents that the server knows take none of it.',
  ),
  liveRowsPerViewer: setting(
    'KETNAP_LIVE_ROWS_PER_VIEWER',
    whole(1_000, 100_000_000, 50_000),
    'Rows of different live boards that one viewer watches on one server; the same board with the same document counts once.',
  ),
  liveBoardsPerViewer: setting(
    'KETNAP_LIVE_BOARDS_PER_VIEWER',
    whole(1, 10_000_000, 1_000),
    'Live boards that one viewer watches on one server, each as often as it does.',
  ),
  shared: setting(
    'KETNAP_SHARED_VIEWERS',
    z
      .string()
      .default('')
      .transform((text, { addIssue }) => {
        const factors = sharedViewersOf(text);
        if (factors === null) addIssue('must say for each sub how many viewers it counts for, 1 to 1000: wall=20,…');
        return factors ?? new Map<string, number>();
      }),
    'Tokens that many screens share: the `sub` of each and for how many viewers it counts (`wall=20,display@office=5`). All that is said for one viewer is multiplied by it.',
  ),
});

/** What viewers are given. */
export type ShareConfig = z.output<typeof shareSettings>;

/** Shares used where nothing else is said: no office meets them, a program in a loop does. */
export const defaultShareConfig: ShareConfig = shareSettings.parse({});
