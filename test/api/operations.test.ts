import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { BoardClient, type BoardFrame, follow, WATCH_BOARD } from '../helpers/board-client.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

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
    for (const stream of streams) await stream.return?.();
  });

  it('name nobody and no committee', async () => {
    const text = await (await fetch(`${server.app.url}/metrics`)).text();
    expect(text).not.toMatch(/demo-|Lục|Yên/);
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
