import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { endDistrict } from '../helpers/end-of-the-district.ts';
import { committee, idIn, inspectionDesk } from '../helpers/inspection-desk.ts';
import { followList, ListClient, type ListStream, openListOver } from '../helpers/list-client.ts';
import { TRANSPORTS } from '../helpers/live-board.ts';
import { shortestOf } from '../helpers/shortest-of.ts';
import { startTestServer, type TestServer } from '../helpers/test-server.ts';
import { PATIENCE_MS, within } from '../helpers/within.ts';

// The live board of programmes is `Committee.inspectionCompletion` at every moment. The day of the server is 2026-11-23.

const COMPLETION = `committeeCount programmeCount completedCount withoutProgrammeCount endedCount endedProgrammeCount
  endedCompletedCount takenOutCount ownTakenOutCount ownCompleted`;
const WATCH = `subscription ($committeeId: ID!, $year: Int!, $after: String) {
  inspectionBoard(committeeId: $committeeId, year: $year, after: $after) {
    kind from cursor asOf reason removed rows { id committeeId name kind ended completion { ${COMPLETION} } } } }`;

interface Row {
  id: string;
  committeeId: string;
  name: string;
  kind: string;
  ended: boolean;
  completion: Record<string, number | boolean | null>;
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ feed: { heartbeatMs: 400 } });
});
afterAll(() => server.stop());

const does = inspectionDesk(() => server);
const LUC_YEN = committee(demoIds.lucYen);
const LAM_THUONG = committee(demoIds.lamThuong);
const COMMUNE = 'demo-commune';
const settle = () => server.app.services.feed.settle();
const sql = (text: string, values: unknown[] = []) => server.app.services.database.pool.query(text, values);
const rowOf = (client: ListClient<Row>, id: string): Row | undefined =>
  [...client.rows.values()].find(({ committeeId }) => committeeId === id);
const moved = ({ kind }: { kind: string }) => kind === 'DELTA';

