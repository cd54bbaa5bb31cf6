import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-sse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

const ME = 'query Me { viewer { subject } }';
const DO = 'mutation Do { grantRole(input: { subject: "x", role: AUDITOR, committeeId: "x" }) { __typename } }';
const PERSON = 'query ($id: ID!) { node(id: $id) { id } }';
const folder = mkdtempSync(join(tmpdir(), 'ketnap-persisted-'));
const idOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

let listed: TestServer;
let open: TestServer;
let authorization: string;
beforeAll(async () => {
  for (const [name, text] of Object.entries({ ME, DO, PERSON })) writeFileSync(join(folder, `${name}.graphql`), text);
  listed = await startTestServer({ gate: { trustedDocuments: folder } });
  open = await startTestServer();
  authorization = `Bearer ${await listed.token('demo-cell')}`;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await listed.stop();
  await open.stop();
});

const get = (parameters: Record<string, string>, headers: Record<string, string> = {}, server = listed) =>
  fetch(`${server.url}?${new URLSearchParams(parameters)}`, { headers: { authorization, ...headers } });

const GRAPHQL_JSON = 'application/graphql-response+json';

describe('a trusted query by GET (GraphQL over HTTP, appendix A)', () => {
  it('is answered, and kept by nobody', async () => {
    const answer = await get({ documentId: idOf(ME) }, { accept: GRAPHQL_JSON });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain(GRAPHQL_JSON);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.json()).toEqual({ data: { viewer: { subject: 'demo-cell' } } });
  });

  it('takes variables from the address, and is answered as JSON to who takes an event stream too', async () => {
    const parameters = { documentId: idOf(PERSON), variables: JSON.stringify({ id: 'rubbish' }) };
    const accept = 'application/graphql-response+json, application/json, text/event-stream, multipart/mixed';
    const answer = await get(parameters, { accept });
    expect(answer.headers.get('content-type')).toContain(GRAPHQL_JSON);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'INVALID_INPUT' } }] });
  });

  it('is named by Apollo’s clients in their way', async () => {
    const persistedQuery = { version: 1, sha256Hash: idOf(ME).slice('sha256:'.length) };
    const answer = await get({ operationName: 'Me', extensions: JSON.stringify({ persistedQuery }) });
    expect(await answer.json()).toEqual({ data: { viewer: { subject: 'demo-cell' } } });
  });

  it('does no mutation', async () => {
    const answer = await get({ documentId: idOf(DO) }, { accept: GRAPHQL_JSON });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
  });

  it('says so where it is not on the list', async () => {
    const answer = await get({ documentId: idOf('{ viewer { subject } }') }, { accept: GRAPHQL_JSON });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
  });

  it('is nothing that a link can hold: a text in the address is refused', async () => {
    for (const server of [listed, open]) {
      const answer = await get({ query: ME }, { accept: GRAPHQL_JSON }, server);
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('GET, POST, OPTIONS');
    }
  });

  it('is asked by a token, as ever', async () => {
    expect((await get({ documentId: idOf(ME) }, { authorization: 'Bearer x' })).status).toBe(401);
    expect((await get({ documentId: idOf(ME) }, { origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});

it('a server without a list keeps nothing for clients: they are told to send the text', async () => {
  const as = `Bearer ${await open.token('demo-cell')}`;
  const answer = await get({ documentId: idOf(ME) }, { accept: 'application/json', authorization: as }, open);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    errors: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
  });
});

it('one stream for many operations is refused in words', async () => {
  for (const method of ['PUT', 'DELETE']) {
    const answer = await fetch(open.url, { method, headers: { authorization } });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, POST, OPTIONS');
    expect(await answer.text()).toContain('distinct connections');
  }
  const client = createClient({ url: open.url, singleConnection: true, headers: { authorization }, retryAttempts: 0 });
  await expect(client.iterate({ query: '{ viewer { subject } }' }).next()).rejects.toMatchObject({
    response: { status: 405 },
  });
  client.dispose();
});
