/** Rows in one statement. */
export const PAGE = 1_000;

/** Rows that are left to be written. */
export interface Step {
  size: number;
  /** Writes them page by page, and says how many each time. */
  run(): AsyncGenerator<number>;
}

/** Rows page by page. */
export function* pagesOf<T>(rows: readonly T[]): Generator<T[]> {
  for (let start = 0; start < rows.length; start += PAGE) yield rows.slice(start, start + PAGE);
}

/** Rows that are written page by page. */
export function paged<T>(rows: readonly T[], write: (page: T[]) => Promise<void>): Step {
  return {
    size: rows.length,
    async *run() {
      for (const page of pagesOf(rows)) {
        await write(page);
        yield page.length;
      }
    },
  };
}

/** Writes one after the other. @param onProgress - told how far it is. */
export async function writeAll(
  steps: readonly Step[],
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const total = steps.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  for (const { run } of steps) {
    for await (const count of run()) {
      done += count;
      onProgress(done, total);
    }
  }
}
