import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ROOT = globalId('Committee', demoIds.province);
const LUC_YEN = globalId('Committee', demoIds.lucYen);

const SET = `mutation ($input: SetForecastInput!) { answer: setForecast(input: $input) {
  __typename
  ... on SetForecastPayload { committee { forecastTimes { source stages { stage sharePercent shortestDays usualDays longestDays } } } }
  ... on InvalidInput { mistakes { path } }
  ... on UserError { code path }
} }`;
const BOARD = `query ($id: ID!) { quotaBoard(committeeId: $id, year: 2026, depth: CHILDREN) {
  cursor rows { name admitted reachableCount forecast forecastLow forecastHigh forecastSource status } } }`;

const set = async (input: object, subject = 'demo-province') => {
  const { data, errors } = await server.ask(subject, SET, {
    input: { committeeId: ROOT, reason: 'tổng kết', ...input },
  });
  expect(errors).toBeUndefined();
  return data.answer;
};

interface Row {
  name: string;
  admitted: number;
  reachableCount: number;
  forecast: number;
  forecastLow: number;
  forecastHigh: number;
  forecastSource: string | null;
  status: string;
}

async function board(id: string, subject = 'demo-province'): Promise<{ cursor: string; rows: Row[] }> {
  const { data } = await server.ask(subject, BOARD, { id });
  return data.quotaBoard;
}

const DECIDED = {
  stage: 'DECIDED',
  sharePercent: 100,
  shortestDays: 0,
  quickDays: 0,
  usualDays: 0,
  slowDays: 1,
  longestDays: 1,
};

describe('the forecast of the demo district', () => {
  it('is an assumption that says so, and is the sum of what stands below', async () => {
    const { rows } = await board(LUC_YEN);
    const [top, ...below] = rows;
    expect(top).toMatchObject({ forecastSource: 'ASSUMED', status: 'AT_RISK' });
    const sum = below.reduce((all, { forecast }) => all + Math.round(forecast * 1_000), 0);
    expect(Math.round((top?.forecast ?? 0) * 1_000)).toBe(sum);
    for (const row of rows) {
      expect(row.forecastLow).toBeGreaterThanOrEqual(row.admitted);
      expect(row.forecastHigh).toBeLessThanOrEqual(row.admitted + row.reachableCount + 30);
      expect(row.forecast).toBeGreaterThanOrEqual(row.admitted);
    }
  });

  it('is there for the year of today and for no other', async () => {
    const { data } = await server.ask(
      'demo-district',
      'query ($id: ID!) { committee(id: $id) { past: quota(year: 2025) { forecast reachableCount } next: quota(year: 2027) { forecast reachableCount } } }',
      { id: LUC_YEN },
    );
    const none = { forecast: null, reachableCount: null };
    expect(data.committee).toEqual({ past: none, next: none });
  });
});

describe('setForecast', () => {
  it('moves all boards of the tree with its answer, and is taken back by leaving the stages out', async () => {
    const before = await board(LUC_YEN, 'demo-district');
    const answer = await set({ stages: [DECIDED] });
    const { source, stages } = answer.committee.forecastTimes;
    expect(source).toBe('SET');
    expect(stages.at(-1)).toEqual({
      stage: 'DECIDED',
      sharePercent: 100,
      shortestDays: 0,
      usualDays: 0,
      longestDays: 1,
    });
    // What was not named is as it was assumed.
    expect(stages[0]).toMatchObject({ stage: 'SOURCE', sharePercent: 40, usualDays: 400 });
    const after = await board(LUC_YEN, 'demo-district');
    expect(after.cursor).not.toBe(before.cursor);
    expect(after.rows[0]).toMatchObject({ forecastSource: 'SET' });
    expect(after.rows[0]?.forecast).toBeGreaterThan(before.rows[0]?.forecast ?? Number.NaN);

    expect((await set({})).committee.forecastTimes.source).toBe('ASSUMED');
    expect((await board(LUC_YEN, 'demo-district')).rows).toEqual(before.rows);
    const { database } = server.app.services;
    expect(
      await database.prisma.forecastSetting.findMany({
        orderBy: { version: 'asc' },
        select: { version: true, setBy: true },
      }),
    ).toEqual([
      { version: 1, setBy: 'demo-province' },
      { version: 2, setBy: 'demo-province' },
    ]);
  });

  it('is refused to a committee below another one, and to a commune', async () => {
    expect(await set({ committeeId: LUC_YEN }, 'demo-district')).toMatchObject({ code: 'FORECAST_OF_ROOT' });
    const commune = globalId('Committee', demoIds.lamThuong);
    expect(await set({ committeeId: commune }, 'demo-commune')).toMatchObject({ __typename: 'Forbidden' });
    expect(await set({}, 'demo-commune')).toMatchObject({ __typename: 'NotFound' });
  });

  it('is refused whole, with all that cannot be right', async () => {
    const stages = [
      DECIDED,
      DECIDED,
      { ...DECIDED, stage: 'PROBATIONARY' },
      { ...DECIDED, stage: 'DOSSIER', sharePercent: 101, usualDays: -1 },
      { ...DECIDED, stage: 'OPINIONS', slowDays: 9, longestDays: 8 },
      { ...DECIDED, stage: 'VERIFYING', longestDays: 3_651 },
    ];
    const { mistakes } = await set({ stages, reason: ' ' });
    expect(mistakes.map(({ path }: { path: string[] }) => path.join('.')).sort()).toEqual([
      'input.reason',
      'input.stages.1.stage',
      'input.stages.2.stage',
      'input.stages.3.sharePercent',
      'input.stages.3.usualDays',
      'input.stages.4.longestDays',
      'input.stages.5.longestDays',
    ]);
    expect((await set({ stages: [] })).mistakes).toEqual([{ path: ['input', 'stages'] }]);
  });
});
