import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { countStatements } from '../helpers/count-statements.ts';
import { followList, ListClient, openListOver } from '../helpers/list-client.ts';
import { TRANSPORTS } from '../helpers/live-board.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { shortestOf } from '../helpers/shortest-of.ts';
import { demoClock, globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';
import { transferCases } from '../helpers/transfer-cases.ts';
import { PATIENCE_MS, within } from '../helpers/within.ts';

// The live board of trainings is what `Committee` answers about them at every moment. The day of the server is 2026-11-23.

const PROGRESS = 'target classCount enrolledCount certifiedCount percent';
const OUTLOOK = 'proposedCount lackingCount trainedWaitingCount lapsingCount';
const OFFICERS = 'officeCount trainedCount percent';
const WATCH = `subscription ($committeeId: ID!, $year: Int!, $after: String) {
  trainingBoard(committeeId: $committeeId, year: $year, kind: AWARENESS, after: $after) {
    kind from cursor asOf reason removed
    rows { id committeeId name ended progress { ${PROGRESS} } outlook { ${OUTLOOK} } officers { ${OFFICERS} } } } }`;
const WATCH_CENTRE = `subscription ($centreId: ID!, $after: String) {
  centreBoard(centreId: $centreId, year: 2026, after: $after) {
    kind from cursor asOf reason removed rows { id kind classCount enrolledCount certifiedCount } } }`;

interface Row {
  id: string;
  committeeId: string;
  name: string;
  ended: boolean;
  progress: { target: number | null; classCount: number; enrolledCount: number; certifiedCount: number };
  outlook: { proposedCount: number; lackingCount: number; trainedWaitingCount: number; lapsingCount: number };
  officers: { officeCount: number; trainedCount: number } | null;
}

interface CentreRow {
  id: string;
  kind: string;
  classCount: number;
  enrolledCount: number;
  certifiedCount: number;
}

const DAY_MS = 86_400_000;
const shift = { ms: 0 };
const clock = demoClock();
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ feed: { heartbeatMs: 400 }, clock: { now: () => clock.now() + shift.ms } });
});
afterAll(() => server.stop());

const prisma = () => server.app.services.database.prisma;
const sql = (text: string, values: unknown[] = []) => server.app.services.database.pool.query(text, values);
const settle = () => server.app.services.feed.settle();
const committee = (id: string) => globalId('Committee', id);
const [LUC_YEN, LAM_THUONG] = [committee(demoIds.lucYen), committee(demoIds.lamThuong)];
const CENTRE = globalId('TrainingCentre', demoIds.lucYenCentre);
const moved = ({ kind }: { kind: string }) => kind === 'DELTA';
const rowOf = (client: ListClient<Row>, id: string): Row => {
  const row = [...client.rows.values()].find(({ committeeId }) => committeeId === id);
  if (!row) throw new Error('the board has no such row');
  return row;
};

async function does(subject: string, name: string, input: object): Promise<void> {
  const type = name.replace(/^./, (letter) => letter.toUpperCase());
  const { data, errors } = await server.ask(
    subject,
    `mutation ($input: ${type}Input!) { ${name}(input: $input) {
      __typename ... on UserError { code message } ... on RuleViolation { refusals { code } } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  expect(data[name]).not.toHaveProperty('code');
}

/** That a board shows what is answered now, for each of its rows. */
async function expectTrue(client: ListClient<Row>, subject: string, year = 2026): Promise<void> {
  const rows = [...client.rows.values()];
  const { data, errors } = await server.ask(
    subject,
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Committee { progress: trainingProgress(year: ${year}, kind: AWARENESS) { ${PROGRESS} }
      outlook: trainingOutlook(kind: AWARENESS) { ${OUTLOOK} } officers: officersTrained { ${OFFICERS} } } } }`,
    { ids: rows.map(({ committeeId }) => committeeId) },
  );
  expect(errors).toBeUndefined();
  expect(rows.map(({ progress, outlook, officers }) => ({ progress, outlook, officers }))).toEqual(data.nodes);
}

/** Today in Vietnam, by the clock of the server. */
const today = () => new Date(clock.now() + shift.ms + 7 * 3_600_000).toISOString().slice(0, 10);

let classes = 0;

/** A class of the centre of the district that takes people. */
async function openClass(): Promise<string> {
  const { id } = await prisma().trainingClass.create({
    data: {
      centreId: demoIds.lucYenCentre,
      kind: 'AWARENESS',
      status: 'OPEN',
      capacity: 50,
      title: `Lớp thử ${++classes}`,
      audience: ['CANDIDATES'],
      startsOn: new Date('2026-11-16'),
      endsOn: new Date(today()),
    },
    select: { id: true },
  });
  return globalId('TrainingClass', id);
}

