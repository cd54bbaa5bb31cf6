import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { openPool } from '../helpers/live-district.ts';
import { admitOn } from '../helpers/small-tree.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { transferCases } from '../helpers/transfer-cases.ts';

const STATISTICS = `query ($id: ID!, $year: Int!) {
  committee(id: $id) {
    quota(year: $year) { admitted pipelineCount }
    admissionCurve(year: $year) { days cumulative }
    stageCounts { stage candidateCount }
    admissionBreakdown(year: $year) { admittedCount removedCount knownCount womenCount ethnicMinorityCount youthUnionAgeCount }
  }
}`;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

async function statistics(subject: string, committeeId: string, year = 2023) {
  const { data, errors } = await server.ask(subject, STATISTICS, { id: globalId('Committee', committeeId), year });
  expect(errors).toBeUndefined();
  return data.committee;
}

describe('the curve of a year', () => {
  it('ends at what the board shows, for the district and each commune', async () => {
    const { data, errors } = await server.ask(
      'demo-dashboard',
      `query ($id: ID!) { committee(id: $id) {
        quota(year: 2023) { admitted } admissionCurve(year: 2023) { days cumulative }
        children(first: 100) { edges { node { quota(year: 2023) { admitted } admissionCurve(year: 2023) { days cumulative } } } }
      } }`,
      { id: globalId('Committee', demoIds.lucYen) },
    );
    expect(errors).toBeUndefined();
    const nodes = [data.committee, ...data.committee.children.edges.map(({ node }: { node: object }) => node)];
    expect(nodes).toHaveLength(44);
    for (const { quota, admissionCurve } of nodes) {
      expect(admissionCurve.cumulative.at(-1) ?? 0).toBe(quota.admitted);
      expect(admissionCurve.days).toHaveLength(admissionCurve.cumulative.length);
      expect(admissionCurve.days).toEqual(admissionCurve.days.toSorted());
      expect(new Set(admissionCurve.days).size).toBe(admissionCurve.days.length);
    }
    expect(nodes[0].quota.admitted).toBe(216);
  });

  it('costs one statement for all committees of a list', async () => {
    const { statements } = await countStatements(() =>
      server.ask(
        'demo-district',
        `query ($id: ID!) { committee(id: $id) { children(first: 100) { edges { node {
          admissionCurve(year: 2023) { cumulative } stageCounts { candidateCount }
        } } } } }`,
        { id: globalId('Committee', demoIds.lucYen) },
      ),
    );
    expect(statements.filter((sql) => sql.includes('by_day'))).toHaveLength(1);
    expect(statements.filter((sql) => sql.includes('by_stage'))).toHaveLength(1);
  });

  it('keeps what was admitted before a move under the old parent, as the board does', async () => {
    const other = await startTestServer();
    const pool = openPool({ url: other.config.database.url });
    const { kheoLeng, lamThuong, naHau } = demoIds;
    await admitOn(pool, kheoLeng, '2026-02-02');
    await pool.query(`DO $$ BEGIN
      UPDATE committee_placement SET valid_to = '2026-03-01' WHERE child_id = '${kheoLeng}' AND valid_to IS NULL;
      INSERT INTO committee_placement (child_id, parent_id, valid_from) VALUES ('${kheoLeng}', '${naHau}', '2026-03-01');
    END $$`);
    await admitOn(pool, kheoLeng, '2026-04-04');
    await pool.query(`SELECT place_committees('2026-11-23')`);
    await pool.end();
    await other.app.services.feed.settle();
    for (const id of [lamThuong, naHau, kheoLeng]) {
      const { data } = await other.ask('demo-province', STATISTICS, { id: globalId('Committee', id), year: 2026 });
      expect(data.committee.admissionCurve.cumulative.at(-1)).toBe(data.committee.quota.admitted);
    }
    await other.stop();
  });

  it('is empty where nobody was admitted', async () => {
    expect((await statistics('demo-district', demoIds.lucYen, 1999)).admissionCurve).toEqual({
      days: [],
      cumulative: [],
    });
  });
});

describe('the funnel', () => {
  it('counts everybody on the way once, and as many in the pipeline as the board does', async () => {
    const { stageCounts, quota } = await statistics('demo-dashboard', demoIds.lucYen, 2026);
    expect(stageCounts.map(({ stage }: { stage: string }) => stage)).toEqual([
      'SOURCE',
      'OUTSTANDING',
      'IN_AWARENESS_CLASS',
      'AWARENESS_CERTIFIED',
      'DOSSIER',
      'VERIFYING',
      'OPINIONS',
      'CELL_REVIEW',
      'CELL_PROPOSED',
      'GRASSROOTS_PROPOSED',
      'DECIDED',
      'PROBATIONARY',
      'OFFICIAL',
    ]);
    const counts = stageCounts.map(({ candidateCount }: { candidateCount: number }) => candidateCount);
    const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
    expect(quota.pipelineCount).toBeGreaterThan(0);
    expect(sum(counts.slice(3, 11))).toBe(quota.pipelineCount);
    const { data } = await server.ask('demo-district', `{ candidates(stage: [SOURCE]) { totalCount } }`);
    expect(counts[0]).toBe(data.candidates.totalCount);
  });
});

