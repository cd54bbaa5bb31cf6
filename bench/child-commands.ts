/** What a process has used since it started. */
export interface Usage {
  /** User and system time, microseconds. */
  cpuUs: number;
}

/** A question to a child process. */
export interface Call {
  call: number;
  name: string;
  argument: unknown;
}

/** What came of it. */
export interface Answer {
  call: number;
  result?: unknown;
  error?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: each command has an argument of its own type
type Handler = (argument: any) => unknown;

/** Times the collector runs before memory is read: what finalizers let go is only free after the next run. */
const COLLECTIONS = 4;

/**
 * Answers the parent's questions until it goes away, and then ends. `usage` and `rss` are known to every child.
 * @param commands - by name; what they return, or resolve to, is the answer.
 */
export function answerCommands(commands: Record<string, Handler>): void {
  const all: Record<string, Handler> = { usage, rss, ...commands };
  process.on('message', async ({ call, name, argument }: Call) => {
    const answer: Answer = { call };
    try {
      answer.result = await all[name]?.(argument);
    } catch (error) {
      answer.error = (error as Error).stack ?? String(error);
    }
    // A parent that has gone needs no answer.
    process.send?.(answer, undefined, undefined, () => {});
  });
  process.on('disconnect', () => process.exit());
  // It may have gone while this program started.
  if (!process.connected) process.exit();
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuUs: user + system };
}

/** Resident memory in bytes after a full collection. */
async function rss(): Promise<number> {
  if (!globalThis.gc) throw new Error('start this program with --expose-gc');
  for (let i = 0; i < COLLECTIONS; i += 1) {
    globalThis.gc();
    await new Promise(setImmediate);
  }
  return process.memoryUsage().rss;
}