/** The same figures, asked for once. */
async function completions(subject: string, ids: readonly string[], year: number): Promise<unknown[]> {
  const { data, errors } = await server.ask(
    subject,
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Committee { inspectionCompletion(year: ${year}) { ${COMPLETION} } } } }`,
    { ids },
  );
  expect(errors).toBeUndefined();
  return data.nodes.map((one: { inspectionCompletion: unknown }) => one.inspectionCompletion);
}

/** That a board shows what is answered now, for each of its rows. */
async function expectTrue(client: ListClient<Row>, subject: string, year: number): Promise<void> {
  const rows = [...client.rows.values()];
  const ids = rows.map(({ committeeId }) => committeeId);
  expect(rows.map(({ completion }) => completion)).toEqual(await completions(subject, ids, year));
}

/** The programme of the commune for a year in which it has none, with one inspection of a cell. */
async function draft(year: number): Promise<{ programmeId: string; inspectionId: string }> {
  const created = await does(COMMUNE, 'createProgramme', { committeeId: LAM_THUONG, year }, 'programme { id }');
  const programmeId = idIn(created, 'programme');
  const added = await does(
    COMMUNE,
    'addInspection',
    {
      programmeId,
      subjectId: committee(demoIds.kheoLeng),
      kind: 'THEMATIC_INSPECTION',
      topic: 'Công tác phát triển đảng viên',
      dueOn: `${year}-10-30`,
    },
    'inspection { id }',
  );
  return { programmeId, inspectionId: idIn(added, 'inspection') };
}

async function conclude(inspectionId: string, year: number): Promise<void> {
  await does(COMMUNE, 'startInspection', { inspectionId, decisionNumber: '5-QĐ/ĐU', startedOn: `${year}-03-01` });
  for (const [to, day] of [
    ['SELF_REPORT_IN', '03-20'],
    ['VERIFIED', '04-02'],
    ['REPORTED', '04-10'],
  ]) {
    await does(COMMUNE, 'recordInspectionStep', { inspectionId, to, effectiveOn: `${year}-${day}` });
  }
  const result = { inspectionId, outcome: 'GOOD', concludedOn: `${year}-04-20`, findings: [] };
  expect(await does(COMMUNE, 'recordInspectionResult', result)).not.toHaveProperty('code');
}

/** Another node's or somebody's write that has nothing of the API's: what the commune plans is taken out, or put back. */
async function takeOut(year: number): Promise<void> {
  await sql(
    `UPDATE inspection SET taken_out_on = CASE WHEN taken_out_on IS NULL THEN '${year}-06-01'::date END
     WHERE programme_id = (SELECT id FROM inspection_programme WHERE committee_id = $1 AND year = ${year})`,
    [demoIds.lamThuong],
  );
}

describe.each(TRANSPORTS)('the live board of programmes over %s', (transport) => {
  const open = (subject: string, committeeId: string, year: number, after: string | null = null) =>
    openListOver<Row>(server, transport, subject, WATCH, { committeeId, year, after });
  const year = transport === 'SSE' ? 2018 : 2019;

  it('moves in the window of the district within a second after each step of a commune', async () => {
    const [district, commune] = [new ListClient<Row>(), new ListClient<Row>()];
    const [above, own] = [await open('demo-district', LUC_YEN, year), await open(COMMUNE, LAM_THUONG, year)];
    await Promise.all([followList(above, district, () => true), followList(own, commune, () => true)]);
    expect(district.kinds).toEqual(['SNAPSHOT']);
    const [top, ...below] = [...district.rows.values()];
    expect(top).toMatchObject({ committeeId: LUC_YEN, ended: false, completion: { programmeCount: 0 } });
    expect(below.map(({ kind }) => kind)).not.toContain('GRASSROOTS_CELL');
    expect(below.length).toBe(top?.completion.committeeCount);
    await expectTrue(district, 'demo-district', year);
    const { programmeId, inspectionId } = await draft(year);
    await does(COMMUNE, 'issueProgramme', { programmeId, number: '1-CTr/ĐU', issuedOn: `${year}-01-12` });
    await followList(above, district, (_frame, { rows }) =>
      [...rows.values()].some(({ completion }) => completion.programmeCount === 1),
    );
    expect(rowOf(district, LAM_THUONG)?.completion).toMatchObject({ ownCompleted: false });
    await conclude(inspectionId, year);
    const concludedAt = performance.now();
    await followList(above, district, (_frame, client) => rowOf(client, LUC_YEN)?.completion.completedCount === 1);
    expect(performance.now() - concludedAt).toBeLessThan(PATIENCE_MS);
    await followList(own, commune, (_frame, client) => rowOf(client, LAM_THUONG)?.completion.ownCompleted === true);
    await expectTrue(district, 'demo-district', year);
    await expectTrue(commune, COMMUNE, year);
    const tookMs = await shortestOf(1_000, async () => {
      const startedAt = performance.now();
      await takeOut(year);
      void settle();
      await followList(above, district, moved);
      return performance.now() - startedAt;
    });
    expect(tookMs).toBeLessThan(1_000);
    await expectTrue(district, 'demo-district', year);
    await Promise.all([above.return?.(), own.return?.()]);
  });

  it('ends with the right to it, and the window of another one goes on', async () => {
    const leaver = `board-leaver-${transport}`;
    await server.grant(leaver, 'INSPECTOR', demoIds.lucYen);
    await settle();
    const [left, stayed] = [new ListClient<Row>(), new ListClient<Row>()];
    const [leaving, staying] = [await open(leaver, LUC_YEN, 2017), await open('demo-district', LUC_YEN, 2017)];
    await Promise.all([followList(leaving, left, () => true), followList(staying, stayed, () => true)]);
    await sql('UPDATE access_grant SET valid_to = now() WHERE subject = $1', [leaver]);
    await settle();
    const issued = sql(
      `INSERT INTO inspection_programme (id, committee_id, year, status, issued_on) VALUES (gen_random_uuid(), $1, 2017, 'ISSUED', '2017-01-05')`,
      [transport === 'SSE' ? demoIds.lamThuong : demoIds.yenThe],
    );
    await expect(
      within(
        PATIENCE_MS,
        'the end',
        followList(leaving, left, () => false),
      ),
    ).rejects.toThrow(/answered with/);
    await issued;
    await settle();
    await followList(staying, stayed, moved);
    expect(left.kinds).not.toContain('DELTA');
    await expectTrue(stayed, 'demo-district', 2017);
    await staying.return?.();
  });

  it('goes on after an interruption with a HEARTBEAT, or with the whole board where something changed', async () => {
    const client = new ListClient<Row>();
    const first = await open(COMMUNE, LAM_THUONG, 2026);
    await followList(first, client, () => true);
    await first.return?.();
    const again = await open(COMMUNE, LAM_THUONG, 2026, client.cursor);
    expect(await followList(again, client, () => true)).toMatchObject({ kind: 'HEARTBEAT' });
    await again.return?.();
    await takeOut(2026);
    await settle();
    const third = await open(COMMUNE, LAM_THUONG, 2026, client.cursor);
    expect(await followList(third, client, () => true)).toMatchObject({ kind: 'SNAPSHOT', reason: null });
    await third.return?.();
    const other = await open(COMMUNE, LAM_THUONG, 2025, client.cursor);
    const { value } = await other.next();
    expect(value?.errors?.[0]?.extensions?.code).toBe('INVALID_INPUT');
    await other.return?.();
  });
});

/** Opens the board of the commune and lets something be done; gives what of it was read and sent meanwhile. */
async function sentMeanwhile(subject: string, deed: () => Promise<unknown>) {
  const client = new ListClient<Row>();
  const variables = { committeeId: LAM_THUONG, year: 2026, after: null };
  const stream: ListStream<Row> = await openListOver<Row>(server, 'WebSocket', subject, WATCH, variables);
  await followList(stream, client, () => true);
  const before = JSON.stringify([...client.rows]);
  const { statements } = await countStatements(async () => {
    await deed();
    await settle();
    for (let beats = 0; beats < 2; beats += 1) await followList(stream, client, () => true);
  });
  await stream.return?.();
  return {
    kinds: client.kinds,
    same: JSON.stringify([...client.rows]) === before,
    readings: statements.filter((text) => text.includes('takenOutCount')).length,
  };
}

it('signs of a violation that are hidden move nothing: it is as when something happened elsewhere', async () => {
  await server.grant('board-inspector', 'INSPECTOR', demoIds.lucYen);
  await server.grant('board-cell', 'CELL_SECRETARY', demoIds.lamThuong);
  await settle();
  for (const subject of [COMMUNE, 'board-cell']) {
    const without = await sentMeanwhile(subject, () =>
      sql(`UPDATE inspection_programme SET number = coalesce(number, '') || '+' WHERE committee_id = $1`, [
        demoIds.naHau,
      ]),
    );
    const hidden = await sentMeanwhile(subject, async () => {
      const opened = await does(
        'board-inspector',
        'openInspection',
        {
          inspectorId: LUC_YEN,
          subjectId: LAM_THUONG,
          kind: 'VIOLATION_SIGNS',
          topic: 'Dấu hiệu vi phạm',
          reason: 'Đơn phản ánh',
        },
        'inspection { id }',
      );
      const inspectionId = idIn(opened, 'inspection');
      const start = { inspectionId, decisionNumber: '9-QĐ/UBKT', startedOn: '2026-11-10' };
      const by = { conductedBy: 'INSPECTION_COMMISSION', lead: 'Trưởng đoàn' };
      expect(await does('board-inspector', 'startInspection', { ...start, ...by })).not.toHaveProperty('code');
    });
    expect(without).toEqual({ kinds: ['SNAPSHOT', 'HEARTBEAT', 'HEARTBEAT'], same: true, readings: 0 });
    expect(hidden).toEqual(without);
  }
});

it.each(TRANSPORTS)('follows a commune that comes under another district, over %s', async (transport) => {
  const open = (id: string) =>
    openListOver<Row>(server, transport, 'demo-province', WATCH, { committeeId: committee(id), year: 2026 });
  const [here, there] = [new ListClient<Row>(), new ListClient<Row>()];
  const [from, to] = transport === 'WebSocket' ? [demoIds.lucYen, demoIds.vanYen] : [demoIds.vanYen, demoIds.lucYen];
  const streams = [await open(from), await open(to)] as const;
  await Promise.all([followList(streams[0], here, () => true), followList(streams[1], there, () => true)]);
  const commune = committee(demoIds.yenThe);
  expect(rowOf(here, commune)).toBeDefined();
  const { data } = await server.ask(
    'demo-province',
    `mutation ($input: ReorganiseInput!) { reorganise(input: $input) { __typename ... on RuleViolation { refusals { code message } } } }`,
    {
      input: {
        decision: { number: `9-QĐ/${transport}`, issuedOn: '2026-11-20', issuer: 'Tỉnh ủy', title: 'Sắp xếp' },
        effectiveOn: transport === 'WebSocket' ? '2026-11-22' : '2026-11-23',
        changes: [{ reparent: { committeeIds: [commune], under: { committeeId: committee(to) } } }],
      },
    },
  );
  expect(data.reorganise).toEqual({ __typename: 'ReorganisePayload' });
  await Promise.all([
    followList(streams[0], here, (_frame, client) => rowOf(client, commune) === undefined),
    followList(streams[1], there, (_frame, client) => rowOf(client, commune) !== undefined),
  ]);
  await expectTrue(here, 'demo-province', 2026);
  await expectTrue(there, 'demo-province', 2026);
  for (const stream of streams) await stream.return?.();
});

it('is hidden like one that is missing', async () => {
  for (const id of [demoIds.naHau, '00000000-0000-4000-8000-000000000000']) {
    const stream = await openListOver<Row>(server, 'WebSocket', COMMUNE, WATCH, {
      committeeId: committee(id),
      year: 1,
    });
    const { value } = await stream.next();
    expect(value?.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    await stream.return?.();
  }
});

it('tells those apart that ended in the year, whose completion is counted by itself', async () => {
  const ended = await startTestServer();
  const client = await ended.app.services.database.pool.connect();
  await client.query('BEGIN');
  await endDistrict(client);
  await client.query('COMMIT');
  client.release();
  await ended.app.services.feed.settle();
  const board = new ListClient<Row>();
  const variables = { committeeId: LUC_YEN, year: 2025 };
  const stream = await openListOver<Row>(ended, 'WebSocket', 'demo-province', WATCH, variables);
  await followList(stream, board, () => true);
  const [top, ...below] = [...board.rows.values()];
  expect(top).toMatchObject({ ended: true, completion: { committeeCount: 0, endedCount: 24 } });
  expect(below.map((row) => row.ended)).toEqual(Array(24).fill(true));
  await stream.return?.();
  await ended.stop();
});
