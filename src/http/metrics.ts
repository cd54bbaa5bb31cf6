import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Feed } from '../feed/feed.ts';
import type { ExportCounts } from './exports.ts';

/** What is counted beside the feed. */
export interface Gauges {
  /** WebSocket connections now. */
  sockets(): number;
  /** Event streams open now. */
  eventStreams(): number;
  exports: ExportCounts;
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

  gauge('sockets', 'WebSocket connections now', gauges.sockets);
  gauge('event_streams', 'Event streams open now', gauges.eventStreams);
  gauge('exports', 'Exports that are being written now', () => gauges.exports.running);
  counters('exports', 'Exports that have ended', 'outcome', () => gauges.exports.ended);
  gauge('subscriptions', 'Live boards that somebody watches now', () => feed.audience.subscriptions);
  gauge('cohorts', 'Live boards that are made separately now', () => feed.audience.cohorts);
  gauge('feed_position', 'Position of the feed this node shows', () => feed.state.head.seq);
  gauge('feed_lag_seconds', 'Time since this node was last known to show everything', () => feed.lagMs / 1_000);
  counter('frames_rendered', 'Frames made: one for all readers who get the same', () => feed.counts.rendered);
  counters('frames', 'Frames handed over to readers', 'kind', () => feed.counts.frames);
  counters('resets', 'Boards started anew', 'reason', () => feed.counts.resets);
  counter(
    'frames_conflated',
    'Frames a reader was not ready for; a later one brings them',
    () => feed.counts.conflated,
  );
  counter('slow_closes', 'Readers cut because nothing left for too long', () => feed.counts.slowCloses);
  counter('refusals', 'Live boards ended because their viewer may not see them any more', () => feed.counts.refusals);
  collectDefaultMetrics({ register });
  return { contentType: register.contentType, text: () => register.metrics() };
}
