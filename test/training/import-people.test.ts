import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import type { CandidateStage, Prisma } from '../../src/db/generated/client.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { importCsv, placesOf } from '../helpers/import-csv.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// A list of people comes as a file and is enrolled: by the checks and the writers of enrolInClass.

let server: TestServer;
let cell: string;
beforeAll(async () => {
  server = await startTestServer();
  const rows = await query(
    'SELECT code FROM committee_code WHERE committee_id = $1 AND valid_to IS NULL',
    demoIds.kheoLeng,
  );
  cell = rows[0].code;
});
afterAll(() => server.stop());
afterEach(async () => {
  await server.app.services.feed.settle();
  expect(await feedDifferences(server)).toEqual([]);
});

const prisma = () => server.app.services.database.prisma;
const query = async (text: string, ...values: string[]) =>
  (await server.app.services.database.pool.query(text, values)).rows;

/** A class of the centre of Lục Yên that takes people. */
async function aClass(more: Partial<Prisma.TrainingClassUncheckedCreateInput> = {}): Promise<string> {
  const { id } = await prisma().trainingClass.create({
    data: {
      centreId: demoIds.lucYenCentre,
      kind: 'AWARENESS',
      status: 'OPEN',
      capacity: 50,
      title: 'Lớp thử',
      startsOn: new Date('2026-12-07'),
      endsOn: new Date('2026-12-11'),
      ...more,
    },
    select: { id: true },
  });
  return id;
}

let made = 0;
/** Somebody of the cell, by a name that nobody else has. */
async function aPerson(stage: CandidateStage = 'OUTSTANDING') {
  made += 1;
  const fullName = `Bàn Thị Số ${made}`;
  const stageSince = new Date('2026-11-02');
  return { fullName, id: await plantPerson(prisma(), { committeeId: demoIds.kheoLeng, stage, stageSince, fullName }) };
}

const HEAD = 'Mã lớp;Mã tổ chức;Tổ chức đảng;Họ và tên;Tháng sinh;Năm sinh';
const lineOf = (classId: string, { fullName }: { fullName: string }, more: { cell?: string; year?: number } = {}) =>
  `${globalId('TrainingClass', classId)};${more.cell ?? cell};;${fullName};5;${more.year ?? 1999}`;
const run = (lines: readonly string[], write = true) =>
  importCsv(server.app.services.database.pool, [HEAD, ...lines], { write });
const counts = (created: number, unchanged = 0) => ({ created, changed: 0, unchanged });
const roll = (classId: string) =>
  query(
    `SELECT c.full_name AS name, e.status, c.stage, e.enrolled_by AS by FROM enrolment e JOIN candidate c ON c.id = e.candidate_id
     WHERE e.class_id = $1 ORDER BY c.full_name COLLATE "C"`,
    classId,
  );

it('enrols the people of a list, with their steps, in the name of who imports; a second run changes nothing', async () => {
  const [classId, one, other] = [await aClass(), await aPerson(), await aPerson()];
  const lines = [one, other].map((person) => lineOf(classId, person));
  expect(await run(lines)).toMatchObject({ problems: [], counts: { enrolments: counts(2) } });
  const entered = await roll(classId);
  expect(entered).toEqual(
    [one, other].map(({ fullName }) => {
      return { name: fullName, status: 'ENROLLED', stage: 'IN_AWARENESS_CLASS', by: 'văn phòng' };
    }),
  );
  const again = lines.map((line) => line.replace('Bàn Thị', 'BÀN THỊ'));
  expect(await run(again)).toMatchObject({ problems: [], counts: { enrolments: counts(0, 2) } });
  expect(await roll(classId)).toEqual(entered);
  const steps = await query('SELECT to_stage, changed_by FROM stage_change WHERE candidate_id = $1', one.id);
  expect(steps).toEqual([{ to_stage: 'IN_AWARENESS_CLASS', changed_by: 'văn phòng' }]);
});

