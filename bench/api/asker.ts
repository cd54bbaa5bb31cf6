// A process that asks a server over some connections, the next question on each as soon as the last is answered.
import { answerCommands } from '../child-commands.ts';
import { HttpLine } from './http-line.ts';
import { comparable } from './loads.ts';

/** What is to be asked. */
export interface Asking {
  port: number;
  connections: number;
  /** Requests whole, as they go over the wire. All are asked in turn; where they are `once`, each once. */
  requests: string[];
  once: boolean;
  /** How long, ms. */
  forMs: number;
  /** What each answer must be, without what differs from one to the next; or what it must have in it. */
  expected: { whole: string } | { part: string };
}

/** What came of it. */
export interface Asked {
  answers: number;
  /** Of a body, bytes; of the last. */
  bytes: number;
  ms: number;
  /** Of each answer, ms. */
  delays: Float64Array;
  /** What was wrong, once each. */
  faults: string[];
}

answerCommands({
  /** Asks once, and returns the body. */
  async one({ port, request }: { port: number; request: string }): Promise<string> {
    const line = await HttpLine.open(port);
    const body = await line.ask(request);
    line.end();
    return body;
  },
  async ask({ port, connections, requests, once, forMs, expected }: Asking): Promise<Asked> {
    const lines = await Promise.all(Array.from({ length: connections }, () => HttpLine.open(port)));
    const faults = new Set<string>();
    const delays: number[] = [];
    let next = 0;
    let bytes = 0;
    const started = performance.now();
    await Promise.all(
      lines.map(async (line) => {
        while (performance.now() - started < forMs) {
          if (once && next >= requests.length) throw new Error('there were too few requests');
          const request = requests[next % requests.length] as string;
          next += 1;
          const asked = performance.now();
          const body = await line.ask(request);
          delays.push(performance.now() - asked);
          bytes = Buffer.byteLength(body);
          const isRight = 'part' in expected ? body.includes(expected.part) : comparable(body) === expected.whole;
          if (!isRight) faults.add(body.slice(0, 500));
        }
      }),
    );
    const ms = performance.now() - started;
    for (const line of lines) line.end();
    return { answers: delays.length, bytes, ms, delays: Float64Array.from(delays), faults: [...faults] };
  },
});