/** A certificate that is on record without a class. */
const certificate = (candidateId: string, issuedOn: string) =>
  prisma().certificate.create({
    data: { candidateId, kind: 'AWARENESS', number: `${++classes}/GCN`, issuedOn: new Date(issuedOn) },
  });

const someone = () => plantPerson(prisma(), { committeeId: demoIds.kheoLeng, stage: 'OUTSTANDING' });

describe.each(TRANSPORTS)('the live board of trainings over %s', (transport) => {
  const open = (subject: string, committeeId: string, after: string | null = null, year = 2026) =>
    openListOver<Row>(server, transport, subject, WATCH, { committeeId, year, after });
  const first = async (subject: string, committeeId: string) => {
    const client = new ListClient<Row>();
    const stream = await open(subject, committeeId);
    await followList(stream, client, () => true);
    return { client, stream };
  };

  it('moves in the window of the district, the commune and the centre from the proposal to a certificate that is revoked', async () => {
    const candidateId = await someone();
    const classId = await openClass();
    await settle();
    const [district, commune] = [await first('demo-district', LUC_YEN), await first('demo-commune', LAM_THUONG)];
    const centre = new ListClient<CentreRow>();
    const flat = await openListOver<CentreRow>(server, transport, 'demo-district', WATCH_CENTRE, { centreId: CENTRE });
    await followList(flat, centre, () => true);
    expect(district.client.kinds).toEqual(['SNAPSHOT']);
    await expectTrue(district.client, 'demo-district');
    await expectTrue(commune.client, 'demo-commune');
    const figures = () => {
      const { progress, outlook } = rowOf(district.client, LAM_THUONG);
      const own = rowOf(commune.client, LAM_THUONG);
      expect([own.progress, own.outlook]).toEqual([progress, outlook]);
      return { ...progress, ...outlook };
    };
    const taught = () => [...centre.rows.values()].find(({ kind }) => kind === 'AWARENESS');
    /** Does something in one window, and waits until the others show it. */
    const step = async (deed: () => Promise<unknown>, shown: Partial<ReturnType<typeof figures>>) => {
      const before = figures();
      await deed();
      const changed = (row: Row) =>
        Object.entries(shown).every(([name, by]) => {
          const value = (one: Record<string, unknown>) => Number(one[name] ?? 0);
          return value({ ...row.progress, ...row.outlook }) - value(before) === by;
        });
      await Promise.all(
        [district, commune].map(({ stream, client }) =>
          followList(stream, client, (_frame, one) => changed(rowOf(one, LAM_THUONG))),
        ),
      );
    };
    const person = globalId('Candidate', candidateId);
    await step(
      () =>
        does('demo-cell', 'proposeForClass', {
          classId,
          candidateId: person,
          documentNumber: '1-NQ/CB',
          proposedOn: '2026-11-10',
        }),
      { proposedCount: 1, lackingCount: -1 },
    );
    await step(() => does('demo-district', 'enrolInClass', { classId, candidateId: person }), { proposedCount: -1 });
    const before = taught();
    await step(() => does('demo-district', 'startClass', { classId }), { enrolledCount: 1 });
    await followList(flat, centre, () => (taught()?.enrolledCount ?? 0) === (before?.enrolledCount ?? 0) + 1);
    const { id: enrolmentId } = await prisma().enrolment.findFirstOrThrow({ where: { candidateId } });
    const number = `${transport}-1/GCN`;
    await step(
      () =>
        does('demo-centre', 'closeClass', {
          classId,
          issuedOn: today(),
          rows: [{ enrolmentId: globalId('Enrolment', enrolmentId), result: 'PASSED', certificateNumber: number }],
        }),
      { certifiedCount: 1, trainedWaitingCount: 1 },
    );
    await followList(flat, centre, () => (taught()?.certifiedCount ?? 0) === (before?.certifiedCount ?? 0) + 1);
    const { id: certificateId } = await prisma().certificate.findFirstOrThrow({ where: { candidateId } });
    await step(
      () =>
        does('demo-district', 'revokeCertificate', {
          certificateId: globalId('Certificate', certificateId),
          reason: 'FRAUD',
          documentNumber: '2-QĐ',
        }),
      { certifiedCount: -1, trainedWaitingCount: -1, lackingCount: 1 },
    );
    await followList(flat, centre, () => taught()?.certifiedCount === (before?.certifiedCount ?? 0));
    await expectTrue(district.client, 'demo-district');
    await expectTrue(commune.client, 'demo-commune');
    const tookMs = await shortestOf(1_000, async () => {
      const startedAt = performance.now();
      const trainees = 60 + Math.floor(startedAt % 1_000);
      const target = { committeeId: LAM_THUONG, year: 2026, kind: 'AWARENESS', trainees, documentNumber: '3-CT' };
      await does('demo-district', 'setTrainingTarget', target);
      await followList(district.stream, district.client, moved);
      return performance.now() - startedAt;
    });
    expect(tookMs).toBeLessThan(1_000);
    await expectTrue(district.client, 'demo-district');
    for (const { stream } of [district, commune]) await stream.return?.();
    await flat.return?.();
  });

  it('ends with the right to it, and others of the same committee go on', async () => {
    const subject = `trainings-leaver-${transport}`;
    await server.grant(subject, 'DASHBOARD', demoIds.lamThuong);
    await settle();
    const [leaver, stayer] = [await first(subject, LAM_THUONG), await first('demo-commune', LAM_THUONG)];
    // A wall sees the trainings, and no offices.
    expect(rowOf(leaver.client, LAM_THUONG).officers).toBeNull();
    await sql('UPDATE access_grant SET valid_to = now() WHERE subject = $1', [subject]);
    await settle();
    await someone();
    await expect(
      within(
        PATIENCE_MS,
        'the end',
        followList(leaver.stream, leaver.client, () => false),
      ),
    ).rejects.toThrow(/answered with/);
    await followList(stayer.stream, stayer.client, moved);
    expect(leaver.client.kinds).not.toContain('DELTA');
    await expectTrue(stayer.client, 'demo-commune');
    await stayer.stream.return?.();
  });

  it('counts a certificate where the cell stood on its day, after the cell has come under another commune', async () => {
    const [from, to] =
      transport === 'WebSocket' ? [demoIds.lamThuong, demoIds.yenThe] : [demoIds.yenThe, demoIds.lamThuong];
    const [here, there] = [await first('demo-district', committee(from)), await first('demo-district', committee(to))];
    const cell = committee(demoIds.thamPat);
    const has = (client: ListClient<Row>) => [...client.rows.values()].some(({ committeeId }) => committeeId === cell);
    expect([has(here.client), has(there.client)]).toEqual([true, false]);
    await does('demo-province', 'reorganise', {
      decision: { number: `9-QĐ/${transport}`, issuedOn: today(), issuer: 'Tỉnh ủy', title: 'Sắp xếp' },
      effectiveOn: transport === 'WebSocket' ? '2026-11-22' : '2026-11-23',
      changes: [{ reparent: { committeeIds: [cell], under: { committeeId: committee(to) } } }],
    });
    await Promise.all([
      followList(here.stream, here.client, (_frame, client) => !has(client)),
      followList(there.stream, there.client, (_frame, client) => has(client)),
    ]);
    const candidateId = await plantPerson(prisma(), { committeeId: demoIds.thamPat, stage: 'AWARENESS_CERTIFIED' });
    const [home, away] = transport === 'WebSocket' ? [here, there] : [there, here];
    const certified = (board: typeof here, id: string) => rowOf(board.client, committee(id)).progress.certifiedCount;
    const [was, elsewhere] = [certified(home, demoIds.lamThuong), certified(away, demoIds.yenThe)];
    // Who was trained and waits is told where the cell stands today.
    const waiting = (client: ListClient<Row>) => rowOf(client, committee(to)).outlook.trainedWaitingCount;
    const idle = waiting(there.client);
    await certificate(candidateId, '2026-03-02');
    await followList(home.stream, home.client, () => certified(home, demoIds.lamThuong) === was + 1);
    if (waiting(there.client) === idle)
      await followList(there.stream, there.client, (_frame, one) => waiting(one) > idle);
    await settle();
    await expectTrue(home.client, 'demo-district');
    expect(certified(away, demoIds.yenThe)).toBe(elsewhere);
    const waited = waiting(there.client);
    // The case may go to another cell too: a certificate of before is counted where the case was.
    const { id: awayCell } = await prisma().committee.findFirstOrThrow({
      where: { parentId: demoIds.naHau, kind: 'CELL' },
    });
    await transferCases(server.app.services.database.pool, [candidateId], awayCell, today());
    await followList(there.stream, there.client, (_frame, client) => waiting(client) < waited);
    await certificate(candidateId, '2026-03-03');
    await followList(home.stream, home.client, () => certified(home, demoIds.lamThuong) === was + 2);
    await expectTrue(home.client, 'demo-district');
    for (const { stream } of [here, there]) await stream.return?.();
  });

  it('tells at midnight that a certificate no longer lapses soon, but has lapsed', async () => {
    const candidateId = await plantPerson(prisma(), { committeeId: demoIds.kheoLeng, stage: 'VERIFYING' });
    shift.ms += DAY_MS - ((clock.now() + shift.ms + 7 * 3_600_000) % DAY_MS) - 30_000;
    await certificate(candidateId, `${Number(today().slice(0, 4)) - 5}${today().slice(4)}`);
    await settle();
    const { client, stream } = await first('demo-commune', LAM_THUONG);
    const before = rowOf(client, LAM_THUONG).outlook.lapsingCount;
    shift.ms += 60_000;
    await followList(stream, client, (_frame, one) => rowOf(one, LAM_THUONG).outlook.lapsingCount < before);
    await expectTrue(client, 'demo-commune');
    await stream.return?.();
  });
});

