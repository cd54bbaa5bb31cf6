import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { readActivity } from '../../src/db/queries/activity.ts';
import { stageOrder } from '../../src/resolvers/candidate/rules.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { followList, ListClient, openListOver } from '../helpers/list-client.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS } from '../helpers/within.ts';

// The log tells what happens while it happens, in which body and by which role of which body; never of whom, and never by whom.

interface Entry {
  id: string;
  at: string;
  committeeId: string;
  committeeName: string;
  stage: string | null;
  year: number | null;
  target: number | null;
  by: { role: string | null; name: string | null };
}

const WATCH = `subscription ($withinId: ID!, $after: String) { activity(withinId: $withinId, after: $after) {
  kind from cursor asOf reason removed
  rows { id at committeeId committeeName stage year target by { role name } }
} }`;
const DISTRICT = globalId('Committee', demoIds.lucYen);
const COMMUNE = globalId('Committee', demoIds.lamThuong);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ feed: { heartbeatMs: 400 } });
});
afterAll(() => server.stop());

const eventually = (check: () => unknown) => vi.waitFor(check, { timeout: PATIENCE_MS, interval: 50 });

async function open(subject: string, withinId: string, transport: 'WebSocket' | 'SSE' = 'WebSocket') {
  const log = new ListClient<Entry>();
  const stream = await openListOver<Entry>(server, transport, subject, WATCH, { withinId });
  const over = followList(stream, log, () => false).catch((error: unknown) => error);
  await eventually(() => expect(log.kinds.length).toBeGreaterThan(0));
  return { log, over, stream };
}

const newest = ({ rows }: ListClient<Entry>): Entry | undefined =>
  [...rows.values()].toSorted((a, b) => b.at.localeCompare(a.at))[0];

async function admit(subject = 'demo-district'): Promise<string> {
  const { data } = await server.ask(
    subject,
    '{ candidates(stage: [DECIDED], first: 1) { edges { node { id fullName } } } }',
  );
  const { id, fullName } = data.candidates.edges[0].node;
  const { data: done } = await server.ask(
    subject,
    'mutation ($input: RecordAdmissionInput!) { recordAdmission(input: $input) { __typename } }',
    { input: { candidateId: id, ceremonyOn: '2026-11-22' } },
  );
  expect(done.recordAdmission.__typename).toBe('AdmissionPayload');
  return fullName;
}

