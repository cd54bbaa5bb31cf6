/**
 * What a wait allows whose length is no guarantee, ms: many times what it takes on a quiet machine, since tests also run on one
 * that has much else to do. Nobody waits so long but for what never comes.
 */
export const PATIENCE_MS = 40_000;

/** Waits for something that must happen, for a bounded time. Rejects with what was waited for. */
export async function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not within ${ms} ms: ${what}`)), ms);
  });
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks again and again for what nobody announces, until there is an answer. Rejects with what was waited for. */
export async function eventually<T>(
  ms: number,
  what: string,
  ask: () => Promise<T | null | false>,
): Promise<NonNullable<T>> {
  const deadline = performance.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false && answer !== undefined) return answer as NonNullable<T>;
    if (performance.now() > deadline) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
