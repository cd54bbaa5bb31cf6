import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { Admittance } from '../../src/feed/ports.ts';
import { BoardClient, type BoardFrame, follow, WATCH_BOARD } from '../helpers/board-client.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS } from '../helpers/within.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** A figure of `/metrics` by its name with labels, as it stands there. */
async function figure(name: string): Promise<number> {
  const text = await (await fetch(`${server.app.url}/metrics`)).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
  if (line === undefined) throw new Error(`/metrics has no ${name}`);
  return Number(line.slice(name.length + 1));
}

/** A rule as Prometheus reads it, in the order in which we write it; quoted where a text has signs of YAML. */
const RULE =
  /^ {6}- alert: Ketnap\w+\n {8}expr: [^#:'\n]+\n {8}for: \d+[sm]\n {8}labels: \{ severity: (?:warning|critical) \}\n {8}annotations:\n {10}summary: "[^"\n]+"\n$/;

describe('/metrics', () => {
  it('count who watches, and that equal boards are made once', async () => {
    const variables = { committeeId: globalId('Committee', demoIds.lucYen), year: 2026, depth: 'CHILDREN' };
    const sockets = await Promise.all(Array.from({ length: 3 }, () => server.ws('demo-district')));
    const sse = await server.sse('demo-district');
    const streams = [...sockets, sse].map((client) =>
      client.iterate<{ quotaBoard: BoardFrame }>({ query: WATCH_BOARD, variables }),
    );
    for (const stream of streams) await follow(stream, new BoardClient(), () => true);
    expect(await figure('ketnap_sockets')).toBe(3);
    expect(await figure('ketnap_event_streams')).toBe(1);
    expect(await figure('ketnap_subscriptions')).toBe(4);
    expect(await figure('ketnap_cohorts')).toBe(1);
    expect(await figure('ketnap_frames_total{kind="SNAPSHOT"}')).toBe(4);
    expect(await figure('ketnap_frames_rendered_total')).toBeLessThan(4);
    expect(await figure('ketnap_feed_lag_seconds')).toBeLessThan(2);
    // One board of 44 rows, in a slice or two.
    expect(await figure('ketnap_slice_rows_total')).toBeGreaterThanOrEqual(44);
    expect(await figure('ketnap_slice_seconds_count')).toBeGreaterThan(0);
    for (const stream of streams) await stream.return?.();
  });

  it('name nobody and no committee', async () => {
    const text = await (await fetch(`${server.app.url}/metrics`)).text();
    expect(text).not.toMatch(/demo-|Lục|Yên/);
  });
});

describe('what a node is watched by', () => {
  it('knows how long it did nothing but one thing', async () => {
    const blockedMs = 400;
    const until = performance.now() + blockedMs;
    while (performance.now() < until);
    expect(await figure('ketnap_loop_delay_seconds')).toBeGreaterThan((blockedMs - 50) / 1_000);
  });

  it('is in rules that Prometheus can read, over figures that there are', async () => {
    const page = readFileSync('docs/operations.md', 'utf8');
    const [, head, rules = ''] = /```yaml\n(groups:\n {2}- name: ketnap\n {4}rules:\n)([^`]+)```/.exec(page) ?? [];
    expect(head).toBeDefined();
    const each = rules.split(/^(?= {6}- alert: )/m);
    const text = await (await fetch(`${server.app.url}/metrics`)).text();
    const there = new Set(text.match(/^# TYPE (\w+)/gm)?.map((line) => line.slice('# TYPE '.length)));
    for (const rule of each) {
      expect(rule).toMatch(RULE);
      const [, condition = ''] = /expr: (.+)/.exec(rule) ?? [];
      const used = condition.match(/\b(?:ketnap|nodejs|process)_\w+/g) ?? [];
      expect(used).not.toEqual([]);
      for (const name of used) expect(there).toContain(name);
    }
  });
});

describe('a request', () => {
  it('keeps the id of a proxy in front, and gets one of its own otherwise', async () => {
    const ask = (id?: string) =>
      fetch(`${server.app.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(id === undefined ? {} : { 'x-request-id': id }) },
        body: JSON.stringify({ query: '{ viewer { subject } }' }),
      });
    expect((await ask('proxy-17')).headers.get('x-request-id')).toBe('proxy-17');
    expect((await ask()).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect((await ask('x'.repeat(65))).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a reader who is owed a frame', () => {
  it('shows in the metrics, and makes the node say that it is not ready after a while', async () => {
    const other = await startTestServer({ http: { unservedMs: 300 } });
    onTestFinished(() => other.stop());
    const ready = async () => (await fetch(`${other.app.url}/ready`)).json();
    const scope = { committeeId: demoIds.lucYen, year: 2026, depth: 'SELF' } as const;
    let admit: (answer: Admittance) => void = () => {};
    const asked = new Promise<Admittance>((resolve) => {
      admit = resolve;
    });
    const board = other.app.services.feed.watch({ scope, subject: 'somebody', after: null, admit: () => asked });
    const frames = board[Symbol.asyncIterator]();
    const first = frames.next();
    expect((await ready()).status).toBe('ready');
    await eventually(
      PATIENCE_MS,
      '/ready says why',
      async () => (await ready()).status === 'live boards are not served',
    );
    expect((await fetch(`${other.app.url}/ready`)).status).toBe(503);
    const text = await (await fetch(`${other.app.url}/metrics`)).text();
    expect(Number(/^ketnap_board_unserved_seconds (.+)$/m.exec(text)?.[1])).toBeGreaterThan(0.3);
    admit({ key: '', places: [], untilMs: Number.POSITIVE_INFINITY, viewer: null });
    expect((await first).value?.kind).toBe('SNAPSHOT');
    expect((await ready()).status).toBe('ready');
    await frames.return?.();
  });
});
