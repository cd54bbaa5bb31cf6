import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { BoardClient, type BoardFrame, follow, WATCH_BOARD } from '../helpers/board-client.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

/** Rows of the board of the whole district in the demo data. */
const ROWS = 388;
const YEAR = 2026;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ feed: { boardRows: ROWS } });
});
afterAll(() => server.stop());

const whole = { committeeId: globalId('Committee', demoIds.lucYen), year: YEAR, depth: 'SUBTREE' };
const PAGE = `query ($committeeId: ID!, $year: Int!, $depth: BoardDepth!, $first: Int, $after: ID) {
  quotaBoard(committeeId: $committeeId, year: $year, depth: $depth) { cursor rows(first: $first, after: $after) { id admitted } }
}`;

/** Committees come under a commune. */
async function found(count: number): Promise<void> {
  const { prisma } = server.app.services.database;
  for (let n = 0; n < count; n += 1) {
    const name = `Chi bộ thử ${n}`;
    await prisma.$transaction(async (tx) => {
      const { id } = await tx.committee.create({ data: { kind: 'CELL', name, foundedOn: new Date('2026-01-01') } });
      await tx.committeePlacement.create({
        data: { childId: id, parentId: demoIds.lamThuong, validFrom: new Date('2026-01-01') },
      });
    });
  }
  await server.app.services.feed.settle();
}

describe('a board of a query', () => {
  type Rows = { id: string; admitted: number }[];
  const read = async (variables: object): Promise<Rows> => {
    const { data, errors } = await server.ask('demo-district', PAGE, { ...whole, ...variables });
    expect(errors).toBeUndefined();
    return data.quotaBoard.rows as Rows;
  };

  it.each([
    ['SUBTREE', 2],
    ['SUBTREE', 50],
    ['SUBTREE', ROWS],
    ['CHILDREN', 7],
    ['SELF', 1],
  ])('of depth %s comes whole in pages of %i, each row once and in its order', async (depth, first) => {
    const all = await read({ depth });
    const pages: Rows = [];
    for (let after: string | undefined; ; after = pages.at(-1)?.id) {
      // Of the smallest pages the first few will do.
      const page = await read({ depth, first, after });
      pages.push(...page);
      if (page.length < first || pages.length === 24) break;
    }
    expect(pages).toEqual(first === 2 ? all.slice(0, 24) : all);
  });

  it('refuses a page that follows no row of it, or has no size', async () => {
    const codes = async (variables: object): Promise<unknown> =>
      (await server.ask('demo-district', PAGE, { ...whole, ...variables })).errors?.map(
        ({ extensions }) => extensions?.code,
      );
    const [, child] = await read({ depth: 'CHILDREN' });
    expect(await codes({ depth: 'SELF', first: 1, after: child?.id })).toEqual(['INVALID_INPUT']);
    expect(await codes({ year: YEAR - 1, first: 1, after: child?.id })).toEqual(['INVALID_INPUT']);
    for (const first of [0, -1, ROWS + 1]) expect(await codes({ first })).toEqual(['INVALID_INPUT']);
  });
});

describe('a frame', () => {
  const FIGURES = `fragment Figures on QuotaProgress { id x: admitted ...Rest }
    fragment Rest on Node { ... on QuotaProgress { plan @skip(if: $no) percent @include(if: $no) status } }`;
  it.each([
    [
      'a: rows { ...Figures name @skip(if: $yes) } kind: cursor b: rows { ... on Node { __typename id } parentId }',
      FIGURES,
    ],
    ['rows { id committee { name code } } other: rows { kind }', ''],
    ['rows { __typename @skip(if: $yes) name @include(if: $no) }', ''],
    ['cursor', ''],
  ])('shows what a query does: %s', async (selection, fragments) => {
    const args = '(committeeId: $committeeId, year: $year, depth: $depth)';
    const declared =
      '($committeeId: ID!, $year: Int!, $depth: BoardDepth!, $yes: Boolean! = true, $no: Boolean! = false)';
    const text = (kind: string) =>
      `${kind} Q${declared} { board: quotaBoard${args} { ${selection} left: asOf @include(if: $no) @skip(if: $yes) } } ${fragments}`;
    const read = await server.ask('demo-district', text('query'), { ...whole, depth: 'CHILDREN' });
    const ws = await server.ws('demo-district');
    const { value } = await ws
      .iterate({ query: text('subscription'), variables: { ...whole, depth: 'CHILDREN' } })
      .next();
    expect(read.errors ?? value.errors).toBeUndefined();
    expect(value.data).toEqual(read.data);
  });
});

