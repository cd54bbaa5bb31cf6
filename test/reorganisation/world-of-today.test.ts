import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { demoExamples } from '../../src/cli/demo-examples.ts';
import { readDemoLogins } from '../../src/cli/demo-logins.ts';
import { readAuthorities } from '../../src/db/queries/authorities.ts';
import { authorityOf } from '../../src/resolvers/committee/authority.ts';
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
  expect(committee).toMatchObject({
    name: 'Đảng bộ tỉnh Lào Cai',
    code: '15.000.000.000.000',
    districts: { totalCount: 0 },
  });
  const founded = committee.communes.nodes.filter(
    ({ predecessors }: { predecessors: unknown[] }) => predecessors.length > 0,
  );
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

it('says what the article says', async () => {
  const said = await ask(
    'demo-province',
    `query ($lucYen: ID!, $vanYen: ID!, $kheoLeng: ID!) {
       lucYen: committee(id: $lucYen) {
         closedOn membership(asOf: "2023-12-18") { memberCount } quota(year: 2023) { plan admitted floor }
         children(asOf: "2023-12-18", first: 100) { totalCount } subtree(asOf: "2023-12-18", kind: [CELL]) { totalCount }
         successors { toName } }
       vanYen: committee(id: $vanYen) {
         y2021: inspectionCompletion(year: 2021) { committeeCount completedCount }
         y2023: inspectionCompletion(year: 2023) { committeeCount completedCount } }
       kheoLeng: committee(id: $kheoLeng) {
         name parent { name } before: parent(asOf: "2023-12-18") { id }
         membership(asOf: "2023-12-18") { memberCount } profile { households poorHouseholds } quota(year: 2023) { plan admitted } } }`,
    { lucYen: id(demoIds.lucYen), vanYen: id(demoIds.vanYen), kheoLeng: id(demoIds.kheoLeng) },
  );
  expect(said).toMatchObject({
    lucYen: {
      closedOn: '2025-07-01',
      membership: { memberCount: 6_799 },
      quota: { plan: 216, admitted: 216, floor: 150 },
      children: { totalCount: 43 },
      subtree: { totalCount: 344 },
    },
    vanYen: { y2021: { committeeCount: 31, completedCount: 31 }, y2023: { committeeCount: 31, completedCount: 31 } },
    kheoLeng: {
      parent: { name: 'Đảng bộ xã Lâm Thượng' },
      before: { id: id(demoIds.lamThuong) },
      membership: { memberCount: 38 },
      profile: { households: 208, poorHouseholds: 25 },
      quota: { plan: 1, admitted: 1 },
    },
  });
  expect(said.lucYen.successors).toHaveLength(6);
});

it('has quotas and cases of this year, and a board that adds up to them', async () => {
  const board = `query ($id: ID!, $year: Int!, $view: BoardView!) {
    quotaBoard(committeeId: $id, year: $year, depth: CHILDREN, view: $view) { rows { committeeId name plan admitted pipelineCount } } }`;
  const { quotaBoard } = await ask('demo-dashboard', board, { id: id(demoIds.laoCai), year: 2026, view: 'AS_THEN' });
  const [top, ...rows] = quotaBoard.rows;
  const sum = (of: string): number =>
    rows.reduce((all: number, row: Record<string, number>) => all + (row[of] ?? 0), 0);
  expect(top).toMatchObject({ name: 'Đảng bộ tỉnh Lào Cai', plan: 205 });
  expect(sum('plan')).toBe(205);
  expect(top.admitted).toBeGreaterThan(150);
  expect(sum('admitted')).toBe(top.admitted);
  expect(sum('pipelineCount')).toBe(top.pipelineCount);

  // The new Lâm Thượng in 2023 is the four that it follows.
  const then = await ask('demo-commune', board, { id: id(demoIds.newLamThuong), year: 2023, view: 'SUCCESSORS' });
  const [joint, ...parts] = then.quotaBoard.rows;
  expect(parts.map(({ name }: { name: string }) => name)).toContain('Đảng bộ xã Mai Sơn');
  const admitted = parts.reduce((all: number, row: { admitted: number }) => all + row.admitted, 0);
  expect(joint.admitted).toBe(admitted);
  expect(admitted).toBeGreaterThan(0);
});

it('lets each login in on the committee that it names, and nobody on the district', async () => {
  const { logins, ended } = await readDemoLogins(server.database.url);
  expect(logins).toHaveLength(7);
  for (const { subject, role, committeeId, committeeName } of logins) {
    const { viewer } = await ask(subject, '{ viewer { grants { role committee { id name } } } }');
    expect(viewer.grants, subject).toEqual([{ role, committee: { id: id(committeeId), name: committeeName } }]);
  }
  expect(ended).toMatchObject([{ subject: 'demo-district', endedOn: '2025-07-01' }]);
  expect(ended[0]?.successors).toHaveLength(6);
  const { viewer } = await ask('demo-district', '{ viewer { grants { role } } }');
  expect(viewer.grants).toEqual([]);
});

it('knows no vote and no decision of a body that was not there, or was not to decide', async () => {
  const { pool } = server.app.services.database;
  const { rows } = await pool.query<{ day: string; cell: string; body: string; by: string }>(
    `SELECT d.issued_on::text AS day, c.committee_id AS cell, d.body::text AS body, d.decider_id AS by
     FROM decision d JOIN candidate c ON c.id = d.candidate_id WHERE d.issued_on >= '2025-06-01'
     UNION ALL
     SELECT r.held_on::text, c.committee_id, 'VOTE', r.committee_id
     FROM resolution r JOIN candidate c ON c.id = r.candidate_id WHERE r.body = 'GRASSROOTS' AND r.held_on >= '2025-06-01'`,
  );
  expect(rows.length).toBeGreaterThan(500);
  const days = [...new Set(rows.map(({ day }) => day))];
  const wrong: unknown[] = [];
  for (const day of days) {
    const ofDay = rows.filter((row) => row.day === day);
    const cells = [...new Set(ofDay.map(({ cell }) => cell))];
    const authorities = new Map(
      (await readAuthorities(pool, cells, day)).map((one) => [one.committeeId, authorityOf(one)]),
    );
    for (const row of ofDay) {
      const authority = authorities.get(row.cell);
      const isRight =
        row.body === 'VOTE'
          ? row.by === authority?.grassroots.id
          : row.by === authority?.decider.id && row.body === authority.body;
      if (!isRight) wrong.push({ ...row, authority });
    }
  }
  expect(wrong).toEqual([]);
});

it('shows its examples without an error', async () => {
  for (const { name, login, query, variables } of await demoExamples(
    server.app.services.database.prisma,
    TODAY,
    2026,
  )) {
    if (!/^\s*(#.*\n)*\s*query/.test(query)) continue;
    const subject = login === 'demo-district' ? 'demo-province' : login;
    const { data, errors } = await server.ask(subject, query, variables);
    expect(errors, name).toBeUndefined();
    expect(Object.values(data), name).not.toContain(null);
  }
});
