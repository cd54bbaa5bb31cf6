import { request } from 'node:http';
import type { ServerProcess } from '../fault/server-process.ts';

/** How much of an answer is kept to find its code in. */
const KEPT_BYTES = 4_096;

/** What came of a question. */
export interface Asked {
  /** HTTP status; null when the connection ended before there was one. */
  status: number | null;
  bytes: number;
  /** The first error's code in it; null where it has none. */
  code: string | null;
  /** Where the answer begins. */
  start: string;
  ms: number;
}

/** What is asked, and by whom. */
export interface Question {
  token: string;
  query: string;
  variables?: object;
  /** Whose abort hangs up. */
  signal?: AbortSignal;
}

/** Asks over HTTP on a connection of its own, and lets the answer pass by. Never rejects. */
export function ask(node: ServerProcess, { token, query, variables = {}, signal }: Question): Promise<Asked> {
  const startedAt = performance.now();
  const asked: Asked = { status: null, bytes: 0, code: null, start: '', ms: 0 };
  return new Promise((resolve) => {
    const end = (): void => {
      asked.ms = performance.now() - startedAt;
      asked.code = /"code":"([A-Z_]+)"/.exec(asked.start)?.[1] ?? null;
      resolve(asked);
    };
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    request(node.url, { method: 'POST', agent: false, headers, signal }, (response) => {
      asked.status = response.statusCode ?? null;
      response.on('data', (chunk: Buffer) => {
        asked.bytes += chunk.length;
        if (asked.start.length < KEPT_BYTES) asked.start += chunk.toString('utf8', 0, KEPT_BYTES);
      });
      response.on('error', () => {});
      response.on('close', end);
    })
      .on('error', end)
      .end(JSON.stringify({ query, variables }));
  });
}

/** Counts answers by what they came to: a code, a status, or that there was none. */
export function outcomes(all: Asked[]): string {
  const counts = new Map<string, number>();
  for (const { status, code } of all) {
    const what = code ?? (status === null ? 'no answer' : String(status));
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => `${count} x ${what}`).join(', ');
}
