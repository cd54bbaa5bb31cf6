import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveDashboard } from '../../src/http/page/dashboard.ts';

const LOGIN = {
  subject: 'demo',
  token: 't',
  role: 'DASHBOARD',
  committeeName: 'Huyện',
  labelVi: 'Bảng',
  labelEn: 'Board',
};
const SCRIPT = 'console.log("board")';

const outside = mkdtempSync(join(tmpdir(), 'ketnap-page-'));
const folder = join(outside, 'dist');
let server: Server;

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Board</title>');
  writeFileSync(join(folder, 'assets/board-1a2b.js'), SCRIPT);
  writeFileSync(join(folder, 'assets/board-1a2b.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'assets/board-1a2b.js.gz'), gzipSync(SCRIPT));
  const serve = serveDashboard({ offeredLogins: [LOGIN], endedLogins: [] }, folder);
  server = createServer((req, res) => {
    if (!serve(req, res)) res.writeHead(404).end('elsewhere');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // What is served does not depend on the folder any longer.
  rmSync(folder, { recursive: true });
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(outside, { recursive: true, force: true });
});

/** Sends a path as it stands: `fetch` would tidy it up. */
function ask(path: string, headers: object = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers: { ...headers } }, async (response) => {
      const parts: Buffer[] = [];
      for await (const part of response) parts.push(part as Buffer);
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
    });
    sent.on('error', reject).end();
  });
}

describe("the live board's page", () => {
  it('has no borders where the office has given none, and does not start with those that cannot be drawn', async () => {
    expect(JSON.parse((await ask('/shapes.json')).body.toString()).features).toEqual([]);
    const none = { offeredLogins: [], endedLogins: [] };
    const file = join(outside, 'shapes.json');
    for (const text of ['', '{}', '{"type":"FeatureCollection","features":[{"properties":{},"geometry":null}]}']) {
      writeFileSync(file, text);
      expect(() => serveDashboard({ ...none, shapes: file })).toThrow(/KETNAP_SHAPES must name a file of GeoJSON/);
    }
    expect(() => serveDashboard({ ...none, shapes: join(outside, 'nothing') })).toThrow(/KETNAP_SHAPES/);
  });

  it('is asked for again each time, under a policy that lets nothing else in', async () => {
    const { status, headers, body } = await ask('/');
    expect(status).toBe(200);
    expect(body.toString()).toContain('<title>Board');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*|http/);
    expect((await ask('/', { 'if-none-match': headers.etag })).status).toBe(304);
  });

  it('has files that never change, packed for who can unpack them', async () => {
    const path = '/assets/board-1a2b.js';
    const plain = await ask(path);
    expect(plain.headers['cache-control']).toContain('immutable');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(SCRIPT);
    const packed = await ask(path, { 'accept-encoding': 'gzip, deflate, br' });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' });
    expect(packed.body).toEqual(brotliCompressSync(SCRIPT));
    expect((await ask(path, { 'accept-encoding': 'gzip' })).body).toEqual(gzipSync(SCRIPT));
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..\\..\\secret.txt',
    '//secret.txt',
    '/assets',
    '/assets/board-1a2b.js.br',
    '/index.html/',
    '/__proto__',
    '/graphql',
  ])('finds nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('does not stumble over ranges and other methods', async () => {
    for (const range of ['bytes=10-5', 'bytes=-1', 'bytes=99999-', 'x']) {
      expect((await ask('/', { range })).status).toBe(200);
    }
    expect((await ask('/', {}, 'HEAD')).body).toHaveLength(0);
    expect((await ask('/', {}, 'POST')).status).toBe(404);
  });

  it('offers the logins it was given, and no browser keeps them', async () => {
    const { headers, body } = await ask('/logins.json');
    expect(JSON.parse(body.toString())).toEqual([LOGIN]);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

it('says so where the page was not built', async () => {
  const serve = serveDashboard({ offeredLogins: [], endedLogins: [] }, join(outside, 'nowhere'));
  const bare = createServer((req, res) => void serve(req, res));
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
  const response = await fetch(`http://127.0.0.1:${(bare.address() as AddressInfo).port}/`);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('npm run build');
  await new Promise((resolve) => bare.close(resolve));
});
