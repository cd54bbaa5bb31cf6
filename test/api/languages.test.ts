import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { demoExamples } from '../../src/cli/demo-examples.ts';
import { generalised } from '../helpers/golden.ts';
import { DEMO_DAY } from '../helpers/test-database.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

let server: TestServer;
let authorization: string;
beforeAll(async () => {
  server = await startTestServer({ graphiql: true, gate: { introspection: true } });
  authorization = `Bearer ${await server.token('demo-district')}`;
});
afterAll(() => server.stop());

const SHOWN = '{ __type(name: "Committee") { description } viewer { subject } }';
const HIDDEN = '{ committee(id: "nonsense") { name } }';
const TWICE = `mutation Twice($input: SetQuotaInput!) {
  setQuota(input: $input) { ... on UserError { code message path } }
}`;
const english = { shown: /^A Party organisation/, hidden: /^this is not an id of this API/ };
const vietnamese = { shown: /^Tổ chức đảng/, hidden: /^đây không phải là id của API này/ };

interface Asked {
  headers?: Record<string, string>;
  search?: string;
  connectionParams?: Record<string, string>;
}
interface Result {
  // biome-ignore lint/suspicious/noExplicitAny: read by the paths that were asked for
  data?: any;
  errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

/** One operation over each transport, with what names a language. */
const transports: Record<string, (query: string, asked: Asked, variables?: object) => Promise<Result>> = {
  async http(query, { headers = {}, search = '' }, variables = {}) {
    const response = await fetch(server.url + search, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Result;
  },
  async sse(query, { headers = {}, search = '' }, variables = {}) {
    const client = createSseClient({
      url: server.url + search,
      headers: { authorization, ...headers },
      retryAttempts: 0,
    });
    for await (const result of client.iterate({ query, variables: { ...variables } })) return result as Result;
    throw new Error('no answer');
  },
  async ws(query, { headers = {}, search = '', connectionParams = {} }, variables = {}) {
    class Socket extends WebSocket {
      constructor(url: string, protocol: string) {
        super(url, protocol, { headers });
      }
    }
    const client = createWsClient({
      url: server.url.replace('http', 'ws') + search,
      webSocketImpl: Socket,
      connectionParams: { authorization, ...connectionParams },
      retryAttempts: 0,
    });
    try {
      for await (const result of client.iterate({ query, variables: { ...variables } })) return result as Result;
      throw new Error('no answer');
    } catch (refusal) {
      // What is refused before it is executed, the client throws.
      if (!Array.isArray(refusal)) throw refusal;
      return { errors: refusal };
    } finally {
      await client.dispose();
    }
  },
};

describe.each(Object.keys(transports))('over %s', (name) => {
  const ask = transports[name] as (typeof transports)[string];

  async function speaks(asked: Asked, { shown, hidden }: typeof english): Promise<void> {
    const { data } = await ask(SHOWN, asked);
    expect(data.__type.description).toMatch(shown);
    expect(data.viewer.subject).toBe('demo-district');
    const { errors } = await ask(HIDDEN, asked);
    expect(errors?.[0]?.message).toMatch(hidden);
    expect(errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
  }

  it('English is spoken to who asks for nothing, or for what there is not', async () => {
    await speaks({}, english);
    await speaks({ headers: { 'accept-language': 'fr, de;q=0.5' } }, english);
    await speaks({ search: '?lang=fr' }, english);
    await speaks({ headers: { 'accept-language': 'en-GB, vi;q=0.9' } }, english);
  });

  it('Vietnamese is spoken to who asks for it, and the address goes before the header', async () => {
    await speaks({ headers: { 'accept-language': 'vi-VN,vi;q=0.9,en;q=0.8' } }, vietnamese);
    await speaks({ search: '?lang=vi' }, vietnamese);
    await speaks({ search: '?lang=en', headers: { 'accept-language': 'vi' } }, english);
  });

  it('messages with values and unions of mutations do the same, and codes stay', async () => {
    const input = { committeeId: globalId('Committee', demoIds.lamThuong), year: 1800, target: 1, expectedVersion: 0 };
    const inEnglish = await ask(TWICE, {}, { input });
    const inVietnamese = await ask(TWICE, { search: '?lang=vi' }, { input });
    expect(inEnglish.data.setQuota).toEqual({
      code: 'INVALID_INPUT',
      message: 'year must be between 1930 and 2100',
      path: ['year'],
    });
    expect(inVietnamese.data.setQuota).toEqual({
      ...inEnglish.data.setQuota,
      message: 'năm phải nằm trong khoảng từ 1930 đến 2100',
    });
  });

  it('what the GraphQL library says of an operation is introduced, and translated where it is known', async () => {
    for (const [query, words] of Object.entries({
      '{ nothing }': 'kiểu "Query" không có trường "nothing".',
      '{ viewer {': 'lỗi cú pháp: Expected Name, found <EOF>.',
      'query ($d: Day!) { viewer { subject } }': 'biến "$d" không được dùng.',
      '{ viewer { subject @skip(if: 1) } }': 'Boolean cannot represent a non boolean value: 1',
    })) {
      const [inEnglish] = (await ask(query, {})).errors ?? [];
      const [inVietnamese] = (await ask(query, { search: '?lang=vi' })).errors ?? [];
      expect(inVietnamese?.message).toBe(`thao tác GraphQL không hợp lệ: ${words}`);
      expect(inVietnamese?.extensions).toEqual(inEnglish?.extensions);
    }
  });
});

it('a WebSocket says it in its connectionParams, before address and header', async () => {
  const { data } = await (transports.ws as (typeof transports)[string])(SHOWN, {
    search: '?lang=en',
    headers: { 'accept-language': 'en' },
    connectionParams: { lang: 'vi' },
  });
  expect(data.__type.description).toMatch(vietnamese.shown);
});

it('a live board that cannot be opened says so in the language of its connection', async () => {
  const query = 'subscription ($id: ID!) { quotaBoard(committeeId: $id, year: 2026) { kind } }';
  const variables = { id: globalId('Committee', '00000000-0000-7000-8000-000000000000') };
  for (const name of ['sse', 'ws']) {
    const { errors } = await (transports[name] as (typeof transports)[string])(
      query,
      { search: '?lang=vi' },
      variables,
    );
    expect(errors?.[0]).toMatchObject({
      message: 'tổ chức đảng này không tồn tại, hoặc bạn không có quyền xem',
      extensions: { code: 'NOT_FOUND' },
    });
  }
});

it('purposes of personal data are said in both, and other data are the same', async () => {
  const query = '{ personalFields { field purpose retention } committee(code: "15.135.000.000.000") { name kind } }';
  const http = transports.http as (typeof transports)[string];
  const { data: inEnglish } = await http(query, {});
  const { data: inVietnamese } = await http(query, { search: '?lang=vi' });
  expect(inVietnamese.committee).toEqual(inEnglish.committee);
  const [first] = inEnglish.personalFields;
  expect(inVietnamese.personalFields[0]).toEqual({
    field: first.field,
    purpose: 'Để biết hồ sơ là của ai.',
    retention: expect.stringMatching(/^Trong khi hồ sơ chưa kết thúc/),
  });
  expect(inVietnamese.personalFields).toHaveLength(inEnglish.personalFields.length);
});

it('every example is answered with the same data in both languages', async () => {
  const examples = await demoExamples(server.app.services.database.prisma, DEMO_DAY, 2026);
  const http = transports.http as (typeof transports)[string];
  const questions = examples.filter(({ query }) => /^query /m.test(query));
  expect(questions.length).toBeGreaterThan(2);
  for (const { query, variables } of questions) {
    const inEnglish = generalised((await http(query, {}, variables)).data);
    expect(generalised((await http(query, { search: '?lang=vi' }, variables)).data)).toEqual(inEnglish);
  }
});

it('refusals before GraphQL speak the language too', async () => {
  const refused = await fetch(`${server.url}?lang=vi`, { method: 'PATCH' });
  expect(((await refused.json()) as Result).errors?.[0]?.message).toBe(
    'hãy dùng POST với nội dung JSON, hoặc GET với documentId',
  );
  const unknown = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer x', 'accept-language': 'vi' },
    body: JSON.stringify({ query: SHOWN }),
  });
  expect(unknown.status).toBe(401);
  expect(((await unknown.json()) as Result).errors?.[0]).toMatchObject({
    message: 'token không hợp lệ ở đây',
    extensions: { code: 'UNAUTHENTICATED' },
  });
});

it('GraphiQL asks in the language of its own address', async () => {
  const page = async (search: string) =>
    (await fetch(server.url + search, { headers: { accept: 'text/html' } })).text();
  expect(await page('?lang=vi')).toContain('"endpoint":"/graphql?lang=vi"');
  expect(await page('?lang=%22%3E')).toContain('"endpoint":"/graphql"');
});
