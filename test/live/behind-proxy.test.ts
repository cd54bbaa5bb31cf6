import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { systemClock } from '../../src/calendar.ts';
import { BoardClient, type BoardFrame, type BoardStream, follow, WATCH_BOARD } from '../helpers/board-client.ts';
import { admitBySql, type LiveDistrict, openPool, plantDistrict } from '../helpers/live-district.ts';
import { type Change, freePort, type RunningProxy, startCaddy, startNginx, whyNoProxy } from '../helpers/proxies.ts';
import { readCsv } from '../helpers/read-export.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS, within } from '../helpers/within.ts';

const PATH = '/ketnap/';
const SUBJECT = 'chief';
const QUERY = JSON.stringify({ query: '{ viewer { subject } }' });
const programs = { nginx: startNginx, caddy: startCaddy };

const changes: [name: keyof typeof programs, what: string, change: Change][] = [
  ['nginx', 'as it is written', (lines) => lines],
  [
    'nginx',
    'that passes on the path and bodies as they come, hides the host and packs all it can',
    (lines) =>
      lines
        .replace('http://ketnap/;', 'http://ketnap;')
        .replace(
          'proxy_set_header Host $http_host;',
          'proxy_request_buffering off; gzip on; gzip_types *; gzip_min_length 1; gzip_proxied any;',
        ),
  ],
  ['caddy', 'as it is written', (lines) => lines],
  [
    'caddy',
    'that passes on the path',
    (lines) => lines.replace('handle_path', 'handle').replace(/ \/(health|ready|metrics)/g, ' /ketnap/$1'),
  ],
];

for (const name of ['nginx', 'caddy'] as const) {
  const missing = whyNoProxy(name);
  if (missing !== null) console.warn(`Nothing is tested behind ${name}: ${missing}`);
}

describe.each(changes)('behind %s %s', (name, _what, change) => {
  const isMissing = whyNoProxy(name) !== null;
  let origin: string;
  let url: string;
  let server: TestServer;
  let proxy: RunningProxy;
  let pool: pg.Pool;
  let district: LiveDistrict;
  let authorization: string;

  beforeAll(async () => {
    if (isMissing) return;
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    url = `${origin}${PATH}`;
    server = await startTestServer({
      from: 'empty',
      publicAddress: { origin, path: PATH },
      clock: systemClock,
      graphiql: true,
    });
    proxy = await programs[name](server.app.url, port, change);
    pool = openPool(server.database);
    district = await plantDistrict(pool, { communes: 2, cells: 4 });
    await server.app.services.feed.settle();
    authorization = `Bearer ${await server.token(SUBJECT)}`;
  });
  afterAll(async () => {
    await proxy?.close();
    await pool?.end();
    await server?.stop();
  });

  const post = (headers: Record<string, string> = {}, body: RequestInit = { body: QUERY }): Promise<Response> =>
    fetch(`${url}graphql`, {
      method: 'POST',
      ...body,
      headers: { 'content-type': 'application/json', authorization, ...headers },
    });

  it.skipIf(isMissing)('pages of the public address may ask, and no others', async () => {
    const answer = await post({ origin });
    expect([answer.status, await answer.json()]).toEqual([200, { data: { viewer: { subject: SUBJECT } } }]);
    const forged = { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
    expect((await post(forged)).status).toBe(403);
  });

  it.skipIf(isMissing)('bodies of unknown length and offers of other protocols come through', async () => {
    const pieces = Readable.from([QUERY.slice(0, 9), QUERY.slice(9)]);
    expect((await post({}, { body: Readable.toWeb(pieces), duplex: 'half' } as RequestInit)).status).toBe(200);
    const sent = request(`${url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'Upgrade', upgrade: 'h2c', authorization },
    });
    sent.end(QUERY);
    const [response] = (await within(PATIENCE_MS, 'an answer', once(sent, 'response'))) as [IncomingMessage];
    expect([response.statusCode, await text(response)]).toEqual([200, expect.stringContaining(SUBJECT)]);
  });

  it.skipIf(isMissing).each(['SSE', 'WebSocket'])('frames of a live board come at once over %s', async (transport) => {
    const client =
      transport === 'SSE'
        ? createSseClient({ url: `${url}graphql`, headers: { authorization, origin }, retryAttempts: 0 })
        : createWsClient({
            url: `${url.replace('http', 'ws')}graphql`,
            webSocketImpl: class extends WebSocket {
              constructor(address: string, protocol: string) {
                super(address, protocol, { headers: { origin } });
              }
            },
            connectionParams: { authorization },
            retryAttempts: 0,
          });
    const stream = client.iterate<{ quotaBoard: BoardFrame }>({
      query: WATCH_BOARD,
      variables: { ...district.board },
    }) as BoardStream;
    const board = new BoardClient();
    await within(
      PATIENCE_MS,
      'the board',
      follow(stream, board, () => true),
    );
    const before = board.row('Huyện').admitted;
    await admitBySql(pool, district, district.cells.slice(0, 1));
    // Less than the silence after which the next frame would push this one out.
    await within(
      PATIENCE_MS,
      'the admission',
      follow(stream, board, () => board.row('Huyện').admitted === before + 1),
    );
    await client.dispose();
  });

  it.skipIf(isMissing)('files come with their names', async () => {
    const { committeeId, year } = district.board;
    const file = await fetch(`${url}export/quota-board.csv?committee=${committeeId}&year=${year}`, {
      headers: { authorization, origin },
    });
    expect(file.headers.get('content-disposition')).toContain(`filename="Chi tieu ${year} - Huyen - `);
    expect(readCsv(await file.arrayBuffer()).rows).toHaveLength(3);
  });

  it.skipIf(isMissing)('the path without its slash leads to the page, and the inside stays inside', async () => {
    const bare = await fetch(`${url.slice(0, -1)}?login=chief`, { redirect: 'manual' });
    expect(bare.status).toBeGreaterThanOrEqual(301);
    expect(new URL(bare.headers.get('location') ?? '', url).pathname).toBe(PATH);
    for (const inside of ['health', 'ready', 'metrics']) expect((await fetch(url + inside)).status).toBe(404);
    expect((await fetch(`${server.app.url}/health`)).status).toBe(200);
    expect(await (await fetch(`${url}nowhere`)).text()).toContain(`${PATH}graphql`);
  });

  it.skipIf(isMissing)("GraphiQL's page asks under the path", async () => {
    const page = await (await fetch(`${url}graphql?lang=vi`, { headers: { accept: 'text/html' } })).text();
    expect(page).toContain('"endpoint":"/ketnap/graphql?lang=vi"');
  });
});
