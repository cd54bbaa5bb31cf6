import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { ChildProgram } from '../helpers/child-program.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS, within } from '../helpers/within.ts';

const lines: string[] = [];
let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({ onLog: (line) => void lines.push(line) });
  token = await server.token('demo-district');
  // Whatever asks for classes fails unexpectedly from now on.
  await server.app.services.database.prisma.$executeRaw`ALTER TABLE training_class RENAME TO gone`;
});
afterAll(() => server.stop());

const FAILING = `query Secret($name: String) { a: committees(text: $name) { totalCount } trainingClasses { totalCount } }`;
const VARIABLES = { name: 'Lâm Thượng' };

interface Line {
  msg: string;
  errorId?: string;
  requestId?: string;
  connectionId?: string;
  [detail: string]: unknown;
}

const logged = (enough: (line: Line) => boolean): Promise<Line> =>
  eventually(
    PATIENCE_MS,
    'a line of the log',
    async () => lines.map((line) => JSON.parse(line) as Line).find(enough) ?? null,
  );

/** The id that the client was told. */
function errorIdIn(text: string): string {
  const [, id] = /"errorId":"([0-9a-f-]{36})"/.exec(text) ?? [];
  if (id === undefined) throw new Error(`no errorId in ${text}`);
  return id;
}

const post = (accept: string, requestId: string, body: object): Promise<Response> =>
  fetch(`${server.app.url}/graphql`, {
    method: 'POST',
    headers: {
      accept,
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-request-id': requestId,
    },
    body: JSON.stringify(body),
  });

/** A connection that says hello, sends operations one after the other, and goes with a code of its own. */
async function overWebSocket(id: string, code: number, operations: object[]): Promise<string[]> {
  const ws = new WebSocket(server.url.replace('http', 'ws'), 'graphql-transport-ws', {
    headers: { 'x-request-id': id },
  });
  const answers: string[] = [];
  const next = async (): Promise<string> => String((await once(ws, 'message'))[0]);
  await once(ws, 'open');
  ws.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  await next();
  for (const [n, payload] of operations.entries()) {
    ws.send(JSON.stringify({ id: `${n}`, type: 'subscribe', payload }));
    answers.push(await next());
  }
  ws.close(code);
  await once(ws, 'close');
  return answers;
}

describe('an unexpected error is logged', () => {
  it.each([
    ['HTTP', 'application/json'],
    ['server-sent events', 'text/event-stream'],
  ])('with the id of its request over %s', async (over, accept) => {
    const requestId = `proxy-${over.length}`;
    const response = await post(accept, requestId, { query: FAILING, variables: VARIABLES });
    const errorId = errorIdIn(await response.text());
    expect(await logged((line) => line.errorId === errorId)).toMatchObject({ level: 50, requestId });
  });

  it('with the id of its connection over WebSocket', async () => {
    const [answer] = await overWebSocket('proxy-ws', 4_999, [{ query: FAILING, variables: VARIABLES }]);
    const errorId = errorIdIn(answer ?? '');
    expect(await logged((line) => line.errorId === errorId)).toMatchObject({ level: 50, connectionId: 'proxy-ws' });
  });

  it('with the id of its connection when it is in a frame of a live board', async () => {
    const variables = { id: globalId('Committee', demoIds.lucYen) };
    const query = `subscription Secret($id: ID!) {
      quotaBoard(committeeId: $id, year: 2023, depth: SELF) { rows { committee { trainingClasses { totalCount } } } }
    }`;
    const [answer] = await overWebSocket('proxy-board', 4_999, [{ query, variables }]);
    const errorId = errorIdIn(answer ?? '');
    expect(await logged((line) => line.errorId === errorId)).toMatchObject({ connectionId: 'proxy-board' });
  });
});

it('the end of a WebSocket is one line: how long, how it ended, and how many operations it had', async () => {
  const viewer = { query: '{ viewer { subject } }' };
  await overWebSocket('proxy-end', 4_321, [viewer, viewer, { query: '{ nonsense' }]);
  const isIts = ({ msg, connectionId }: Line): boolean => msg === 'connection' && connectionId === 'proxy-end';
  const line = await logged(isIts);
  expect(line).toEqual({
    level: 30,
    time: expect.any(Number),
    pid: expect.any(Number),
    hostname: expect.any(String),
    connectionId: 'proxy-end',
    ms: expect.any(Number),
    code: 4_321,
    operations: 3,
    msg: 'connection',
  });
  expect(lines.map((text) => JSON.parse(text) as Line).filter(isIts)).toHaveLength(1);
});

it('the log names nobody: no token, no subject, no document, no variable', () => {
  expect(lines.length).toBeGreaterThan(5);
  const all = lines.join('');
  for (const secret of [token, 'Bearer', 'demo-district', 'Secret', VARIABLES.name, demoIds.lucYen])
    expect(all).not.toContain(secret);
});

it('a process ends though nobody reads its log any more', async () => {
  const writeAndEnd = `
    import { openLog } from './src/http/open-log.ts';
    setTimeout(() => {
      const log = openLog('info');
      for (const line of ['the last', 'and one more']) log.info(line);
      process.exit(0);
    }, 200);`;
  const program = new ChildProgram(['--import', 'tsx', '--input-type=module', '--eval', writeAndEnd]);
  program.stopListening();
  expect(await within(PATIENCE_MS, 'the end', program.ended)).toMatchObject({ code: 0, signal: null });
});