describe('the log of a committee', () => {
  it('tells of an admission at the cell, the commune and the district, by the role of its body and without a name', async () => {
    const logs = await Promise.all([
      open('demo-cell', globalId('Committee', demoIds.kheoLeng)),
      open('demo-commune', COMMUNE, 'SSE'),
      open('demo-district', DISTRICT),
      open('demo-dashboard', DISTRICT),
    ]);
    const name = await admit('demo-cell');
    for (const { log } of logs) {
      await eventually(() =>
        expect(newest(log)).toMatchObject({
          stage: 'PROBATIONARY',
          committeeId: globalId('Committee', demoIds.kheoLeng),
          year: null,
          target: null,
          by: { role: 'CELL_SECRETARY', name: newest(log)?.committeeName },
        }),
      );
      const told = JSON.stringify([...log.rows.values()]);
      expect(told).not.toContain(name);
      expect(told).not.toContain('demo-');
    }
    for (const { stream } of logs) await stream.return?.();
  });

  it('tells of a plan, and of nobody who leaves', async () => {
    const { log, stream } = await open('demo-dashboard', DISTRICT);
    const { data } = await server.ask(
      'demo-district',
      'query ($id: ID!) { committee(id: $id) { name quota(year: 2026) { plan planVersion } } }',
      { id: COMMUNE },
    );
    const { name, quota } = data.committee;
    const set = await server.ask(
      'demo-district',
      'mutation ($input: ReviseQuotasInput!) { reviseQuotas(input: $input) { __typename } }',
      {
        input: {
          year: 2026,
          rows: [{ committeeId: COMMUNE, kind: 'PLAN', target: quota.plan + 2, expectedVersion: quota.planVersion }],
          documentNumber: '9-KH/HU',
          documentOn: '2026-11-02',
          reason: 'bổ sung',
        },
      },
    );
    expect(set.data.reviseQuotas.__typename).toBe('ReviseQuotasPayload');
    await eventually(() =>
      expect(newest(log)).toMatchObject({
        committeeName: name,
        stage: null,
        year: 2026,
        target: quota.plan + 2,
        by: { role: 'SUPERIOR_COMMITTEE', name: 'Đảng bộ huyện Lục Yên' },
      }),
    );
    const { data: found } = await server.ask(
      'demo-district',
      '{ candidates(stage: [SOURCE], first: 1) { edges { node { id } } } }',
    );
    const left = await server.ask(
      'demo-district',
      'mutation ($input: MoveCandidateStageInput!) { moveCandidateStage(input: $input) { __typename } }',
      {
        input: {
          candidateId: found.candidates.edges[0].node.id,
          to: 'WITHDRAWN',
          effectiveOn: '2026-11-22',
          reason: 'xin rút',
        },
      },
    );
    expect(left.data.moveCandidateStage.__typename).toMatch(/Payload$/);
    // What comes after it is told, and it is not.
    await admit();
    await eventually(() => expect(newest(log)?.stage).toBe('PROBATIONARY'));
    expect([...log.rows.values()].map(({ stage }) => stage)).not.toContain('WITHDRAWN');
    await stream.return?.();
  });

  it('is hidden from who does not see the board, and ends with the role', async () => {
    await server.grant('guest', 'DASHBOARD', demoIds.lamThuong);
    await server.app.services.feed.settle();
    const own = await open('guest', COMMUNE);
    const above = await openListOver<Entry>(server, 'WebSocket', 'guest', WATCH, { withinId: DISTRICT });
    expect((await above.next()).value?.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    await server.app.services.database.prisma.accessGrant.updateMany({
      where: { subject: 'guest' },
      data: { validTo: new Date(server.app.services.clock.now()) },
    });
    await own.over;
    const auditor = await openListOver<Entry>(server, 'WebSocket', 'demo-auditor', WATCH, { withinId: DISTRICT });
    expect((await auditor.next()).value?.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  it('is the same by the cases of few committees as by what was recorded last', async () => {
    const { feed, database } = server.app.services;
    const { path = '' } = feed.state.committees.get(demoIds.lamThuong) ?? {};
    const { rows } = await database.pool.query<{ id: string }>(`SELECT id FROM committee WHERE path LIKE $1 || '%'`, [
      path,
    ]);
    const asked = { path, paths: ['/'], stages: stageOrder, since: new Date(0), day: feed.day, most: 500 };
    const [many, few] = [
      await readActivity(database.pool, { ...asked, few: null }),
      await readActivity(database.pool, { ...asked, few: rows.map(({ id }) => id) }),
    ];
    expect(many.length).toBeGreaterThan(10);
    expect(many.some(({ stage }) => stage === null)).toBe(true);
    expect(few).toEqual(many);
  });

  it('is read once for all who look at it', async () => {
    const logs = await Promise.all([1, 2, 3].map(() => open('demo-dashboard', DISTRICT)));
    const newestBefore = logs.map(({ log }) => newest(log)?.id);
    const { statements } = await countStatements(async () => {
      await admit();
      await eventually(() => {
        for (const [n, { log }] of logs.entries()) expect(newest(log)?.id).not.toBe(newestBefore[n]);
      });
    });
    // What was done in the same moment may be told by two frames.
    const readings = statements.filter((one) => one.includes('stage_change s'));
    expect(readings.length).toBeGreaterThan(0);
    expect(readings.length).toBeLessThanOrEqual(2);
    for (const { stream } of logs) await stream.return?.();
  });
});
