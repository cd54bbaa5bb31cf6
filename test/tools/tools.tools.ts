import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The tools that frontend teams use, as they are installed from npm, against schema.graphql and a live server. What one of them
// needs that is not usual stands in docs/tools.md.

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PROJECT = fileURLToPath(new URL('project/', import.meta.url));
const run = promisify(execFile);

const generated = (...names: string[]): string => join(PROJECT, 'generated', ...names);

/** Runs a program of the tools' own folder, in their project. */
async function tool(name: string, args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const program = join(PROJECT, '../node_modules/.bin', name);
  const { stdout, stderr } = await run(program, args, { cwd: PROJECT, env: { ...process.env, ...env } }).catch(
    (error: { stdout: string; stderr: string }) => {
      throw new Error(`${name} ${args.join(' ')}\n${error.stdout}\n${error.stderr}`);
    },
  );
  return stdout + stderr;
}

/** Runs a client against a server, and reads what it says. */
async function client(name: string, server: TestServer): Promise<unknown> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', join(PROJECT, 'clients', `${name}.mjs`)], {
    cwd: ROOT,
    env: {
      ...process.env,
      KETNAP_URL: server.url,
      KETNAP_TOKEN: await server.token('demo-district'),
      KETNAP_COMMITTEE: globalId('Committee', demoIds.lucYen),
      KETNAP_YEAR: '2026',
    },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

let server: TestServer;
beforeAll(async () => {
  rmSync(generated(), { recursive: true, force: true });
  server = await startTestServer({ gate: { introspection: true } });
});
afterAll(() => server?.stop());

describe('GraphQL Code Generator', () => {
  it('makes types from the file, and the same from a server', async () => {
    await tool('graphql-codegen', ['--config', 'codegen.ts']);
    // The order of a file and of an introspection differ; what is said of a type is not asked for here.
    const types = (): string[] => {
      const lines = readFileSync(generated('codegen/graphql.ts'), 'utf8').split('\n');
      return lines.filter((line) => !/^\s*(\/?\*|$)/.test(line)).sort();
    };
    const fromFile = types();
    await tool('graphql-codegen', ['--config', 'codegen.ts'], { KETNAP_SCHEMA: server.url });
    expect(types()).toEqual(fromFile);
    expect(fromFile.length).toBeGreaterThan(20);
  });

  it('writes a list that a server takes, and names documents as it answers to', async () => {
    const list = generated('codegen/persisted-documents.json');
    const strict = await startTestServer({ gate: { trustedDocuments: list } });
    const [hash] = Object.entries(JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>).find(([, text]) =>
      text.includes('query Viewer'),
    ) as [string, string];
    const answer = await fetch(strict.url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await strict.token('demo-district')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ documentId: `sha256:${hash.replace('sha256:', '')}` }),
    });
    expect(await answer.json()).toMatchObject({ data: { viewer: { subject: 'demo-district' } } });
    await strict.stop();
  });
});

it('gql.tada: types by inference', async () => {
  await tool('gql.tada', ['generate-output', '--tsconfig', 'tsconfig.json', '--disable-preprocessing']);
  expect(existsSync(generated('tada.d.ts'))).toBe(true);
});

describe('Relay', () => {
  it('compiles connections, refetching and a live board', async () => {
    // The compiler writes into a list that is there.
    mkdirSync(generated('relay'), { recursive: true });
    writeFileSync(generated('relay-documents.json'), '{}');
    await tool('relay-compiler', ['relay.config.json']);
    expect(existsSync(generated('relay/casesListQuery.graphql.ts'))).toBe(true);
  });

  it('runs them by the ids of the documents alone', async () => {
    const strict = await startTestServer({ gate: { trustedDocuments: generated('relay-documents.json') } });
    expect(await client('relay', strict)).toMatchObject({ found: true, kind: 'SNAPSHOT', rows: 44 });
    await strict.stop();
  });
});

it('TypeScript: what was generated compiles', async () => {
  await tool('tsc', ['-p', 'tsconfig.json']);
});

describe('Apollo', () => {
  it('sends the text when the server knows no hash, matches interfaces, and follows a board', async () => {
    expect(await client('apollo', server)).toEqual({
      rows: 44,
      code: 'INVALID_INPUT',
      kind: 'SNAPSHOT',
      // Once it is told that hashes are not supported, it stops.
      sent: ['hash', 'text', 'text'],
    });
  });

  it('asks by hash alone what is on the list of its own tool', async () => {
    await tool('generate-persisted-query-manifest', ['--config', 'manifest.config.json']);
    const strict = await startTestServer({ gate: { trustedDocuments: generated('apollo-manifest.json') } });
    expect(await client('apollo-list', strict)).toEqual({ subject: 'demo-district', sent: ['GET'] });
    await strict.stop();
  });
});

it('urql and Graphcache, with persisted operations and without a warning', async () => {
  expect(await client('urql', server)).toEqual({
    rows: 44,
    code: 'INVALID_INPUT',
    kind: 'SNAPSHOT',
    sent: ['hash', 'text', 'text'],
    warned: [],
  });
});

it('graphql-ws', async () => {
  expect(await client('graphql-ws', server)).toEqual({ kind: 'SNAPSHOT', rows: 44, next: 'HEARTBEAT' });
});

it('graphql-sse', async () => {
  expect(await client('graphql-sse', server)).toEqual({ kind: 'SNAPSHOT', rows: 44, refused: 405 });
});

it('ESLint, with the recommended rules for operations', async () => {
  await tool('eslint', ['operations']);
});

it('ESLint says which operations go with the coming contract', async () => {
  const coming = { KETNAP_SCHEMA: '../../../contract/next.graphql' };
  await tool('eslint', ['operations'], coming);
  await expect(tool('eslint', ['outdated'], coming)).rejects.toThrow(/Cannot query field "setQuota"/);
});

it('SpectaQL makes a page of the whole schema', async () => {
  await tool('spectaql', ['spectaql.yml']);
  const page = readFileSync(generated('spectaql/index.html'), 'utf8');
  for (const name of ['quotaBoard', 'recordAdmission', 'UserError']) expect(page).toContain(name);
});