it('tells a run that only looks the same, leaves nothing, and has the look at each name in the access log', async () => {
  const [classId, one, source] = [await aClass({ capacity: 1 }), await aPerson(), await aPerson('SOURCE')];
  const lines = [one, source].map((person) => lineOf(classId, person));
  const looked = await run(lines, false);
  expect(await roll(classId)).toEqual([]);
  const { problems, counts: found } = await run(lines);
  expect([looked.problems, looked.counts]).toEqual([problems, found]);
  expect(placesOf(looked)).toEqual([[3, 'Họ và tên']]);
  expect(await roll(classId)).toEqual([]);
  const looks = await query(
    'SELECT DISTINCT viewer, operation, groups FROM access_look WHERE $1::uuid = ANY (persons)',
    one.id,
  );
  expect(looks).toEqual([{ viewer: 'văn phòng', operation: 'import', groups: '{IDENTITY}' }]);
});

it('gives no more places than there are, to whom the list of those who wait gives them first', async () => {
  const classId = await aClass({ capacity: 2 });
  const [late, waiting, third] = [await aPerson(), await aPerson(), await aPerson()];
  await prisma().enrolment.create({
    data: {
      classId,
      candidateId: waiting.id,
      status: 'PROPOSED',
      proposedOn: new Date('2026-11-20'),
      proposalNumber: '4-NQ',
      enrolledBy: 'test',
    },
  });
  expect(placesOf(await run([late, third].map((person) => lineOf(classId, person))))).toEqual([[3, 'Họ và tên']]);
  expect(placesOf(await run([late, waiting, third].map((person) => lineOf(classId, person))))).toEqual([[4, 'Mã lớp']]);
  expect(await run([late, waiting].map((person) => lineOf(classId, person)))).toMatchObject({
    problems: [],
    counts: { enrolments: counts(2) },
  });
});

it('seats nobody in two classes on a day, be it of one file', async () => {
  const [one, other] = [
    await aClass(),
    await aClass({ startsOn: new Date('2026-12-11'), endsOn: new Date('2026-12-12') }),
  ];
  const [person, free] = [await aPerson(), await aPerson()];
  const both = [lineOf(one, person), lineOf(other, free), lineOf(other, person)];
  const report = await run(both);
  expect(report.problems).toHaveLength(1);
  expect([await roll(one), await roll(other)]).toEqual([[], []]);
  await run([lineOf(one, person)]);
  expect(placesOf(await run(both))).toEqual([[4, 'Họ và tên']]);
  expect(await roll(other)).toEqual([]);
});

it('is refused whole, each at its line and column', async () => {
  const [classId, running] = [await aClass(), await aClass({ status: 'RUNNING' })];
  const [one, other] = [await aPerson(), await aPerson()];
  const lines = [
    lineOf(classId, one),
    lineOf(classId, other).replace(/^[^;]*/, globalId('Candidate', other.id)),
    lineOf(classId, other).replace(/^[^;]*/, ''),
    lineOf(demoIds.kheoLeng, other),
    lineOf(running, other),
    lineOf(classId, { fullName: 'Chưa Ai Ghi' }),
    lineOf(classId, other, { year: 1998 }),
    lineOf(classId, other, { cell: '99.999.999' }),
    lineOf(classId, one)
      .toUpperCase()
      .replace(/^[^;]*/, globalId('TrainingClass', classId)),
    lineOf(classId, other).replace(';5;', ';13;'),
  ];
  expect(placesOf(await run(lines))).toEqual([
    [3, 'Mã lớp'],
    [4, 'Mã lớp'],
    [5, 'Mã lớp'],
    [6, 'Mã lớp'],
    [7, 'Họ và tên'],
    [8, 'Họ và tên'],
    [9, 'Mã tổ chức'],
    [10, ''],
    [11, 'Tháng sinh'],
  ]);
  expect(await roll(classId)).toEqual([]);
});
