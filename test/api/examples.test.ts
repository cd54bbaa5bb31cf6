import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoExamples } from '../../src/cli/demo-examples.ts';
import type { Example } from '../../src/cli/examples.ts';
import type { BoardFrame } from '../helpers/board-client.ts';
import { DEMO_DAY } from '../helpers/test-database.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';

let server: TestServer;
let examples: Map<string, Example>;
beforeAll(async () => {
  server = await startTestServer();
  const all = await demoExamples(server.app.services.database.prisma, DEMO_DAY, 2026);
  examples = new Map(all.map((example) => [example.name, example]));
});
afterAll(() => server.stop());

async function run(name: string) {
  const { query, variables } = examples.get(name) as Example;
  examples.delete(name);
  const { data, errors } = await server.ask('demo-district', query, JSON.parse(variables));
  expect(errors).toBeUndefined();
  return data;
}

// The examples are what GraphiQL opens with: each must give what it promises, on the demo data as they come.

it('1: the board of Lục Yên shows the 216 of 216', async () => {
  const { quotaBoard } = await run('1-board-of-luc-yen');
  expect(quotaBoard.rows).toHaveLength(44);
  expect(quotaBoard.rows[0]).toMatchObject({
    plan: 216,
    admitted: 216,
    percent: 100,
    percentOfFloor: 144,
    status: 'MET',
  });
});

it('2: the cells of Lâm Thượng show Khéo Lẹng with its households and members', async () => {
  const { committee } = await run('2-cells-of-a-commune');
  const cells = committee.children.edges.map(({ node }: { node: { name: string } }) => node);
  expect(cells).toContainEqual(
    expect.objectContaining({
      name: 'Chi bộ thôn Khéo Lẹng',
      profile: { households: 208, poorHouseholds: 25, poorPercent: 12, mainEthnicGroup: 'Tày' },
      membership: { memberCount: 38 },
      quota: expect.objectContaining({ plan: 1, admitted: 1, status: 'MET' }),
    }),
  );
});

it('3: candidates wait, each with a certificate', async () => {
  const { candidates } = await run('3-candidates-waiting');
  expect(candidates.totalCount).toBeGreaterThanOrEqual(25);
  for (const { node } of candidates.edges) {
    expect(node.enrolments.some(({ certificate }: { certificate: object | null }) => certificate !== null)).toBe(true);
  }
});

it('4 and 5: the live board moves when the admission is recorded', async () => {
  const live = examples.get('4-live-board') as Example;
  examples.delete('4-live-board');
  const client = await server.ws('demo-district');
  const frames = client.iterate<{ quotaBoard: BoardFrame }>({
    query: live.query,
    variables: JSON.parse(live.variables),
  });
  expect((await frames.next()).value?.data?.quotaBoard.kind).toBe('SNAPSHOT');
  const { recordAdmission } = await run('5-record-an-admission');
  expect(recordAdmission).toMatchObject({
    __typename: 'AdmissionPayload',
    admission: { ceremonyOn: DEMO_DAY, candidate: { stage: 'PROBATIONARY' } },
  });
  const frame = (await frames.next()).value?.data?.quotaBoard;
  expect(frame).toMatchObject({ kind: 'DELTA', cursor: recordAdmission.cursor });
  expect(frame?.rows.map(({ name }: { name: string }) => name)).toEqual([
    'Đảng bộ huyện Lục Yên',
    'Đảng bộ xã Lâm Thượng',
    'Chi bộ thôn Khéo Lẹng',
  ]);
  await frames.return?.();
});

it('there is no example without a test', () => {
  expect([...examples.keys()]).toEqual([]);
});
