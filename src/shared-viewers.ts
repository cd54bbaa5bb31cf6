/** Largest share of one token, in those of a single viewer. */
const LARGEST_FACTOR = 1_000;

/**
 * Reads `wall=20,display@office=5`: the `sub` of each token that many screens share, and for how many viewers it counts.
 * A `sub` may hold `=`. Null when it cannot be read.
 */
export function sharedViewersOf(text: string): Map<string, number> | null {
  const factors = new Map<string, number>();
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const [, subject = '', digits = ''] = /^(.+)=(\d{1,4})$/.exec(entry) ?? [];
    const factor = Number(digits);
    if (subject === '' || factor < 1 || factor > LARGEST_FACTOR || factors.has(subject)) return null;
    factors.set(subject, factor);
  }
  return factors;
}
