import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { BoardRow } from '../helpers/board-client.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { type LiveBoard, openBoard, TRANSPORTS } from '../helpers/live-board.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS } from '../helpers/within.ts';

const YEAR = 2025;
const LUC_YEN = globalId('Committee', demoIds.lucYen);
const LAM_THUONG = globalId('Committee', demoIds.lamThuong);
const WATCH = `subscription ($committeeId: ID!, $year: Int!) {
  quotaBoard(committeeId: $committeeId, year: $year, depth: CHILDREN) {
    kind from cursor asOf reason
    rows { id name parentId committeeId plan admitted admittedHere pipelineCount status published { publishedCount publishedStatus } }
  }
}`;

type Row = BoardRow & { published: { publishedCount: number; publishedStatus: string } | null };

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
const open: LiveBoard[] = [];
afterEach(() => {
  for (const live of open.splice(0)) live.vanish();
});
afterAll(async () => {
  expect(await feedDifferences(server)).toEqual([]);
  await server.stop();
});

async function write(mutation: string, input: object): Promise<void> {
  const name = mutation.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    'demo-province',
    `mutation ($input: ${name}Input!) { it: ${mutation}(input: $input) { __typename } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  expect(data.it).toEqual({ __typename: `${name}Payload` });
}

describe.each(TRANSPORTS)('a live board of a year over %s', (over) => {
  it('is told on every node what was published when it is closed, and that it is open again', async () => {
    const nodes = [server.app, await server.node()];
    const boards = await Promise.all(
      nodes.map(async ({ url }) => {
        const live = await openBoard(over, {
          url: `${url}/graphql`,
          token: await server.token('demo-district'),
          variables: { committeeId: LUC_YEN, year: YEAR },
          query: WATCH,
        });
        open.push(live);
        return live;
      }),
    );
    const rowsOf = ({ board }: LiveBoard): Row[] => [...board.rows.values()] as Row[];
    const every = (isSo: (row: Row) => boolean): Promise<unknown> =>
      Promise.all(
        boards.map((live) => live.until(PATIENCE_MS, 'all rows', () => rowsOf(live).every((row) => isSo(row)))),
      );

    let shown = every(({ admitted, status, published }) => {
      return published?.publishedCount === admitted && published.publishedStatus === status;
    });
    await write('closeYear', {
      committeeId: LUC_YEN,
      year: YEAR,
      documentNumber: '3-TB/TU',
      documentOn: '2026-01-15',
    });
    await shown;
    expect(rowsOf(boards[0] as LiveBoard).length).toBeGreaterThan(3);

    shown = every(({ published }) => published === null);
    await write('reopenYear', { committeeId: LUC_YEN, year: YEAR, reason: 'số liệu nhầm' });
    await shown;
  });
});

it('a closing below reaches the row of the committee alone, with the same figures', async () => {
  const live = await openBoard('WebSocket', {
    url: `${server.app.url}/graphql`,
    token: await server.token('demo-district'),
    variables: { committeeId: LUC_YEN, year: YEAR },
    query: WATCH,
  });
  open.push(live);
  const before = new Map(live.board.rows);
  const told = live.until(PATIENCE_MS, 'the row', ({ kind }) => kind === 'DELTA');
  await write('closeYear', {
    committeeId: LAM_THUONG,
    year: YEAR,
    documentNumber: '4-TB/HU',
    documentOn: '2026-01-15',
  });
  const { rows } = await told;
  expect(rows).toHaveLength(1);
  const [row] = rows as [Row];
  expect(row).toEqual({
    ...before.get(row.id),
    published: { publishedCount: row.admitted, publishedStatus: row.status },
  });
  expect(row.committeeId).toBe(LAM_THUONG);
});
