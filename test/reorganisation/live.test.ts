import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BoardChecker } from '../../packages/ketnap-client/src/board-checker.ts';
import { decodeCursor } from '../../src/feed/cursor.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { foundCommittee } from '../helpers/found-committee.ts';
import { type LiveBoard, openBoard, TRANSPORTS, type Transport } from '../helpers/live-board.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { admitOn } from '../helpers/small-tree.ts';
import { demoClock, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { eventually, PATIENCE_MS } from '../helpers/within.ts';

// What becomes of live boards, and of open forms, when their committee ends.

const TODAY = '2026-11-27';
const WATCH = `subscription ($committeeId: ID!, $year: Int!, $depth: BoardDepth!, $after: String) {
  quotaBoard(committeeId: $committeeId, year: $year, depth: $depth, after: $after) {
    kind from cursor asOf reason successors { committeeId name }
    rows { id name parentId committeeId plan admitted admittedHere pipelineCount status }
  } }`;
const REORGANISE = `mutation ($input: ReorganiseInput!) { answer: reorganise(input: $input) {
  __typename ... on ReorganisePayload { cursor reorganisation { id } } ... on RuleViolation { refusals { code message } }
  ... on UserError { code message } } }`;

let clock = demoClock(TODAY);
let server: TestServer;
let province: string;
const sql = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await server.app.services.database.pool.query<Row>(text, values)).rows;
const setToday = (day: string) =>
  sql(`CREATE OR REPLACE FUNCTION local_today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT DATE '${day}' $$`);
const DECISION = { number: '9-QĐ', issuedOn: '2026-11-20', issuer: 'Tỉnh ủy', title: 'Sắp xếp' };
const gid = (id: string): string => globalId('Committee', id);
const seqOf = (cursor: string): number => decodeCursor(cursor)?.seq ?? Number.NaN;

beforeAll(async () => {
  server = await startTestServer({
    from: 'empty',
    clock: { now: () => clock.now() },
    feed: { heartbeatMs: 300 },
  });
  await setToday(TODAY);
  province = await found('PROVINCE', 'Tỉnh', null);
  await server.grant('boss', 'SUPERIOR_COMMITTEE', province);
});
const open: LiveBoard[] = [];
afterEach(async () => {
  for (const live of open.splice(0)) live.vanish();
  expect(await feedDifferences(server)).toEqual([]);
});
afterAll(() => server.stop());

const found = (kind: string, name: string, parent: string | null): Promise<string> =>
  foundCommittee(server, kind, name, parent);

/** A district with two communes of one cell each. */
async function plant(): Promise<Record<'district' | 'one' | 'two' | 'a' | 'b', string>> {
  const district = await found('SUPERIOR', 'Huyện', province);
  const [one, two] = [
    await found('GRASSROOTS_COMMITTEE', 'Xã Một', district),
    await found('GRASSROOTS_COMMITTEE', 'Xã Hai', district),
  ];
  return { district, one, two, a: await found('CELL', 'Thôn A', one), b: await found('CELL', 'Thôn B', two) };
}

async function watch(subject: string, over: Transport, committeeId: string): Promise<LiveBoard> {
  const variables = { committeeId: gid(committeeId), year: 2026, depth: 'SUBTREE' };
  const live = await openBoard(over, {
    url: server.url,
    token: await server.token(subject, 90 * 86_400),
    variables,
    query: WATCH,
  });
  open.push(live);
  return live;
}

const watchBoth = (subject: string, committeeId: string): Promise<LiveBoard[]> =>
  Promise.all(TRANSPORTS.map((over) => watch(subject, over, committeeId)));

/** Merges the two communes into a new one, called `name`. */
async function merge({ district, one, two }: Awaited<ReturnType<typeof plant>>, name: string, more: object = {}) {
  const { data, errors } = await server.ask('boss', REORGANISE, {
    input: {
      decision: DECISION,
      effectiveOn: TODAY,
      changes: [
        { found: { ref: 'x', kind: 'GRASSROOTS_COMMITTEE', name, code: null, under: { committeeId: gid(district) } } },
        { merge: { committeeIds: [gid(one), gid(two)], into: { ref: 'x' } } },
      ],
      ...more,
    },
  });
  expect(errors).toBeUndefined();
  expect(data.answer).toMatchObject({ __typename: 'ReorganisePayload' });
}

const grantId = async (subject: string): Promise<string> =>
  globalId(
    'Grant',
    (await sql<{ id: string }>('SELECT id FROM access_grant WHERE subject = $1', [subject]))[0]?.id ?? '',
  );
const errorOf = async (live: LiveBoard): Promise<string> => {
  const texts: string[] = [];
  live.onRaw = (text) => void texts.push(text);
  expect((await live.endedWithin(PATIENCE_MS)).error).toBe('COMMITTEE_ENDED');
  return texts.join('');
};

