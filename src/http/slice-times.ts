import { Histogram } from 'prom-client';

/** How long slices of work on rows hold up this process: each is to end long before anybody notices. */
export class SliceTimes {
  readonly histogram = new Histogram({
    name: 'ketnap_slice_seconds',
    help: 'Time for which a slice of work on rows of boards held up everything else',
    buckets: [0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1],
    registers: [],
  });

  /** To be called when a slice begins. It ends when nothing of what it has set in motion can go on at once. */
  begin(): void {
    const startedAtMs = performance.now();
    // Node calls back for the second when all promises have come to rest.
    queueMicrotask(() => process.nextTick(() => this.histogram.observe((performance.now() - startedAtMs) / 1_000)));
  }
}
