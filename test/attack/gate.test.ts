import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery, isObjectType } from 'graphql';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { defaultGateConfig } from '../../src/config.ts';
import { OperationGate, type OperationParams } from '../../src/http/operation-gate.ts';
import { schema } from '../../src/schema/index.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { hostileDocuments } from './documents.ts';
import { threeTransports } from './three-transports.ts';

const LUC_YEN = globalId('Committee', demoIds.lucYen);
/** CPU that one document may take, ms. */
const MOST_MS = 50;

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = await server.token('demo-district');
});
afterAll(() => server.stop());

describe('a document gets the same verdict over HTTP, server-sent events and WebSocket', () => {
  const board = `quotaBoard(committeeId: "${LUC_YEN}", year: 2023)`;
  const many = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`;
  const asked: Record<string, OperationParams> = {
    ...Object.fromEntries(Object.entries(hostileDocuments).map(([name, query]) => [name, { query }])),
    'a plain question': { query: '{ viewer { subject } }' },
    'its cost': { query: `{ ${board} { rows { name admitted } } }`, extensions: { cost: true } },
    'a wrong value': { query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id: 'rubbish' } },
    'a missing variable': { query: 'query ($id: ID!) { node(id: $id) { id } }' },
    'a mistyped value': {
      query:
        'query ($id: ID!, $depth: BoardDepth!) { quotaBoard(committeeId: $id, year: 2023, depth: $depth) { cursor } }',
      variables: { id: LUC_YEN, depth: 'SUBTRE' },
    },
    'the wrong operation': { query: 'query A { viewer { subject } }', operationName: 'B' },
    'no operation': { query: 'fragment A on Viewer { subject }' },
    'two operations': { query: 'query A { viewer { subject } } query B { viewer { subject } }' },
    '5,000 node ids in a variable': { query: many, variables: { ids: Array.from({ length: 5_000 }, () => 'a') } },
    'a deep variable': {
      query: 'query ($t: String) { committees(text: $t) { totalCount } }',
      variables: { t: [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]] },
    },
    'a subscription that may leave out its field': { query: `subscription { ${board} @skip(if: true) { kind } }` },
    'a subscription that may leave out a fragment': {
      query: `subscription { ... @include(if: false) { ...A } } fragment A on Subscription { ${board} { kind } }`,
    },
    'a subscription that may leave out a field of a fragment': {
      query: `subscription ($no: Boolean!) { ...A } fragment A on Subscription { ${board} @include(if: $no) { kind } }`,
      variables: { no: false },
    },
    'two subscriptions': { query: `subscription { a: ${board} { kind } b: ${board} { kind } }` },
    'a page too large': { query: '{ committees(first: 101) { totalCount } }' },
    'a hash without a list': { query: '', extensions: { persistedQuery: { sha256Hash: 'a'.repeat(64) } } },
  };
  it.each(Object.keys(asked))('%s', async (name) => {
    const params = asked[name] as OperationParams;
    const { HTTP, SSE, WebSocket } = threeTransports(server);
    const over = {
      http: await HTTP(params, token),
      sse: await SSE(params, token),
      webSocket: await WebSocket(params, token),
    };
    expect(over.sse).toEqual(over.http);
    expect(over.webSocket).toEqual(over.http);
    if (hostileDocuments[name] !== undefined) {
      expect(over.http.data ?? null).toBeNull();
      expect(over.http.errors?.length).toBeGreaterThan(0);
    }
    for (const { message, extensions } of over.http.errors ?? []) {
      expect(extensions?.code).toMatch(
        /^(GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|QUERY_TOO_COMPLEX|BAD_REQUEST|INVALID_INPUT)$/,
      );
      expect(message).not.toMatch(/did you mean/i);
    }
  });

  it('so does a live board, except that plain HTTP has none', async () => {
    const query = `subscription { ${board} { kind } }`;
    const { HTTP, SSE, WebSocket } = threeTransports(server);
    const first = { data: { quotaBoard: { kind: 'SNAPSHOT' } } };
    expect(await SSE({ query }, token)).toEqual(first);
    expect(await WebSocket({ query }, token)).toEqual(first);
    expect(await HTTP({ query }, token)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    const tooMuch = `subscription { ${board} { rows { ${Array.from({ length: 101 }, (_, n) => `a${n}: name`).join(' ')} } } }`;
    for (const send of [SSE, WebSocket, HTTP]) {
      expect(await send({ query: tooMuch }, token)).toMatchObject({
        errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }],
      });
    }
  });

  it('variables that no operation declares are not looked at', async () => {
    const junk = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const body = `{"query":"subscription ($id: ID!) { quotaBoard(committeeId: $id, year: 2023) { kind } }","variables":{"id":"${LUC_YEN}","junk":${junk}}}`;
    const response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` },
      body,
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('data:')) text += (await reader?.read())?.value ?? 'data: nothing came';
    expect(text).toContain('SNAPSHOT');
    await reader?.cancel();
  });
});