it('of one board for many viewers is made once', async () => {
  const { counts } = server.app.services.feed;
  const before = counts.rendered;
  const variables = { ...whole, after: null };
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      const ws = await server.ws('demo-district');
      await follow(
        ws.iterate<{ quotaBoard: BoardFrame }>({ query: WATCH_BOARD, variables }),
        new BoardClient(),
        () => true,
      );
    }),
  );
  expect(counts.rendered - before).toBe(1);
});

it('of one viewer with many documents does not keep the others waiting', async () => {
  const { feed, database } = server.app.services;
  const documents = 60;
  const ws = await server.ws('demo-district');
  const many = Array.from({ length: documents }, (_, n) => {
    const query = WATCH_BOARD.replace(' reason', ` reason as${n}: asOf`);
    return ws.iterate<{ quotaBoard: BoardFrame }>({ query, variables: { ...whole, after: null } });
  });
  await Promise.all(many.map((stream) => follow(stream, new BoardClient(), () => true)));
  await server.grant('neighbour', 'DASHBOARD', demoIds.lamThuong);
  await feed.settle();
  const variables = { ...whole, committeeId: globalId('Committee', demoIds.lamThuong), after: null };
  const other = (await server.ws('neighbour')).iterate<{ quotaBoard: BoardFrame }>({ query: WATCH_BOARD, variables });
  const client = new BoardClient();
  await follow(other, client, () => true);
  const before = feed.counts.rendered;
  const rest = Promise.all(many.map((stream) => follow(stream, new BoardClient(), ({ kind }) => kind === 'RESET')));
  await database.prisma.committeeForm.updateMany({
    where: { committeeId: demoIds.kheoLeng },
    data: { name: 'Chi bộ thôn Khéo Lẹng mới' },
  });
  await follow(other, client, ({ kind }) => kind === 'RESET');
  expect(feed.counts.rendered - before).toBeLessThan(documents / 2);
  await rest;
  expect(feed.counts.rendered - before).toBeGreaterThan(documents);
});

describe('a board that grows too large', () => {
  it('ends, and is refused, in words that say how to open it; what is smaller goes on', async () => {
    const ws = await server.ws('demo-district');
    const open = (depth: string) => {
      const variables = { ...whole, depth, after: null };
      return ws.iterate<{ quotaBoard: BoardFrame }>({ query: WATCH_BOARD, variables });
    };
    const [large, small] = [open('SUBTREE'), open('CHILDREN')];
    const [largeClient, smallClient] = [new BoardClient(), new BoardClient()];
    await follow(large, largeClient, () => true);
    await follow(small, smallClient, () => true);
    await found(1);
    const refused = {
      message: expect.stringContaining('CHILDREN'),
      extensions: { code: 'BOARD_TOO_LARGE', rows: ROWS + 1, most: ROWS },
    };
    let last: unknown;
    for await (const result of large) last = result;
    expect(last).toMatchObject({ errors: [refused] });
    await expect(open('SUBTREE').next()).resolves.toMatchObject({ value: { errors: [refused] } });
    expect((await server.ask('demo-district', PAGE, whole)).errors).toMatchObject([refused]);
    const { data } = await server.ask('demo-district', PAGE, { ...whole, first: ROWS });
    expect(data.quotaBoard.rows).toHaveLength(ROWS);
    // Whoever may not see it is not told its size.
    const hidden = await server.ask('demo-inspector', PAGE, whole);
    expect(hidden.errors).toBeUndefined();
    expect(hidden.data.quotaBoard).toBeNull();
    {
      const stream = (await server.ws('demo-inspector')).iterate<{ quotaBoard: BoardFrame }>({
        query: WATCH_BOARD,
        variables: whole,
      });
      const { value } = await stream.next();
      expect(value.errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    }
  });
});
