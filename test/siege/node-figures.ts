import { readFileSync } from 'node:fs';
import type { ServerProcess } from '../fault/server-process.ts';

/** Time a node has to answer for its figures, ms: it may be busy with what is measured. */
const PATIENCE_MS = 60_000;

/** The figures of a node by the names they have at /metrics, without those that have labels. Empty when it is dead. */
export async function nodeFigures({ port, pid }: ServerProcess): Promise<Map<string, number>> {
  if (pid() === null) return new Map();
  try {
    const response = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const lines = (await response.text()).split('\n').filter((line) => /^\w+ /.test(line));
    return new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), Number(line.slice(line.indexOf(' ') + 1))]));
  } catch {
    return new Map();
  }
}

/** The most memory a node has had so far, bytes; NaN where the system does not say, or the node is dead. */
export function mostMemory(node: ServerProcess): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${node.pid()}/status`, 'utf8'))?.[1];
    return Number(kilobytes) * 1_024;
  } catch {
    return Number.NaN;
  }
}
