import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { demoIds } from '../../prisma/seed/demo-ids.ts';
import { importFile } from '../../src/import/import-file.ts';
import { idOfType } from '../../src/schema/global-id.ts';
import { feedDifferences } from '../helpers/figures.ts';
import { plantPerson } from '../helpers/plant-person.ts';
import { globalId, startTestServer, type TestServer } from '../helpers/test-server.ts';

// The roll of a class comes back as a file with the results: by the checks and the writers of closeClass.

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), 'ketnap-results-'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** A class that is held, with three people in it. */
interface Planted {
  id: string;
  people: { candidateId: string; seat: string; name: string }[];
}

let planted: Planted;
beforeEach(async () => {
  const { prisma } = server.app.services.database;
  const { id } = await prisma.trainingClass.create({
    data: {
      centreId: demoIds.lucYenCentre,
      kind: 'AWARENESS',
      status: 'RUNNING',
      capacity: 50,
      title: 'Lớp bồi dưỡng nhận thức về Đảng',
      startsOn: new Date('2026-11-16'),
      endsOn: new Date('2026-11-20'),
    },
    select: { id: true },
  });
  planted = { id, people: [] };
  for (const name of ['Bàn Văn Ân', 'Hà Thị Ân', 'Vũ Văn Thử']) {
    const candidateId = await plantPerson(prisma, {
      committeeId: demoIds.kheoLeng,
      stage: 'IN_AWARENESS_CLASS',
      stageSince: new Date('2026-11-02'),
      fullName: name,
    });
    const seat = await prisma.enrolment.create({
      data: { classId: id, candidateId, enrolledBy: 'test' },
      select: { id: true },
    });
    planted.people.push({ candidateId, name, seat: globalId('Enrolment', seat.id) });
  }
});
afterEach(async () => {
  await server.app.services.feed.settle();
  expect(await feedDifferences(server)).toEqual([]);
});

const HEADINGS = 'Họ và tên;Chi bộ;Kết quả;Số giấy chứng nhận;Ngày cấp;Mã học viên';
type Row = [result: string, number: string, day: string, seat?: string];

/** Imports a file with a row for each of the class, in the order of names. */
async function run(rows: readonly Row[], write = true) {
  const path = join(folder, 'results.csv');
  const lines = rows.map(([result, number, day, seat = planted.people[0]?.seat], n) =>
    [planted.people[n]?.name ?? 'Ai đó', 'Chi bộ', result, number, day, seat].join(';'),
  );
  await writeFile(path, `\uFEFF${[HEADINGS, ...lines].join('\n')}\n`);
  const report = await importFile(server.app.services.database.pool, {
    path,
    actor: 'văn phòng',
    today: '2026-11-24',
    write,
    update: false,
    includeHidden: false,
    language: 'en',
    idIn: idOfType,
    onProgress: () => {},
  });
  return { results: report.counts.results, problems: report.problems.map(({ line, column }) => [line, column]) };
}
const seat = (n: number): string => planted.people[n]?.seat ?? '';
const sheet = (numbers: [string, string]): Row[] => [
  ['Đạt yêu cầu', numbers[0], '20/11/2026', seat(0)],
  ['Đạt yêu cầu', numbers[1], '20/11/2026', seat(1)],
  ['Vắng', '', '', seat(2)],
];

async function standing() {
  const { rows } = await server.app.services.database.pool.query(
    `SELECT t.status, e.status AS result, c.stage, x.number FROM enrolment e JOIN training_class t ON t.id = e.class_id
     JOIN candidate c ON c.id = e.candidate_id LEFT JOIN certificate x ON x.enrolment_id = e.id
     WHERE t.id = $1 ORDER BY c.full_name COLLATE "C"`,
    [planted.id],
  );
  return rows;
}
const UNTOUCHED = Array.from({ length: 3 }, () => ({
  status: 'RUNNING',
  result: 'ENROLLED',
  stage: 'IN_AWARENESS_CLASS',
  number: null,
}));

it('closes the class, with certificates and the steps of the cases; a second run is refused', async () => {
  const rows = sheet(['901/GCN-NT', '902/GCN-NT']);
  expect(await run(rows)).toEqual({ results: { created: 3, changed: 0, unchanged: 0 }, problems: [] });
  expect(await standing()).toEqual([
    { status: 'CLOSED', result: 'PASSED', stage: 'AWARENESS_CERTIFIED', number: '901/GCN-NT' },
    { status: 'CLOSED', result: 'PASSED', stage: 'AWARENESS_CERTIFIED', number: '902/GCN-NT' },
    { status: 'CLOSED', result: 'ABSENT', stage: 'OUTSTANDING', number: null },
  ]);
  const { rows: history } = await server.app.services.database.pool.query(
    'SELECT DISTINCT changed_by FROM stage_change WHERE candidate_id = $1 AND to_stage = $2',
    [planted.people[0]?.candidateId, 'AWARENESS_CERTIFIED'],
  );
  expect(history).toEqual([{ changed_by: 'văn phòng' }]);
  expect(await run(rows)).toMatchObject({ results: { created: 0 }, problems: [[2, 'Mã học viên']] });
});

it('a run that only looks tells the same and writes nothing', async () => {
  expect(await run(sheet(['903/GCN-NT', '904/GCN-NT']), false)).toEqual({
    results: { created: 3, changed: 0, unchanged: 0 },
    problems: [],
  });
  expect(await standing()).toEqual(UNTOUCHED);
});

it.each<[string, (rows: Row[]) => Row[], [number, string][]]>([
  [
    'a number for nobody',
    ([a, b]) => [a as Row, b as Row, ['Vắng', '9/GCN', '', seat(2)]],
    [[4, 'Số giấy chứng nhận']],
  ],
  [
    'a number twice',
    (rows) => rows.map(([r, n, d, s], at) => [r, at < 2 ? '7/GCN' : n, d, s]),
    [[3, 'Số giấy chứng nhận']],
  ],
  ['somebody twice', ([a, b]) => [a as Row, b as Row, ['Vắng', '', '', seat(1)]], [[4, 'Mã học viên']]],
  ['somebody left out', (rows) => rows.slice(0, 2), [[2, 'Mã học viên']]],
  [
    'a result that is none',
    ([a, b, c]) => [a as Row, b as Row, ['Có trong danh sách', '', '', c?.[3]]],
    [[4, 'Kết quả']],
  ],
  [
    'another day',
    ([a, b, c]) => [a as Row, [b?.[0] ?? '', '906/GCN', '21/11/2026', b?.[3]], c as Row],
    [[3, 'Ngày cấp']],
  ],
  [
    'a day before the last of the class',
    (rows) => rows.map(([r, n, d, s]) => [r, n, d && '19/11/2026', s]),
    [[2, 'Mã học viên']],
  ],
  [
    'a day to come',
    (rows) => rows.map(([r, n, d, s], at) => [r, n, at === 0 ? '25/11/2026' : at === 1 ? '' : d, s]),
    [[2, 'Ngày cấp']],
  ],
  ['an id that is none', ([a, b]) => [a as Row, b as Row, ['Vắng', '', '', 'x']], [[4, 'Mã học viên']]],
])('%s is refused at its cell, and nothing is written', async (_, spoil, problems) => {
  expect(await run(spoil(sheet(['905/GCN-NT', '906/GCN-NT'])))).toEqual({
    results: { created: 0, changed: 0, unchanged: 0 },
    problems,
  });
  expect(await standing()).toEqual(UNTOUCHED);
});
