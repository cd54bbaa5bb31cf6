import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => {
  expect(await feedDifferences(server)).toEqual([]);
  await server.stop();
});

const ROOT = globalId('Committee', demoIds.province);
const LUC_YEN = globalId('Committee', demoIds.lucYen);

async function set(input: object, subject = 'demo-province') {
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: SetPaceInput!) { answer: setPace(input: $input) {
      __typename
      ... on SetPacePayload { committee { pace { source caseCount duePercents } } }
      ... on InvalidInput { mistakes { path } }
      ... on UserError { code path }
    } }`,
    { input: { committeeId: ROOT, source: 'EVEN', reason: 'tổng kết', ...input } },
  );
  expect(errors).toBeUndefined();
  return data.answer;
}

interface Row {
  name: string;
  admitted: number;
  plan: number | null;
  status: string;
}

async function board(): Promise<{ cursor: string; rows: Row[] }> {
  const { data } = await server.ask(
    'demo-district',
    `query ($id: ID!) { quotaBoard(committeeId: $id, year: 2026, depth: SUBTREE) { cursor rows { name admitted plan status } } }`,
    { id: LUC_YEN },
  );
  return data.quotaBoard;
}

const NOTHING_BEFORE_DECEMBER = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 100];
const ALL_IN_JANUARY = NOTHING_BEFORE_DECEMBER.toReversed();

describe('setPace', () => {
  it('moves who is behind on all boards of the tree with its answer', async () => {
    const of = (rows: readonly Row[], status: string): number => rows.filter((row) => row.status === status).length;
    const before = await board();
    const early = (await set({ source: 'SET', monthPercents: ALL_IN_JANUARY })).committee.pace;
    expect(early).toEqual({ source: 'SET', caseCount: 0, duePercents: Array.from({ length: 12 }, () => 100) });
    const late = await board();
    expect(late.cursor).not.toBe(before.cursor);
    expect(of(late.rows, 'AHEAD') + of(late.rows, 'ON_TRACK')).toBe(0);
    await set({ source: 'SET', monthPercents: NOTHING_BEFORE_DECEMBER });
    expect(of((await board()).rows, 'BEHIND')).toBe(0);
    expect((await set({})).committee.pace).toEqual({ source: 'EVEN', caseCount: 0, duePercents: null });
    expect((await board()).rows).toEqual(before.rows);
    const { database } = server.app.services;
    expect(await database.prisma.paceSetting.findMany({ select: { version: true, setBy: true } })).toEqual(
      [1, 2, 3].map((version) => ({ version, setBy: 'demo-province' })),
    );
  });

  it('is learnt from the months of the last three years that are over, by the day that counts', async () => {
    const { rows } = await server.app.services.database.pool.query<{ month: number; n: number }>(
      `SELECT extract(month FROM counts_on)::integer AS month, count(*)::integer AS n FROM admission
       WHERE counts_on BETWEEN '2023-01-01' AND '2025-12-31' GROUP BY 1`,
    );
    const all = rows.reduce((sum, { n }) => sum + n, 0);
    const upTo = (month: number): number => rows.filter((row) => row.month <= month).reduce((sum, { n }) => sum + n, 0);
    const { source, caseCount, duePercents } = (await set({ source: 'LEARNT' })).committee.pace;
    expect({ source, caseCount }).toEqual({ source: 'LEARNT', caseCount: all });
    expect(all).toBeGreaterThan(30);
    for (const [n, due] of duePercents.entries()) expect(due).toBeCloseTo((100 * upTo(n + 1)) / all, 0);
    expect(duePercents.at(-1)).toBe(100);
  });

  it('is the same in the memory of every node, and in the file of a board', async () => {
    await set({ source: 'SET', monthPercents: ALL_IN_JANUARY });
    const other = await server.node();
    const [one, two] = [server.app, other].map(({ services }) => {
      const committee = services.feed.state.committees.get(demoIds.kheoLeng);
      return committee && services.feed.state.settingsOf(committee, '2026-11-24');
    });
    expect(two).toEqual(one);
    expect(one?.pace).toHaveLength(12);
    await set({});
  });

  it('is for the committee at the top, and tells all that is wrong with a form', async () => {
    expect(await set({ committeeId: LUC_YEN }, 'demo-district')).toMatchObject({ code: 'FORECAST_OF_ROOT' });
    expect(await set({}, 'demo-commune')).toMatchObject({ __typename: 'NotFound' });
    const wrong = async (input: object): Promise<string[]> =>
      (await set(input)).mistakes.map(({ path }: { path: string[] }) => path.slice(1).join('.'));
    expect(await wrong({ source: 'SET', reason: ' ' })).toEqual(['monthPercents', 'reason']);
    expect(await wrong({ source: 'SET', monthPercents: [100] })).toEqual(['monthPercents']);
    expect(await wrong({ source: 'SET', monthPercents: [...ALL_IN_JANUARY.slice(0, 11), 1] })).toEqual([
      'monthPercents',
    ]);
    expect(await wrong({ source: 'SET', monthPercents: [101, -1, ...ALL_IN_JANUARY.slice(2)] })).toEqual([
      'monthPercents.0',
      'monthPercents.1',
    ]);
    expect(await wrong({ source: 'EVEN', monthPercents: ALL_IN_JANUARY })).toEqual(['monthPercents']);
  });
});
