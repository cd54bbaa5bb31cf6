import { readFileSync } from 'node:fs';
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { calendarOf } from '../../src/contract/deprecations.ts';
import { withoutDeprecated } from '../../src/schema/coming-contract.ts';
import { schema } from '../../src/schema/index.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ gate: { introspection: true } });
});
afterAll(() => server?.stop());

async function ask(query: string, contract?: string) {
  const answer = await fetch(`${server.url}${contract === undefined ? '' : `?contract=${contract}`}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.token('demo-district')}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await answer.json()) as { data?: never; errors?: { message: string; extensions: { code: string } }[] };
}

const DEPRECATED =
  'mutation { setQuota(input: { committeeId: "x", year: 2026, target: 1, expectedVersion: 0 }) { __typename } }';

it('leaves out what is deprecated, and what nothing leads to any more', () => {
  const coming = printSchema(
    lexicographicSortSchema(
      withoutDeprecated(
        buildSchema(`type Query { kept(old: Int @deprecated(reason: "x"), new: Int): Kind, gone: Gone @deprecated(reason: "x"), some: Named }
        interface Named { name: String } type Known implements Named { name: String other: Gone @deprecated(reason: "x") }
        enum Kind { A B @deprecated(reason: "x") } type Gone { id: ID }`),
      ),
    ),
  );
  expect(coming.replace(/\s+/g, ' ').trim()).toBe(
    'enum Kind { A } type Known implements Named { name: String } interface Named { name: String } type Query { kept(new: Int): Kind some: Named }',
  );
});

it('is shown with ?contract=next as it is committed', async () => {
  const introspection = getIntrospectionQuery({ descriptions: false });
  const shown = async (contract?: string): Promise<string> => {
    const { data } = await ask(introspection, contract);
    return printSchema(buildClientSchema(data as unknown as IntrospectionQuery));
  };
  const [now, next] = [await shown(), await shown('next')];
  expect(now).toContain('@deprecated');
  expect(next).not.toContain('@deprecated');
  const committed = readFileSync(new URL('../../contract/next.graphql', import.meta.url), 'utf8');
  const types = (sdl: string): string[] => Object.keys(buildSchema(sdl).getTypeMap()).sort();
  expect(types(next)).toEqual(types(committed));
});

it('refuses with ?contract=next what will not go any more, and answers everything else', async () => {
  expect((await ask('{ viewer { subject } }', 'next')).data).toEqual({ viewer: { subject: 'demo-district' } });
  expect((await ask(DEPRECATED, 'next')).errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
  expect((await ask(DEPRECATED)).errors?.[0]?.extensions.code).not.toBe('GRAPHQL_VALIDATION_FAILED');
});

it('has a day for all that goes', () => {
  const calendar = calendarOf(schema);
  expect(calendar.length).toBeGreaterThan(0);
  for (const { since, use, ends } of calendar) {
    expect([since, use, ends]).toEqual([
      expect.stringMatching(/^\d+\.\d+\.\d+$/),
      expect.stringMatching(/./),
      expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    ]);
  }
});
