import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { demoLoginsAfter } from '../../prisma/seed/grants.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The world in which `npm run demo` stands: the districts ended by a decision of the sample. What the article says is still said.

const TODAY = '2026-11-23';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ sampleOf: TODAY, districtsEnd: true });
});
afterAll(() => server?.stop());

async function ask(subject: string, query: string, variables: object = {}) {
  const { data, errors } = await server.ask(subject, query, variables);
  expect(errors).toBeUndefined();
  return data;
}

const id = (committee: string): string => globalId('Committee', committee);

it('stands under Lào Cai, with the communes that followed', async () => {
  const { committee } = await ask(
    'demo-province',
    `query ($id: ID!) { committee(id: $id) { name code
       communes: children(kind: [GRASSROOTS_COMMITTEE], first: 100) { nodes { name closedOn predecessors { fromName kind } } }
       districts: children(kind: [SUPERIOR], first: 100) { totalCount }
       all: children(first: 100) { totalCount } } }`,
    { id: id(demoIds.laoCai) },
  );
  expect(committee).toMatchObject({ name: 'Đảng bộ tỉnh Lào Cai', code: '15.000.000.000.000', districts: { totalCount: 0 } });
  const founded = committee.communes.nodes.filter(({ predecessors }: { predecessors: unknown[] }) => predecessors.length > 0);
  expect(founded).toHaveLength(6 + 9);
  expect(committee.all.totalCount).toBe(6 + 19 + 9 + 6);
  const lamThuong = founded.find(({ name }: { name: string }) => name === 'Đảng bộ xã Lâm Thượng');
  const merged = lamThuong.predecessors.filter(({ kind }: { kind: string }) => kind === 'MERGE');
  expect(merged.map(({ fromName }: { fromName: string }) => fromName).sort()).toEqual([
    'Đảng bộ xã Khánh Thiện',
    'Đảng bộ xã Lâm Thượng',
    'Đảng bộ xã Mai Sơn',
    'Đảng bộ xã Tân Phượng',
  ]);
  expect(await feedDifferences(server)).toEqual([]);
});
