import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get as httpGet, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/calendar.ts';
import type { App } from '../../src/http/app.ts';
import { admitBySql, type LiveDistrict, openPool, plantDistrict } from '../helpers/live-district.ts';
import { freePort, type RunningProxy, startNginx, whyNoProxy } from '../helpers/proxies.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS, within } from '../helpers/within.ts';

// Walls behind the proxy of an office: boards by GET, which stand at the board's own position.

const BOARD = `query Wall($committeeId: ID!, $year: Int!) {
  quotaBoard(committeeId: $committeeId, year: $year) { cursor asOf rows { id name admitted } }
}`;
const DEEPER = `query ($committeeId: ID!, $year: Int!) {
  quotaBoard(committeeId: $committeeId, year: $year) { rows { id committee { name foundedOn } } }
}`;
const folder = mkdtempSync(join(tmpdir(), 'ketnap-door-'));
const idOf = (document: string): string => `sha256:${createHash('sha256').update(document).digest('hex')}`;

let server: TestServer;
let other: App;
let pool: pg.Pool;
let district: LiveDistrict;
/** Requests that have come to the server itself, when they were over. */
let served = 0;

beforeAll(async () => {
  writeFileSync(join(folder, 'board.graphql'), BOARD);
  writeFileSync(join(folder, 'deeper.graphql'), DEEPER);
  server = await startTestServer({
    from: 'empty',
    clock: systemClock,
    gate: { trustedDocuments: folder },
    onLog: (line) => {
      if (line.includes('"path":"/graphql"')) served += 1;
    },
  });
  other = await server.node();
  pool = openPool(server.database);
  district = await plantDistrict(pool, { waiting: 2 });
  await server.grant('wall', 'DASHBOARD', district.district);
  await server.grant('doomed', 'DASHBOARD', district.district);
  for (const { services } of [server.app, other]) {
    await eventually(PATIENCE_MS, 'the district', async () => {
      await services.feed.settle();
      return services.feed.state.committees.has(district.district);
    });
  }
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await pool?.end();
  await server?.stop();
});

interface Shown {
  status: number;
  headers: IncomingHttpHeaders;
  admitted: number | null;
}

const agent = new Agent({ keepAlive: false });

/** Asks as a wall does. */
async function look(
  subject: string,
  more: Record<string, string> = {},
  { at = server.app.url, headers = {}, document = BOARD, authorization = '' } = {},
): Promise<Shown> {
  const { committeeId, year } = district.board;
  const search = new URLSearchParams({
    documentId: idOf(document),
    variables: JSON.stringify({ committeeId, year }),
    ...more,
  });
  const as = authorization || `Bearer ${await server.token(subject)}`;
  return new Promise((resolve, reject) => {
    const asked = httpGet(
      `${at}/graphql?${search}`,
      { agent, headers: { authorization: as, ...headers } },
      (answer) => {
        text(answer).then((body) => {
          const board = body === '' ? null : JSON.parse(body).data?.quotaBoard;
          const { statusCode = 0, headers } = answer;
          resolve({ status: statusCode, headers, admitted: board?.rows[0].admitted ?? null });
        }, reject);
      },
    );
    asked.on('error', reject);
  });
}

const positionOf = ({ headers }: Shown): string => String(headers['ketnap-position']);

let next = 0;
const admit = async (): Promise<void> => {
  const cell = district.cells[next++ % district.cells.length] as string;
  await admitBySql(pool, { day: district.day }, [cell]);
};