/** What was sent to a board that was kept: how many frames started it anew, and what came after. */
function expectEnd(live: LiveBoard, name: string): void {
  const resets = live.seen.filter(({ kind }) => kind === 'RESET');
  expect(resets).toMatchObject([{ reason: 'COMMITTEE_ENDED', successors: [{ name }] }]);
  const after = live.seen.slice(live.seen.findIndex(({ kind }) => kind === 'RESET') + 1);
  expect(after.length).toBeGreaterThan(0);
  expect(new Set(after.map(({ kind }) => kind))).toEqual(new Set(['HEARTBEAT']));
}

const beaten = (live: LiveBoard): Promise<unknown> =>
  eventually(PATIENCE_MS, 'heartbeats after the end', async () => {
    const at = live.seen.findIndex(({ kind }) => kind === 'RESET');
    return at >= 0 && live.seen.length > at + 2;
  });

describe('a live board of a committee that ends', () => {
  it('tells those who keep a right who followed, and refuses those whose right ends there with the same', async () => {
    const tree = await plant();
    await admitOn(server.app.services.database.pool, tree.a, '2026-03-01');
    await server.grant('goes', 'GRASSROOTS_COMMITTEE', tree.one);
    await server.grant('ends', 'GRASSROOTS_COMMITTEE', tree.one);
    await server.grant('above', 'DASHBOARD', tree.district);
    await server.app.services.feed.settle();
    const [kept, above, refused] = [
      await watchBoth('goes', tree.one),
      await watchBoth('above', tree.one),
      await watchBoth('ends', tree.one),
    ];
    const before = server.app.services.feed.state.head.seq;
    const errors = refused.map(errorOf);
    await merge(tree, 'Xã Mới', { roles: [{ grantId: await grantId('ends'), outcome: 'ENDS' }] });
    for (const text of await Promise.all(errors)) {
      expect(text).toMatch(/"successors":\[\{"committeeId":"[^"]+","name":"Xã Mới"\}\]/);
    }
    // Nothing of the position of the ending, or of a later one.
    for (const live of refused) for (const { cursor } of live.seen) expect(seqOf(cursor)).toBeLessThanOrEqual(before);
    for (const live of [...kept, ...above]) {
      await beaten(live);
      expectEnd(live, 'Xã Mới');
      expect(live.board.row('Xã Một').admitted).toBe(1);
    }
  });

  it('is refused as hidden to whom it was not shown before', async () => {
    const tree = await plant();
    await server.grant('never', 'GRASSROOTS_COMMITTEE', tree.one);
    await server.app.services.feed.settle();
    await merge(tree, 'Xã Khác', { roles: [{ grantId: await grantId('never'), outcome: 'ENDS' }] });
    const { data } = await server.ask('never', 'query ($id: ID!) { committee(id: $id) { id } }', { id: gid(tree.one) });
    expect(data.committee).toBeNull();
    await expect(watch('never', 'WebSocket', tree.one)).rejects.toThrow('NOT_FOUND');
  });
});

describe('a form that was open while its committee ended', () => {
  it('is refused with COMMITTEE_ENDED and who followed, whatever it is about', async () => {
    const tree = await plant();
    await server.grant('office', 'GRASSROOTS_COMMITTEE', tree.one);
    await server.app.services.feed.settle();
    await merge(tree, 'Xã Cuối');
    const committeeId = gid(tree.one);
    const paper = { documentNumber: '1-QĐ', documentOn: '2026-11-20' };
    const forms: [operation: string, input: object][] = [
      ['renameCommittee', { committeeId, name: 'Xã Nữa', validFrom: TODAY, ...paper }],
      ['setCommitteeCode', { committeeId, code: '99999', validFrom: TODAY }],
      ['setTerm', { committeeId, startsOn: TODAY, endsOn: '2030-01-01', decisionNumber: '1-QĐ' }],
      ['setObstacles', { committeeId, validFrom: TODAY, obstacles: ['ECONOMY'] }],
      ['coverAreas', { committeeId, areaIds: [], validFrom: TODAY }],
      ['grantRole', { subject: 'somebody', role: 'DASHBOARD', committeeId }],
      [
        'appointOfficer',
        {
          committeeId,
          personName: 'Hoàng Văn Thử',
          title: 'SECRETARY',
          startsOn: TODAY,
          basis: 'APPOINTED',
          decisionNumber: '1-QĐ',
          decisionOn: TODAY,
        },
      ],
      ['setQuota', { committeeId, year: 2027, kind: 'PLAN', target: 3, expectedVersion: 0 }],
      [
        'reviseQuotas',
        { year: 2027, rows: [{ committeeId, kind: 'PLAN', basis: 'ASSIGNED', target: 3, expectedVersion: 0 }] },
      ],
    ];
    for (const [operation, input] of forms) {
      const type = `${operation[0]?.toUpperCase()}${operation.slice(1)}Input`;
      const { data, errors } = await server.ask(
        'boss',
        `mutation ($input: ${type}!) { answer: ${operation}(input: $input) {
          __typename ... on UserError { code message } ... on RuleViolation { successors { name } } } }`,
        { input },
      );
      expect([operation, errors]).toEqual([operation, undefined]);
      expect([operation, data.answer]).toMatchObject([
        operation,
        { code: 'COMMITTEE_ENDED', successors: [{ name: 'Xã Cuối' }], message: expect.stringContaining('“Xã Cuối”') },
      ]);
    }
  });

  it('of an admission records it for the cell that has the case on its day', async () => {
    const tree = await plant();
    const c = await found('CELL', 'Thôn C', tree.one);
    const candidate = await plantPerson(server.app.services.database.prisma, { committeeId: tree.a, stage: 'DECIDED' });
    await server.grant('cell', 'CELL_SECRETARY', tree.a);
    await server.app.services.feed.settle();
    const merged = await server.ask('boss', REORGANISE, {
      input: {
        decision: DECISION,
        effectiveOn: TODAY,
        changes: [{ merge: { committeeIds: [gid(tree.a)], into: { committeeId: gid(c) } } }],
      },
    });
    expect(merged.data.answer).toMatchObject({ __typename: 'ReorganisePayload' });
    const { data } = await server.ask(
      'cell',
      `mutation ($input: RecordAdmissionInput!) { recordAdmission(input: $input) {
        __typename ... on UserError { code message } ... on AdmissionPayload { admission { committee { name } } } } }`,
      {
        input: {
          candidateId: globalId('Candidate', candidate),
          ceremonyOn: TODAY,
          decisionNumber: '3-QĐ',
          decisionOn: '2026-11-20',
        },
      },
    );
    expect(data.recordAdmission).toEqual({
      __typename: 'AdmissionPayload',
      admission: { committee: { name: 'Thôn C' } },
    });
  });
});

describe('a board of a committee together with its predecessors', () => {
  const BOARD = `query ($id: ID!, $year: Int!, $depth: BoardDepth!, $view: BoardView!) {
    quotaBoard(committeeId: $id, year: $year, depth: $depth, view: $view) {
      cursor sharedPredecessors { name } rows { id committeeId parentId name admitted admittedHere plan view endedOn status }
    } }`;
  const boardOf = async (id: string, year: number, depth = 'SUBTREE', view = 'SUCCESSORS') => {
    const { data, errors } = await server.ask('boss', BOARD, { id: gid(id), year, depth, view });
    expect(errors).toBeUndefined();
    const { cursor, rows, sharedPredecessors } = data.quotaBoard;
    // Throws where a parent is not the sum of its rows.
    new BoardChecker({ after: cursor, rows });
    return { cursor, rows, shared: sharedPredecessors.map(({ name }: { name: string }) => name) };
  };
  const figures = (rows: { name: string; admitted: number; endedOn: string | null }[]) =>
    rows.map(({ name, admitted, endedOn }) => [name, admitted, endedOn]);
  const idOf = async (name: string): Promise<string> =>
    (await sql<{ id: string }>('SELECT id FROM committee WHERE name = $1', [name]))[0]?.id ?? '';

  it('is their sum in years before it, and in the year of the change', async () => {
    const tree = await plant();
    const { pool } = server.app.services.database;
    for (const day of ['2025-05-01', '2025-06-01', '2026-02-01']) await admitOn(pool, tree.a, day);
    await admitOn(pool, tree.b, '2025-07-01');
    await merge(tree, 'Xã Chung');
    const id = await idOf('Xã Chung');
    await admitOn(pool, tree.a, TODAY);
    await server.app.services.feed.settle();
    const before = await boardOf(id, 2025);
    expect(figures(before.rows)).toEqual([
      ['Xã Chung', 3, null],
      ['Xã Hai', 1, TODAY],
      ['Thôn B', 1, null],
      ['Xã Một', 2, TODAY],
      ['Thôn A', 2, null],
    ]);
    const cut = await boardOf(id, 2026);
    expect(figures(cut.rows)).toEqual([
      ['Xã Chung', 2, null],
      ['Xã Hai', 0, TODAY],
      ['Thôn B', 0, null],
      ['Xã Một', 1, TODAY],
      ['Thôn A', 1, null],
      ['Thôn A', 1, null],
      ['Thôn B', 0, null],
    ]);
    expect(figures((await boardOf(id, 2025, 'CHILDREN')).rows).map(([name]) => name)).toEqual([
      'Xã Chung',
      'Xã Hai',
      'Xã Một',
    ]);
    expect(figures((await boardOf(id, 2025, 'SUBTREE', 'AS_THEN')).rows)).toEqual([['Xã Chung', 0, null]]);
    // Its rows have ids of their own, by which they are found again; pages of it continue each other.
    const [top] = before.rows;
    const { data } = await server.ask(
      'boss',
      'query ($id: ID!) { node(id: $id) { ... on QuotaProgress { admitted view } } }',
      {
        id: top.id,
      },
    );
    expect(data.node).toEqual({ admitted: 3, view: 'SUCCESSORS' });
    const page = await server.ask(
      'boss',
      `query ($id: ID!, $after: ID!) { quotaBoard(committeeId: $id, year: 2025, depth: SUBTREE, view: SUCCESSORS) { rows(first: 2, after: $after) { name } } }`,
      { id: gid(id), after: before.rows[1].id },
    );
    expect(page.data.quotaBoard.rows).toEqual([{ name: 'Thôn B' }, { name: 'Xã Một' }]);
  });

  it('never adds one that others followed too, and names it', async () => {
    const tree = await plant();
    await admitOn(server.app.services.database.pool, tree.a, '2025-05-01');
    const { data } = await server.ask('boss', REORGANISE, {
      input: {
        decision: DECISION,
        effectiveOn: TODAY,
        changes: [
          ...['Phần Một', 'Phần Hai'].map((name, n) => ({
            found: {
              ref: `p${n}`,
              kind: 'GRASSROOTS_COMMITTEE',
              name,
              code: null,
              under: { committeeId: gid(tree.district) },
            },
          })),
          {
            split: {
              committeeId: gid(tree.one),
              parts: [{ to: { ref: 'p0' }, committeeIds: [gid(tree.a)] }, { to: { ref: 'p1' } }],
            },
          },
        ],
      },
    });
    expect(data.answer).toMatchObject({ __typename: 'ReorganisePayload' });
    const board = await boardOf(await idOf('Phần Một'), 2025);
    expect(figures(board.rows)).toEqual([['Phần Một', 0, null]]);
    expect(board.shared).toEqual(['Xã Một']);
  });

  it('moves when something is still recorded of a predecessor', async () => {
    const tree = await plant();
    await admitOn(server.app.services.database.pool, tree.a, '2025-05-01');
    await merge(tree, 'Xã Sống');
    const id = await idOf('Xã Sống');
    const live = await openBoard('WebSocket', {
      url: server.url,
      token: await server.token('boss'),
      variables: { committeeId: gid(id), year: 2025, depth: 'SUBTREE' },
      query: WATCH.replace('after: $after', 'after: $after, view: SUCCESSORS'),
    });
    open.push(live);
    expect(live.board.row('Xã Sống').admitted).toBe(1);
    await admitOn(server.app.services.database.pool, tree.b, '2025-08-01');
    await live.shows(PATIENCE_MS, 'the late admission', (board) => board.row('Xã Sống').admitted === 2);
    expect(live.seen.at(-1)).toMatchObject({ kind: 'DELTA' });
    expect(live.board.row('Xã Hai').admitted).toBe(1);
  });
});

describe('a live board at the midnight of a decision of a day to come', () => {
  it('ends there, and no frame before it tells', async () => {
    const tree = await plant();
    await server.grant('late', 'GRASSROOTS_COMMITTEE', tree.two);
    await server.grant('late-end', 'GRASSROOTS_COMMITTEE', tree.two);
    await server.app.services.feed.settle();
    const [kept, refused] = [await watchBoth('late', tree.two), await watchBoth('late-end', tree.two)];
    await merge(tree, 'Xã Sau', {
      effectiveOn: '2026-12-01',
      roles: [{ grantId: await grantId('late-end'), outcome: 'ENDS' }],
    });
    for (const live of [...kept, ...refused]) {
      const seen = live.seen.length;
      await eventually(PATIENCE_MS, 'it goes on', async () => live.seen.length > seen + 1);
      expect(live.seen.filter(({ reason }) => reason !== null && reason !== 'TREE_CHANGED')).toEqual([]);
      expect(live.over).toBe(false);
    }
    await setToday('2026-12-01');
    clock = demoClock('2026-12-01');
    for (const text of await Promise.all(refused.map(errorOf))) expect(text).toContain('"name":"Xã Sau"');
    for (const live of kept) {
      const ended = () => live.seen.filter(({ reason }) => reason === 'COMMITTEE_ENDED');
      await eventually(PATIENCE_MS, 'the end', async () => ended().length > 0);
      expect(ended().at(-1)).toMatchObject({ successors: [{ name: 'Xã Sau' }] });
    }
  });
});