describe('the gate itself', () => {
  const cpuMs = (work: () => void): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  /** A verdict by a gate that has not seen the document. */
  const decide = (query: string): void => {
    const gate = new OperationGate(schema, defaultGateConfig, null);
    try {
      gate.admit(gate.parse(query), {});
    } catch {
      // Refused.
    }
  };

  it.each(Object.entries(hostileDocuments))('is through with %s within 50 ms of CPU', (_name, query) => {
    // Code that has run before, as in a server that has been up for a while.
    decide(query);
    expect(Math.min(...[1, 2, 3].map(() => cpuMs(() => decide(query))))).toBeLessThan(MOST_MS);
  });

  it('takes as long for a document twice as long as for two', () => {
    const chain = (length: number): string =>
      `{ viewer { ...F0 } } ${Array.from({ length }, (_, n) => `fragment F${n} on Viewer { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F${length} on Viewer { subject }`;
    for (const length of [10, 20, 40, 80, 160, 320]) decide(chain(length));
    const best = (length: number): number =>
      Math.min(...Array.from({ length: 20 }, () => cpuMs(() => decide(chain(length)))));
    expect(best(320)).toBeLessThan(8 * Math.max(best(80), 0.5));
  });

  it('counts a fragment wherever it is spread', () => {
    const gate = new OperationGate(schema, defaultGateConfig, null);
    expect(() => gate.parse(hostileDocuments['binary fragment fan-out'] as string)).toThrow(
      /selects 196607 fields and fragments|selects \d{5,} fields/,
    );
  });

  it('keeps the same document for the same text', () => {
    const gate = new OperationGate(schema, defaultGateConfig, null);
    expect(gate.parse('{ viewer { subject } }')).toBe(gate.parse('{ viewer { subject } }'));
  });
});

describe('what passes the gate', () => {
  let calls = 0;
  const restore: (() => void)[] = [];
  beforeAll(() => {
    for (const type of Object.values(schema.getTypeMap())) {
      // Figures of boards lie in memory; they are counted by the CPU they take.
      if (!isObjectType(type) || type.name.startsWith('__') || type.name === 'QuotaProgress') continue;
      for (const field of Object.values(type.getFields())) {
        const { resolve } = field;
        if (!resolve) continue;
        field.resolve = (...args) => {
          calls += 1;
          return resolve(...args);
        };
        restore.push(() => {
          field.resolve = resolve;
        });
      }
    }
  });
  afterEach(() => {
    calls = 0;
  });
  afterAll(() => {
    for (const undo of restore) undo();
  });

  const wide: Record<string, string> = {
    committees: `{ committees(first: 100) { edges { node { id name kind code foundedOn source parent { name } ancestors { name } membership { memberCount } } } } }`,
    'committees in committees': `{ committees(first: 20, kind: [GRASSROOTS_COMMITTEE]) { edges { node { name children(first: 40) { edges { node { id name } } } } } } }`,
    candidates: `{ candidates(first: 100) { edges { node { id fullName stage stageSince committee { name } mentors { memberName } } } } }`,
    'the board of a district': `{ quotaBoard(committeeId: "${LUC_YEN}", year: 2023, depth: SUBTREE) { rows { id name kind plan admitted percent status } } }`,
    'boards with their committees': `{ quotaBoard(committeeId: "${LUC_YEN}", year: 2023, depth: SUBTREE) { rows { committee { id name kind } } } }`,
  };
  it.each(Object.entries(wide))('%s: at most 5,000 resolver calls', async (_name, query) => {
    const { data, errors } = await server.ask('demo-province', query);
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data).length).toBeGreaterThan(1_000);
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThanOrEqual(5_000);
  });
});

describe('with introspection', () => {
  it('tools may ask for the schema once, and not twice at a time', () => {
    const gate = new OperationGate(schema, { ...defaultGateConfig, introspection: true }, null);
    const query = getIntrospectionQuery({
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      inputValueDeprecation: true,
    });
    expect(gate.admit(gate.parse(query), {})).not.toHaveProperty('errors');
    const verdict = (text: string): unknown => {
      try {
        return gate.admit(gate.parse(text), {});
      } catch (error) {
        return { errors: [error] };
      }
    };
    const twice = query.replace('__schema {', 'again: __schema { types { ...FullType } } __schema {');
    expect(verdict(twice)).toMatchObject({
      errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }],
    });
    const circular = hostileDocuments['circular introspection'] as string;
    expect(verdict(circular)).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
  });
});

describe('a server that answers trusted documents only', () => {
  const LISTED = 'query Me { viewer { subject } }';
  const sha256Hash = createHash('sha256').update(LISTED).digest('hex');
  const folder = mkdtempSync(join(tmpdir(), 'ketnap-trusted-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['a folder', 'a manifest'] as const)(
    'takes those of %s, as text or by hash, over every transport',
    async (what) => {
      const trustedDocuments = what === 'a folder' ? folder : join(folder, 'manifest.json');
      writeFileSync(join(folder, 'me.graphql'), LISTED);
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ [sha256Hash]: LISTED }));
      const strict = await startTestServer({ gate: { trustedDocuments } });
      try {
        const me = { data: { viewer: { subject: 'demo-cell' } } };
        for (const send of Object.values(threeTransports(strict))) {
          const as = await strict.token('demo-cell');
          expect(await send({ query: LISTED }, as)).toEqual(me);
          expect(await send({ query: '', extensions: { persistedQuery: { version: 1, sha256Hash } } }, as)).toEqual(me);
          for (const other of [
            { query: '{ viewer { subject } }' },
            // The hash of a listed document does not make another one good.
            { query: '{ viewer { subject } }', extensions: { persistedQuery: { sha256Hash } } },
            { query: '', extensions: { persistedQuery: { sha256Hash: 'a'.repeat(64) } } },
            { query: '', extensions: { persistedQuery: { sha256Hash: [sha256Hash] } } },
            { query: '{ viewer {' },
          ]) {
            expect(await send(other as OperationParams, as)).toMatchObject({
              errors: [{ extensions: { code: 'OPERATION_NOT_TRUSTED' } }],
            });
          }
        }
        // HTTP needs no empty text beside the hash.
        expect(
          await threeTransports(strict).HTTP(
            { extensions: { persistedQuery: { sha256Hash } } },
            await strict.token('demo-cell'),
          ),
        ).toEqual(me);
      } finally {
        await strict.stop();
      }
    },
  );

  it('does not start with a list that cannot be read', async () => {
    const start = (trustedDocuments: string): Promise<TestServer> => startTestServer({ gate: { trustedDocuments } });
    writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ ['a'.repeat(64)]: LISTED }));
    await expect(start(join(folder, 'wrong.json'))).rejects.toThrow(/KETNAP_TRUSTED_DOCUMENTS.*is not the SHA-256/);
    await expect(start(join(folder, 'nothing'))).rejects.toThrow(/KETNAP_TRUSTED_DOCUMENTS names cannot be read/);
  });
});