it('is read once for all who see the same, and not at all for what does not concern it', async () => {
  const open = () =>
    openListOver<Row>(server, 'WebSocket', 'demo-commune', WATCH, { committeeId: LAM_THUONG, year: 2026 });
  const boards = await Promise.all(
    [open(), open(), open()].map(async (stream) => ({ stream: await stream, client: new ListClient<Row>() })),
  );
  await Promise.all(boards.map(({ stream, client }) => followList(stream, client, () => true)));
  const target = (committeeId: string) =>
    sql(
      `INSERT INTO training_target (id, committee_id, year, kind, trainees, document_number, recorded_by)
       VALUES (gen_random_uuid(), $1, 2026, 'AWARENESS', 7, '1', 'x')`,
      [committeeId],
    );
  const readings = async (deed: () => Promise<unknown>, kind: string) => {
    const { statements } = await countStatements(async () => {
      await deed();
      await settle();
      await Promise.all(boards.map(({ stream, client }) => followList(stream, client, (frame) => frame.kind === kind)));
    });
    return ['"certifiedCount"', '"lackingCount"', '"trainedCount"'].map(
      (figure) => statements.filter((text) => text.includes(figure)).length,
    );
  };
  expect(await readings(() => target(demoIds.naHau), 'HEARTBEAT')).toEqual([0, 0, 0]);
  // Nor for what is due there and trains nobody.
  const inspected = () => sql(`UPDATE inspection SET topic = topic || '.' WHERE subject_id = $1`, [demoIds.lamThuong]);
  expect(await readings(inspected, 'HEARTBEAT')).toEqual([0, 0, 0]);
  expect(await readings(() => target(demoIds.lamThuong), 'DELTA')).toEqual([1, 1, 1]);
  for (const { stream } of boards) await stream.return?.();
});

