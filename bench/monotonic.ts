/** How often the two counts are compared: a process may be interrupted between reading one and the other. */
const SAMPLES = 200;

// performance.now() counts from the start of its process; the system's own count is the same in all of them.
const startedAtMs = Math.max(
  ...Array.from({ length: SAMPLES }, () => Number(process.hrtime.bigint()) / 1e6 - performance.now()),
);

/** Milliseconds on the monotonic clock that all processes of the machine share. */
export function monotonicMs(): number {
  return startedAtMs + performance.now();
}
