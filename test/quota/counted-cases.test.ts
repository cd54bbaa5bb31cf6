import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { openPool } from '../helpers/live-district.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { admitOn } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { transferCases } from '../helpers/transfer-cases.ts';

const COUNTED = `
  id admitted
  admissions(first: 100) { totalCount unseenCount nodes { ceremonyOn revoked committee { id } } }
  waiting(first: 100) { totalCount unseenCount nodes { id stage } }`;

const FEW = COUNTED.replaceAll('first: 100', 'first: 5');

const { kheoLeng, lamThuong, naHau, lucYen, province } = demoIds;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function figures(committeeId: string, year: number, subject = 'demo-province', of = server) {
  const { data, errors } = await of.ask(
    subject,
    `query ($id: ID!, $year: Int!) { committee(id: $id) { quota(year: $year) { ${COUNTED} } } }`,
    { id: globalId('Committee', committeeId), year },
  );
  expect(errors).toBeUndefined();
  return data.committee.quota;
}

describe('why this number', () => {
  it('opens a figure to as many admissions as it says, all of its year', async () => {
    for (const id of [lucYen, lamThuong, kheoLeng]) {
      const { admitted, admissions, waiting } = await figures(id, 2023);
      expect(admitted).toBeGreaterThan(0);
      expect(admissions).toMatchObject({ totalCount: admitted, unseenCount: 0 });
      expect(admissions.nodes).toHaveLength(Math.min(admitted, 100));
      for (const { ceremonyOn, revoked } of admissions.nodes) {
        expect(ceremonyOn.slice(0, 4)).toBe('2023');
        expect(revoked).toBe(false);
      }
      expect(waiting).toBeNull();
    }
  });

  it('shows a board on a wall no admission, and says how many there are', async () => {
    const { admitted, admissions } = await figures(lucYen, 2023, 'demo-dashboard');
    expect(admissions).toEqual({ totalCount: 0, unseenCount: admitted, nodes: [] });
  });

  it('tells apart what a viewer may read of a figure and what not', async () => {
    await server.grant('half', 'DASHBOARD', lucYen);
    await server.grant('half', 'GRASSROOTS_COMMITTEE', lamThuong);
    await server.app.services.feed.settle();
    const whole = await figures(lucYen, 2023, 'half');
    const part = await figures(lamThuong, 2023, 'half');
    expect(part.admissions).toMatchObject({ totalCount: part.admitted, unseenCount: 0 });
    expect(whole.admissions).toMatchObject({
      totalCount: part.admitted,
      unseenCount: whole.admitted - part.admitted,
    });
  });

  it('lists who waits for the ceremony, and counts whom the viewer may not read', async () => {
    const { prisma } = server.app.services.database;
    const before = await figures(kheoLeng, 2026);
    const id = await plantPerson(prisma, { committeeId: kheoLeng, stage: 'DECIDED' });
    const { waiting } = await figures(kheoLeng, 2026);
    expect(waiting).toMatchObject({ totalCount: before.waiting.totalCount + 1, unseenCount: 0 });
    expect(waiting.nodes).toContainEqual({ id: globalId('Candidate', id), stage: 'DECIDED' });
    expect((await figures(kheoLeng, 2026, 'demo-dashboard')).waiting).toEqual({
      totalCount: 0,
      unseenCount: before.waiting.totalCount + 1,
      nodes: [],
    });
    expect((await figures(lucYen, 2026)).waiting.totalCount).toBeGreaterThan(before.waiting.totalCount);
  });

  it('counts an admission where it was, though the person has gone elsewhere', async () => {
    const { prisma, pool } = server.app.services.database;
    const before = await figures(kheoLeng, 2023);
    const { candidateId } = await prisma.admission.findFirstOrThrow({
      where: {
        committeeId: kheoLeng,
        revoked: false,
        ceremonyOn: { gte: new Date('2023-01-01'), lt: new Date('2024-01-01') },
      },
    });
    await transferCases(pool, [candidateId], demoIds.yenThe, '2026-11-23');
    expect(await figures(kheoLeng, 2023)).toEqual(before);
    await transferCases(pool, [candidateId], kheoLeng, '2026-11-23');
  });

  it('shows of a committee that moved under each parent what was counted there', async () => {
    const other = await startTestServer();
    const pool = openPool({ url: other.config.database.url });
    await admitOn(pool, kheoLeng, '2026-02-02');
    await pool.query(`DO $$ BEGIN
      UPDATE committee_placement SET valid_to = '2026-03-01' WHERE child_id = '${kheoLeng}' AND valid_to IS NULL;
      INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ('${kheoLeng}', '${naHau}', '2026-03-01');
    END $$`);
    await admitOn(pool, kheoLeng, '2026-03-01');
    await admitOn(pool, kheoLeng, '2026-04-04');
    await plantPerson(other.app.services.database.prisma, { committeeId: kheoLeng, stage: 'DECIDED' });
    await pool.query(`SELECT place_committees('2026-11-23')`);
    await pool.end();
    await other.app.services.feed.settle();
    const waiting: (number | null)[] = [];
    for (const parent of [lamThuong, naHau]) {
      const { data, errors } = await other.ask(
        'demo-province',
        `query ($id: ID!) { quotaBoard(committeeId: $id, year: 2026) { rows { ${FEW} } } }`,
        { id: globalId('Committee', parent) },
      );
      expect(errors).toBeUndefined();
      const rows: Awaited<ReturnType<typeof figures>>[] = data.quotaBoard.rows;
      for (const { admitted, admissions } of rows) expect(admissions.totalCount).toBe(admitted);
      const part = rows.find(({ id }) => Buffer.from(id, 'base64').toString().includes(`${kheoLeng}:2026:${parent}`));
      waiting.push(part.waiting?.totalCount ?? null);
    }
    expect(waiting).toEqual([null, expect.any(Number)]);
    await other.stop();
  });

  it('of a committee with its predecessors is the sum of them', async () => {
    const { data, errors } = await server.ask(
      'demo-province',
      `query ($id: ID!) { quotaBoard(committeeId: $id, year: 2023, view: SUCCESSORS, depth: SELF) { rows { ${FEW} } } }`,
      { id: globalId('Committee', province) },
    );
    expect(errors).toBeUndefined();
    const [{ admitted, admissions }] = data.quotaBoard.rows;
    expect(admitted).toBeGreaterThan(0);
    expect(admissions.totalCount).toBe(admitted);
  });
});