/** The traits of those admitted by one cell in 2023, counted by hand. */
async function sqlTraits(cellId: string): Promise<object> {
  const { rows } = await server.app.services.database.pool.query(
    `SELECT count(*)::integer AS "admittedCount", 0 AS "removedCount", count(*)::integer AS "knownCount",
       count(*) FILTER (WHERE c.sex = 'FEMALE')::integer AS "womenCount",
       count(*) FILTER (WHERE c.ethnic_group <> 'Kinh')::integer AS "ethnicMinorityCount",
       count(*) FILTER (WHERE a.ceremony_on < make_date(c.birth_year, c.birth_month, 1) + interval '31 years')::integer
         AS "youthUnionAgeCount"
     FROM admission a JOIN candidate c ON c.id = a.candidate_id
     WHERE a.committee_id = $1 AND NOT a.revoked AND extract(year FROM a.ceremony_on) = 2023`,
    [cellId],
  );
  return rows[0];
}

describe('the breakdown', () => {
  it('shows groups of a district, which overlap', async () => {
    const { admissionBreakdown } = await statistics('demo-dashboard', demoIds.lucYen);
    expect(admissionBreakdown.admittedCount).toBe(216);
    expect(admissionBreakdown.knownCount).toBe(216);
    const { womenCount, ethnicMinorityCount, youthUnionAgeCount } = admissionBreakdown;
    for (const count of [womenCount, ethnicMinorityCount, youthUnionAgeCount]) {
      expect(count).toBeGreaterThanOrEqual(5);
      expect(count).toBeLessThanOrEqual(211);
    }
    expect(womenCount + ethnicMinorityCount + youthUnionAgeCount).toBeGreaterThan(216);
  });

  it('takes Kinh for Kinh however it is written', async () => {
    const { prisma } = server.app.services.database;
    const before = await statistics('demo-dashboard', demoIds.lucYen);
    const written = await prisma.candidate.updateMany({
      where: { ethnicGroup: 'Kinh' },
      data: { ethnicGroup: 'KINH' },
    });
    expect(written.count).toBeGreaterThan(50);
    expect(await statistics('demo-dashboard', demoIds.lucYen)).toEqual(before);
  });

  it('hides groups of fewer than five, and those that leave fewer than five', async () => {
    const { admissionBreakdown } = await statistics('demo-dashboard', demoIds.kheoLeng);
    expect(admissionBreakdown).toEqual({
      admittedCount: 1,
      removedCount: null,
      knownCount: 1,
      womenCount: null,
      ethnicMinorityCount: null,
      youthUnionAgeCount: null,
    });
  });

  it('hides nothing from whoever may read these people one by one', async () => {
    const counted = await sqlTraits(demoIds.kheoLeng);
    for (const subject of ['demo-cell', 'demo-commune', 'demo-district']) {
      expect((await statistics(subject, demoIds.kheoLeng)).admissionBreakdown).toEqual(counted);
    }
  });

  it('hides small groups again where one of the people is followed where the viewer may not read', async () => {
    const { prisma, pool } = server.app.services.database;
    const counted = (await statistics('demo-cell', demoIds.kheoLeng)).admissionBreakdown;
    expect(counted.womenCount).not.toBeNull();
    const { candidateId } = await prisma.admission.findFirstOrThrow({
      where: {
        committeeId: demoIds.kheoLeng,
        revoked: false,
        ceremonyOn: { gte: new Date('2023-01-01'), lt: new Date('2024-01-01') },
      },
    });
    const move = (committeeId: string) => transferCases(pool, [candidateId], committeeId, '2026-11-23');
    await move(demoIds.yenThe);
    expect((await statistics('demo-cell', demoIds.kheoLeng)).admissionBreakdown).toEqual({
      ...counted,
      removedCount: null,
      womenCount: null,
      ethnicMinorityCount: null,
      youthUnionAgeCount: null,
    });
    await move(demoIds.kheoLeng);
  });

  it('counts an erased person as admitted and in no group', async () => {
    const { prisma } = server.app.services.database;
    const before = await statistics('demo-district', demoIds.lucYen);
    const person = await prisma.candidate.findFirstOrThrow({
      where: {
        sex: 'FEMALE',
        committee: { parentId: demoIds.lamThuong },
        admissions: {
          some: { revoked: false, ceremonyOn: { gte: new Date('2023-01-01'), lt: new Date('2024-01-01') } },
        },
      },
    });
    await server.ask(
      'demo-district',
      `mutation ($id: ID!) { erasePerson(input: { candidateId: $id, reason: "test" }) { __typename ... on UserError { code } } }`,
      { id: globalId('Candidate', person.id) },
    );
    const after = await statistics('demo-district', demoIds.lucYen);
    expect(after.admissionBreakdown).toMatchObject({
      admittedCount: 216,
      knownCount: 215,
      womenCount: before.admissionBreakdown.womenCount - 1,
    });
  });
});

describe('who may see them', () => {
  it('not those without figures, and traits only those who need them', async () => {
    expect(await statistics('demo-auditor', demoIds.lucYen)).toEqual({
      quota: null,
      admissionCurve: null,
      stageCounts: null,
      admissionBreakdown: null,
    });
    const inspector = await statistics('demo-inspector', demoIds.vanYen);
    expect(inspector.admissionCurve).not.toBeNull();
    expect(inspector.stageCounts).not.toBeNull();
    expect(inspector.admissionBreakdown).toBeNull();
  });

  it('and nobody outside of the committees they have a role for', async () => {
    expect(await statistics('demo-cell', demoIds.lamThuong)).toBeNull();
    // A role on one committee does not open the same figures of another that may be looked at for another reason.
    await server.grant('two-roles', 'AUDITOR', demoIds.lucYen);
    await server.grant('two-roles', 'DASHBOARD', demoIds.lamThuong);
    await server.app.services.feed.settle();
    expect(await statistics('two-roles', demoIds.lucYen)).toMatchObject({ admissionCurve: null, stageCounts: null });
    expect((await statistics('two-roles', demoIds.lamThuong)).admissionCurve).not.toBeNull();
  });
});
