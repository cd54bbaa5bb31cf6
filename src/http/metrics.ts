import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { KeySet } from '../access/key-set.ts';
import type { RefusedTokens } from '../access/refused-tokens.ts';
import type { Door } from '../db/door.ts';
import type { Feed } from '../feed/feed.ts';
import type { ExportCounts } from './export/exports.ts';
import type { LoopDelay } from './loop-delay.ts';
import type { Troubles } from './presenter.ts';
import type { Shares } from './shares/shares.ts';
import type { SliceTimes } from './slice-times.ts';

/** What is counted beside the feed. */
export interface Gauges {
  /** WebSocket connections now. */
  sockets(): number;
  /** Event streams open now. */
  eventStreams(): number;
  exports: ExportCounts;
  shares: Shares;
  keys: KeySet;
  refusedTokens: RefusedTokens;
  loop: LoopDelay;
  /** The way to the database. */
  door: Door;
  troubles: Troubles;
  slices: SliceTimes;
}

/** The figures of a node in Prometheus' format. */
export interface Metrics {
  contentType: string;
  text(): Promise<string>;
}

/** Offers the figures of a node; they are read when they are asked for. No name of a person or committee is in them. */
export function nodeMetrics(feed: Feed, gauges: Gauges): Metrics {
  const register = new Registry();
  const registers = [register];
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name: `ketnap_${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  };
  const counter = (name: string, help: string, read: () => number): void => {
    new Counter({
      name: `ketnap_${name}_total`,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  };
  const counters = (name: string, help: string, label: string, read: () => Record<string, number>): void => {
    new Counter({
      name: `ketnap_${name}_total`,
      help,
      registers,
      labelNames: [label],
      collect() {
        this.reset();
        for (const [value, count] of Object.entries(read())) this.inc({ [label]: value }, count);
      },
    });
  };

  gauge(
    'loop_delay_seconds',
    'Longest time in the last minute that nothing else could be done, and everybody waited',
    () => gauges.loop.longestMs / 1_000,
  );
  register.registerMetric(gauges.slices.histogram);
  counter('slice_rows', 'Rows of boards that were worked on in slices', () => feed.turns.rows);
  gauge('sockets', 'WebSocket connections now', gauges.sockets);
  gauge('event_streams', 'Event streams open now', gauges.eventStreams);
  gauge('exports', 'Exports that are being written now', () => gauges.exports.running);
  counters('exports', 'Exports that have ended', 'outcome', () => gauges.exports.ended);
  counters('tokens_refused', 'Tokens that were not taken', 'reason', () => gauges.refusedTokens.counts);
  const { shares } = gauges;
  gauge(
    'operations',
    'Operations that run now, exports and boards that are being opened included',
    () => shares.operations.running,
  );
  gauge('operations_waiting', 'Operations that wait for the turn of their viewer now', () => shares.operations.waiting);
  counter('operations_waited', 'Operations that had to wait for their turn', () => shares.counts.waited);
  counter('operations_waited_seconds', 'How long they waited together', () => shares.counts.waitedMs / 1_000);
  counters('operations_refused', 'Operations that never began', 'reason', () => shares.counts.refused);
  gauge('live_rows', 'Rows of live boards, each board once for each of its viewers', () => shares.liveRows);
  gauge('keys', 'Keys that tokens are checked with', () => gauges.keys.count);
  gauge(
    'keys_failing_seconds',
    'How long they could not be read; 0 when they can',
    () => gauges.keys.failingMs / 1_000,
  );
  gauge('database_connections', 'Connections of requests to the database that are in use', () => gauges.door.use.taken);
  gauge('database_waiting', 'Statements and transactions that wait for a connection', () => gauges.door.use.waiting);
  counter('database_refused', 'Those that waited for too long', () => gauges.door.counts.refused);
  counters('statements_cancelled', 'Statements that were cancelled', 'reason', () => gauges.door.counts.cancelled);
  counters(
    'unavailable',
    'Errors answered with UNAVAILABLE, by what kept the database',
    'trouble',
    () => gauges.troubles,
  );
  gauge('subscriptions', 'Live boards that somebody watches now', () => feed.audience.subscriptions);
  gauge('cohorts', 'Live boards that are made separately now', () => feed.audience.cohorts);
  gauge('feed_position', 'Position of the feed this node shows', () => feed.state.head.seq);
  gauge('feed_lag_seconds', 'Time since this node was last known to show everything', () => feed.lagMs / 1_000);
  gauge(
    'board_unserved_seconds',
    'How long the reader has waited for a frame who has waited longest; boards of one viewer may wait for each other',
    () => feed.unserved.boardMs / 1_000,
  );
  gauge(
    'viewer_unserved_seconds',
    'How long a viewer whose boards are owed a frame has been given none; /ready goes by it',
    () => feed.unserved.viewerMs / 1_000,
  );
  counter('frames_rendered', 'Frames made: one for all readers who get the same', () => feed.counts.rendered);
  counters('frames', 'Frames handed over to readers', 'kind', () => feed.counts.frames);
  counters('resets', 'Boards started anew', 'reason', () => feed.counts.resets);
  counter(
    'frames_conflated',
    'Frames a reader was not ready for; a later one brings them',
    () => feed.counts.conflated,
  );
  counter('slow_closes', 'Readers cut because nothing left for too long', () => feed.counts.slowCloses);
  counter(
    'rechecks',
    'Readers who were asked for again, since their rights may have become others',
    () => feed.counts.rechecks,
  );
  counter('refusals', 'Live boards ended because their viewer may not see them any more', () => feed.counts.refusals);
  collectDefaultMetrics({ register });
  return { contentType: register.contentType, text: () => register.metrics() };
}
