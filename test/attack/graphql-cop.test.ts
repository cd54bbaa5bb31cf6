import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

// The checks that graphql-cop makes, by what it sends and what it takes for a finding.

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = await server.token('demo-district');
});
afterAll(() => server.stop());

interface Answer {
  status: number;
  text: string;
  json: Record<string, unknown> & { data?: Record<string, unknown>; errors?: { message: string }[] };
}

type Ask = (init: RequestInit, path?: string) => Promise<Answer>;
const JSON_TYPE = { 'content-type': 'application/json' };

/** Each says whether it has found something. */
const checks: Record<string, (ask: Ask, post: (body: unknown) => Promise<Answer>) => Promise<boolean>> = {
  'alias overloading': async (_ask, post) => {
    const aliases = Array.from({ length: 101 }, (_, n) => `alias${n}:__typename`).join(' \n ');
    return (await post({ query: `query cop { ${aliases} }`, operationName: 'cop' })).json.data?.alias100 !== undefined;
  },
  'array-based query batching': async (_ask, post) =>
    Array.isArray(
      (await post(Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }', operationName: 'cop' }))))
        .json,
    ),
  'directive overloading': async (_ask, post) => {
    const { json } = await post({ query: `query cop { __typename ${'@aa'.repeat(10)} }`, operationName: 'cop' });
    return json.errors?.length === 10;
  },
  'circular introspection': async (_ask, post) =>
    ((
      await post({
        query:
          'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }',
      })
    ).json.data?.__schema ?? null) !== null,
  'field duplication': async (_ask, post) =>
    ((await post({ query: `query cop { ${'__typename \n '.repeat(500)} }` })).json.data?.__typename ?? null) !== null,
  introspection: async (_ask, post) =>
    ((await post({ query: 'query cop { __schema { types { name fields { name } } } }' })).json.data?.__schema ??
      null) !== null,
  'field suggestions': async (_ask, post) =>
    /did you mean/i.test((await post({ query: 'query cop { __schema { directive } }' })).text) ||
    /did you mean/i.test((await post({ query: 'query cop { viewr { subject } }' })).text),
  'an IDE': async (ask) => {
    for (const path of ['/', '/graphql', '/graphiql', '/playground', '/console', '/altair', '/voyager']) {
      const { text } = await ask({ method: 'GET', headers: { accept: 'text/html' } }, path);
      if (/graphiql|playground|altair|apollo sandbox/i.test(text)) return true;
    }
    return false;
  },
  'queries by GET': async (ask) =>
    (await ask({ method: 'GET' }, `/graphql?query=${encodeURIComponent('query cop { __typename }')}`)).text.includes(
      '"data"',
    ),
  'mutations by GET': async (ask) => {
    for (const accept of ['application/json', 'text/event-stream', '*/*']) {
      const path = `/graphql?query=${encodeURIComponent('mutation cop { __typename }')}`;
      if ((await ask({ method: 'GET', headers: { accept } }, path)).text.includes('"data"')) return true;
    }
    return false;
  },
  'queries as a form': async (ask) =>
    (
      await ask({
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ query: 'query cop { __typename }' }).toString(),
      })
    ).text.includes('"data"'),
  'trace mode': async (_ask, post) => {
    const { json } = await post({ query: 'query cop { __typename }' });
    return JSON.stringify(json.extensions ?? null).includes('tracing') || 'extensions' in json;
  },
  'unhandled errors': async (_ask, post) => {
    const { text } = await post({ query: 'qwerty cop { abc }' });
    return /exception|stacktrace|node_modules|\bat .*:\d+:\d+/i.test(text);
  },
};

describe.each(['with a token', 'without a token'])('graphql-cop %s', (how) => {
  it('makes 13 checks', () => expect(Object.keys(checks)).toHaveLength(13));

  it.each(Object.keys(checks))('does not find %s', async (name) => {
    const ask: Ask = async (init, path = '/graphql') => {
      const headers = how === 'with a token' ? { ...init.headers, authorization: `Bearer ${token}` } : init.headers;
      const response = await fetch(new URL(path, server.url), { ...init, ...(headers && { headers }) });
      const text = await response.text();
      return { status: response.status, text, json: /^[[{]/.test(text) ? JSON.parse(text) : {} };
    };
    const post = (body: unknown): Promise<Answer> =>
      ask({ method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) });
    // It has come to a GraphQL server: otherwise there would be nothing to find either.
    expect((await post({ query: 'query cop { __typename }' })).json.data).toEqual({ __typename: 'Query' });
    expect(await checks[name]?.(ask, post)).toBe(false);
  });
});