it('counts for a centre nobody of a committee whose training the viewer does not see', async () => {
  const cell = await prisma().committee.findFirstOrThrow({ where: { parentId: demoIds.naHau, kind: 'CELL' } });
  const candidateId = await plantPerson(prisma(), { committeeId: cell.id, stage: 'AWARENESS_CERTIFIED' });
  const issuedOn = new Date('2026-03-02');
  const certified = async (subject: string) => {
    await settle();
    const client = new ListClient<CentreRow>();
    const stream = await openListOver<CentreRow>(server, 'WebSocket', subject, WATCH_CENTRE, { centreId: CENTRE });
    await followList(stream, client, () => true);
    await stream.return?.();
    return [...client.rows.values()].find(({ kind }) => kind === 'AWARENESS')?.certifiedCount ?? 0;
  };
  const before = [await certified('demo-district'), await certified('demo-province')];
  await prisma().certificate.create({
    data: { candidateId, centreId: demoIds.lucYenCentre, kind: 'AWARENESS', number: 'x/GCN', issuedOn },
  });
  expect(await certified('demo-district')).toBe(before[0]);
  expect(await certified('demo-province')).toBe((before[1] ?? 0) + 1);
});

it('has no personal field, and is hidden like what is missing', async () => {
  const code = async (subject: string, query: string, variables: Record<string, unknown>) => {
    const stream = await openListOver<Row>(server, 'WebSocket', subject, query, variables);
    const { value } = await stream.next();
    await stream.return?.();
    return value?.errors?.[0]?.extensions?.code;
  };
  const missing = '00000000-0000-4000-8000-000000000000';
  for (const id of [demoIds.naHau, missing]) {
    expect(await code('demo-commune', WATCH, { committeeId: committee(id), year: 1 })).toBe('NOT_FOUND');
  }
  // A commune sees the centre of its district, and not what all others send there.
  for (const id of [demoIds.lucYenCentre, missing]) {
    expect(await code('demo-commune', WATCH_CENTRE, { centreId: globalId('TrainingCentre', id) })).toBe('NOT_FOUND');
  }
  expect(await code('demo-commune', WATCH, { committeeId: LAM_THUONG, year: 1 })).toBe('INVALID_INPUT');
  const personal = WATCH.replace(
    'name ended',
    'name ended outlook { below { committee { candidates(text: "a") { totalCount } } } }',
  );
  await expect(code('demo-commune', personal, { committeeId: LAM_THUONG, year: 2026 })).rejects.toMatchObject([
    { message: expect.stringContaining('personal data') },
  ]);
});