describe('a board by GET', () => {
  it('stands at its own position: the same on all nodes, and until it changes', async () => {
    const first = await look('wall');
    expect(first.status).toBe(200);
    expect(first.headers.etag).toMatch(/^W\/".+"$/);
    // What is of another board moves the head and not this one.
    await pool.query(
      `INSERT INTO access_grant (id, subject, role, committee_id, granted_by, valid_from)
      VALUES (gen_random_uuid(), 'somebody', 'AUDITOR', $1, 'test', now())`,
      [district.communes[0]],
    );
    await server.app.services.feed.settle();
    const [here, there] = await Promise.all([look('wall'), look('wall', {}, { at: other.url })]);
    expect(positionOf(here)).toBe(positionOf(first));
    expect(positionOf(there)).toBe(positionOf(first));
    expect(there.headers.etag).toBe(first.headers.etag);
    const same = await look('wall', {}, { headers: { 'if-none-match': String(first.headers.etag) } });
    expect(same.status).toBe(304);
    await admit();
    await server.app.services.feed.settle();
    const moved = await look('wall', {}, { headers: { 'if-none-match': String(first.headers.etag) } });
    expect(moved.status).toBe(200);
    expect(positionOf(moved)).not.toBe(positionOf(first));
    expect(moved.admitted).toBe((first.admitted ?? 0) + 1);
  });

  it('is shared among holders of one token where that is of a wall, and kept by nobody else', async () => {
    const wall = await look('wall');
    expect(wall.headers['cache-control']).toBe('public, max-age=1');
    expect(String(wall.headers.vary)).toMatch(/authorization, accept-language, accept-encoding/);
    expect((await look('chief')).headers['cache-control']).toBe('private, no-cache');
    expect((await look('chief')).headers.etag).not.toBe(wall.headers.etag);
    const vietnamese = await look('wall', {}, { headers: { 'accept-language': 'vi' } });
    expect(vietnamese.headers.etag).not.toBe(wall.headers.etag);
    // What is read beside the figures may change without them; what is hidden has no position.
    for (const plain of [await look('wall', {}, { document: DEEPER }), await look('nobody')]) {
      expect([plain.headers.etag, plain.headers['cache-control']]).toEqual([undefined, 'no-store']);
    }
    expect((await look('wall', {}, { authorization: 'Bearer x' })).status).toBe(401);
  });

  it('waits for a change, on whatever node, and says 304 where there was none', async () => {
    const first = await look('wall');
    const after = positionOf(first);
    const waits = [server.app.url, other.url].map((at) => look('wall', { after, wait: '20' }, { at }));
    await admit();
    for (const shown of await within(PATIENCE_MS, 'the admission', Promise.all(waits))) {
      expect([shown.status, shown.admitted]).toEqual([200, (first.admitted ?? 0) + 1]);
    }
    const still = positionOf(await look('wall'));
    const startedAt = performance.now();
    const nothing = await look('wall', { after: still, wait: '1' });
    expect([nothing.status, positionOf(nothing)]).toEqual([304, still]);
    expect(performance.now() - startedAt).toBeGreaterThan(900);
    // Somewhere else, or long ago: it is answered at once.
    expect((await look('wall', { after, wait: '20' })).status).toBe(200);
    expect((await look('wall', { after: 'rubbish', wait: '20' })).status).toBe(200);
  });

  it('ends a wait with the role: nothing is shown any more', async () => {
    const after = positionOf(await look('doomed'));
    const waiting = look('doomed', { after, wait: '20' });
    // Asked after it, answered before it: it waits.
    await look('wall');
    await pool.query(`UPDATE access_grant SET valid_to = now() WHERE subject = 'doomed'`);
    const shown = await within(2_000 + PATIENCE_MS / 10, 'the end', waiting);
    expect([shown.status, shown.admitted, shown.headers.etag]).toEqual([200, null, undefined]);
  });

  it('ends a wait with the session', async () => {
    const authorization = `Bearer ${await server.token('wall', 1)}`;
    const after = positionOf(await look('wall', {}, { authorization }));
    expect((await look('wall', { after, wait: '20' }, { authorization })).status).toBe(401);
  });
});

describe.skipIf(whyNoProxy('nginx') !== null)('behind nginx, which asks for all', () => {
  let proxy: RunningProxy;
  let at: string;
  beforeAll(async () => {
    const port = await freePort();
    at = `http://127.0.0.1:${port}`;
    const cache = mkdtempSync(join(tmpdir(), 'ketnap-cache-'));
    proxy = await startNginx(server.app.url, port, (lines) =>
      lines
        .replace('server {', `proxy_cache_path ${cache} keys_zone=walls:1m;\nserver {`)
        .replace(
          'location /ketnap/ {',
          'location / {\n    proxy_cache walls;\n    proxy_cache_lock on;\n    proxy_cache_lock_timeout 25s;\n    proxy_cache_lock_age 25s;\n',
        )
        .replace(/ *location ~[^}]*\}\n/, ''),
    );
  });
  afterAll(() => proxy?.close());

  it('a thousand walls of one token ask the server once for each change', async () => {
    const authorization = `Bearer ${await server.token('wall')}`;
    let position = positionOf(await look('wall', {}, { at, authorization }));
    for (let change = 0; change < 2; change += 1) {
      const before = served;
      const after = position;
      const walls = Array.from({ length: 1_000 }, () => look('wall', { after, wait: '20' }, { at, authorization }));
      await admit();
      const shown = await within(PATIENCE_MS, 'all walls', Promise.all(walls));
      expect(new Set(shown.map(({ status }) => status))).toEqual(new Set([200]));
      expect(new Set(shown.map(positionOf)).size).toBe(1);
      position = positionOf(shown[0] as Shown);
      expect(position).not.toBe(after);
      expect(served - before).toBe(1);
    }
  });

  it('nobody with another token is given what one of them was', async () => {
    await look('wall', {}, { at });
    expect((await look('nobody', {}, { at })).admitted).toBeNull();
  });
});
