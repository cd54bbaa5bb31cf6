import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { feedDifferences } from '../helpers/figures.ts';
import { foundCommittee } from '../helpers/found-committee.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The server's day is 2026-11-23: the year that the decision cuts goes on.
const ON = '2026-07-01';
const YEAR = 2026;

let server: TestServer;
let province: string;
beforeAll(async () => {
  server = await startTestServer({ from: 'empty' });
  province = await found('PROVINCE', 'Đảng bộ tỉnh', null);
  await server.grant('boss', 'SUPERIOR_COMMITTEE', province);
});
afterAll(async () => {
  expect(await feedDifferences(server)).toEqual([]);
  await server.stop();
});

const sql = (text: string, values: unknown[]) => server.app.services.database.pool.query(text, values);
const gid = (id: string): string => globalId('Committee', id);

const found = (kind: string, name: string, parent: string | null): Promise<string> =>
  foundCommittee(server, kind, name, parent);

async function plan(committeeId: string, target: number): Promise<void> {
  await sql(
    `INSERT INTO admission_quota (id, committee_id, year, kind, target) VALUES (gen_random_uuid(), $1, $2, 'PLAN', $3)`,
    [committeeId, YEAR, target],
  );
  await server.app.services.feed.settle();
}

/** Two communes, the first with two cells and the second with one. */
async function plant(): Promise<Record<'district' | 'one' | 'two' | 'a' | 'b' | 'c', string>> {
  const district = await found('SUPERIOR', 'Đảng bộ huyện', province);
  const one = await found('GRASSROOTS_COMMITTEE', 'Đảng bộ xã Một', district);
  const two = await found('GRASSROOTS_COMMITTEE', 'Đảng bộ xã Hai', district);
  const [a, b] = [await found('CELL', 'Chi bộ A', one), await found('CELL', 'Chi bộ B', one)];
  return { district, one, two, a, b, c: await found('CELL', 'Chi bộ C', two) };
}

/** Merges communes into a new one, on the day that cuts the year. Answers its id. */
async function merge(communes: readonly string[], district: string): Promise<string> {
  const { data, errors } = await server.ask(
    'boss',
    `mutation ($input: ReorganiseInput!) { it: reorganise(input: $input) { __typename } }`,
    {
      input: {
        decision: { number: '7-QĐ/TU', issuedOn: '2026-06-20', issuer: 'Tỉnh ủy', title: 'Sắp xếp tổ chức đảng' },
        effectiveOn: ON,
        changes: [
          { merge: { committeeIds: communes.map(gid), into: { ref: 'x' } } },
          {
            found: {
              ref: 'x',
              kind: 'GRASSROOTS_COMMITTEE',
              name: 'Đảng bộ xã Mới',
              under: { committeeId: gid(district) },
            },
          },
        ],
      },
    },
  );
  expect(errors).toBeUndefined();
  expect(data.it).toEqual({ __typename: 'ReorganisePayload' });
  const { rows } = await sql('SELECT to_id AS id FROM committee_lineage WHERE from_id = $1 AND annulled_at IS NULL', [
    communes[0],
  ]);
  return rows[0].id;
}

async function inherited(id: string, year = YEAR, subject = 'boss') {
  const { data, errors } = await server.ask(
    subject,
    `query ($id: ID!, $year: Int!) { committee(id: $id) { quota(year: $year) {
      plan status inheritedFrom { predecessors { committeeId name plan isShared } cellsPlan }
    } } }`,
    { id: gid(id), year },
  );
  expect(errors).toBeUndefined();
  return data.committee.quota;
}

describe('QuotaProgress.inheritedFrom', () => {
  it('names the plans of those who ended with the decision, whole; what is given to the new body stands beside them', async () => {
    const { district, one, two } = await plant();
    await plan(one, 5);
    await plan(two, 3);
    const merged = await merge([one, two], district);
    const predecessors = [
      { committeeId: gid(two), name: 'Đảng bộ xã Hai', plan: 3, isShared: false },
      { committeeId: gid(one), name: 'Đảng bộ xã Một', plan: 5, isShared: false },
    ];
    expect(await inherited(merged)).toMatchObject({ plan: null, inheritedFrom: { predecessors, cellsPlan: null } });
    await plan(merged, 4);
    expect(await inherited(merged)).toMatchObject({ plan: 4, inheritedFrom: { predecessors, cellsPlan: null } });
    // The plan of who ended stays whole with it, and is not one that was missed.
    expect(await inherited(one)).toEqual({ plan: 5, status: 'ENDED', inheritedFrom: null });
    expect((await inherited(merged, YEAR + 1)).inheritedFrom).toBeNull();
    // Who sees the figures of the new body sees what it took over.
    await server.grant('commune', 'GRASSROOTS_COMMITTEE', merged);
    expect((await inherited(merged, YEAR, 'commune')).inheritedFrom.predecessors).toEqual(predecessors);
  });

  it('is the sum of the plans of the cells where none of those had one', async () => {
    const { district, one, two, a, b, c } = await plant();
    await plan(a, 2);
    await plan(c, 1);
    const merged = await merge([one, two], district);
    expect((await inherited(merged)).inheritedFrom).toEqual({ predecessors: [], cellsPlan: 3 });
    await plan(b, 4);
    expect((await inherited(merged)).inheritedFrom).toEqual({ predecessors: [], cellsPlan: 7 });
  });

  it('is null for who followed nobody, and nothing is known where neither had a plan', async () => {
    const { district, one, two, a } = await plant();
    expect((await inherited(one)).inheritedFrom).toBeNull();
    const merged = await merge([one, two], district);
    expect((await inherited(merged)).inheritedFrom).toEqual({ predecessors: [], cellsPlan: null });
    expect((await inherited(a)).inheritedFrom).toBeNull();
  });
});
